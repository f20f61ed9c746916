package dev.shinseidesk.ui.queue;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.casework.CorrectionDesk.Request;
import dev.shinseidesk.inquiry.ApplicationRow;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.UiContext;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Deadlines of the applications beside the case that wait for an answer; each is read once it comes
 * into view. All methods on the FX thread.
 */
public final class QueueViewModel {
  private final UiContext ctx;
  private final DeskServices services;
  private final Map<ReceiptNumber, LocalDate> deadlines = new HashMap<>();
  private final Set<ReceiptNumber> asked = new HashSet<>();
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();

  /** Nothing is read yet. */
  public QueueViewModel(UiContext ctx, DeskServices services) {
    this.ctx = ctx;
    this.services = services;
  }

  /** Last day to answer; null where none waits, or it isn't read yet. */
  public @Nullable LocalDate deadline(ApplicationRow row) {
    if (row.state() != WorkState.AWAITING_CORRECTION) {
      return null;
    }
    ReceiptNumber number = row.receiptNumber();
    if (asked.add(number)) {
      ctx.tasks()
          .run(() ->
              services.casework().corrections().of(number).requests().stream()
                  .filter(request -> request.endedAt() == null)
                  .map(Request::deadline)
                  .findFirst())
          .onSuccess(found ->
              found.ifPresent(day -> {
                deadlines.put(number, day);
                changes.set(changes.get() + 1);
              }))
          .onProblem(told -> asked.remove(number))
          .start();
    }
    return deadlines.get(number);
  }

  /** Whether a day has passed. */
  public boolean passed(LocalDate day) {
    return day.isBefore(LocalDate.ofInstant(ctx.clock().instant(), Texts.ZONE));
  }

  /** Something of this application changed; its deadline is read anew. */
  public void changed(ReceiptNumber number) {
    asked.remove(number);
    deadlines.remove(number);
    changes.set(changes.get() + 1);
  }

  /** Counts up whenever a deadline came or went. */
  public ReadOnlyIntegerProperty changesProperty() {
    return changes.getReadOnlyProperty();
  }
}
