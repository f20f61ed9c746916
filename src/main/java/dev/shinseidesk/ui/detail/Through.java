package dev.shinseidesk.ui.detail;

import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.review.Decision;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.ui.common.Dialogs;
import dev.shinseidesk.ui.common.UiContext;
import dev.shinseidesk.ui.forward.ForwardViewModel;
import dev.shinseidesk.ui.review.ReviewViewModel;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * 適 and 提供 in one question: what a clerk does with most applications. Both are recorded as if they
 * had been decided one after the other; where the decision needs a second person, only it is. FX
 * thread.
 */
public final class Through {
  private final UiContext ctx;
  private final DeskServices services;
  private final ReceiptNumber number;
  private final ReviewViewModel review;
  private final ForwardViewModel forward;
  private @Nullable BusinessSystemId receiver;

  Through(
      UiContext ctx,
      DeskServices services,
      ReceiptNumber number,
      ReviewViewModel review,
      ForwardViewModel forward) {
    this.ctx = ctx;
    this.services = services;
    this.number = number;
    this.review = review;
    this.forward = forward;
  }

  /** Asks; what stands against it is told on the review's tab and nothing is asked. */
  public void ask() {
    if (!review.editableProperty().get() || review.busyProperty().get()) {
      return;
    }
    review.decisionProperty().set(Decision.SOUND);
    if (!review.blockerProperty().get().isEmpty()) {
      return;
    }
    if (forward.receiverProperty().get() == null && forward.busyProperty().get()) {
      onceRead(this::ask);
      return;
    }
    var texts = ctx.texts();
    var chosen = forward.receiverProperty().get();
    if (chosen == null) {
      ctx.dialogs()
          .information(
              texts.get("ui.through.no-receiver"), texts.get("ui.through.no-receiver.next"));
      return;
    }
    if (forward.elsewhere(chosen)) {
      // two questions in one would hide the second
      ctx.dialogs()
          .information(
              texts.get("ui.through.elsewhere", chosen.name()),
              texts.get("ui.through.elsewhere.next"));
      return;
    }
    ctx.dialogs()
        .confirm(
            new Dialogs.Confirmation(
                texts.get("ui.through.title", chosen.name()),
                texts.get("ui.through.text", number.value()),
                List.of(
                    texts.get("ui.through.checked", review.checklist().size()),
                    texts.get("ui.through.findings", review.findings().size())),
                texts.get("ui.through.act"),
                false),
            () -> {
              receiver = chosen.id();
              review.submit(this::drop);
            });
  }

  /** The receiver may still be on its way when somebody is quick. */
  private void onceRead(Runnable then) {
    forward
        .busyProperty()
        .addListener(
            new ChangeListener<>() {
              @Override
              public void changed(ObservableValue<? extends Boolean> o, Boolean was, Boolean is) {
                if (!is) {
                  forward.busyProperty().removeListener(this);
                  then.run();
                }
              }
            });
  }

  /** Whether the decision just recorded is to be followed by the forwarding. */
  boolean pending() {
    return receiver != null;
  }

  /**
   * Provides after the decision, unless it waits for a second person.
   *
   * @param state where the decision led
   * @param onDone told when it was decided to provide
   * @param otherwise told when nothing was provided
   */
  void provide(WorkState state, Runnable onDone, Runnable otherwise) {
    BusinessSystemId to = receiver;
    receiver = null;
    if (to == null || state != WorkState.SOUND) {
      otherwise.run();
      return;
    }
    ctx.tasks()
        .run(() -> {
          var made = services.forwarding().forward(services.operator(), number, to, state);
          services.outbox().wake();
          return made;
        })
        .onSuccess(made -> onDone.run())
        .onProblem(told -> {
          otherwise.run();
          ctx.dialogs().problem(told);
        })
        .start();
  }

  private void drop() {
    receiver = null;
  }
}
