package dev.shinseidesk.ui.status;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.ui.common.Tasks;
import dev.shinseidesk.ui.common.UiContext;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Asking the portal which status it holds now. FX thread. */
final class PortalCheck {
  private final UiContext ctx;
  private final DeskServices services;
  private final ReceiptNumber number;
  private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper();

  PortalCheck(UiContext ctx, DeskServices services, ReceiptNumber number) {
    this.ctx = ctx;
    this.services = services;
    this.number = number;
  }

  /** Asks; does nothing while an answer is awaited. */
  void ask(Function<StatusCode, String> label, Runnable onAnswer) {
    if (asking.get()) {
      return;
    }
    note.set(ctx.texts().get("ui.status.portal.asking"));
    ctx.tasks()
        .run(() -> services.status().refresh(number))
        .on(Tasks.Lane.LONG)
        .whileRunning(asking)
        .onSuccess(listed -> {
          note.set(
              ctx.texts()
                  .get(
                      "ui.status.portal.answer",
                      ctx.texts().moment(services.clock().instant()),
                      label.apply(listed.status())));
          onAnswer.run();
        })
        .onProblem(told -> note.set(ctx.texts().whole(told)))
        .start();
  }

  /** What the last question gave; empty before the first. */
  ReadOnlyStringProperty noteProperty() {
    return note.getReadOnlyProperty();
  }

  /** Whether an answer is awaited. */
  ReadOnlyBooleanProperty askingProperty() {
    return asking.getReadOnlyProperty();
  }
}
