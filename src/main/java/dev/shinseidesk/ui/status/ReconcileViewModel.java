package dev.shinseidesk.ui.status;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.status.StatusDesk.Reconciliation;
import dev.shinseidesk.ui.common.TaskHandle;
import dev.shinseidesk.ui.common.TaskProgress;
import dev.shinseidesk.ui.common.Tasks;
import dev.shinseidesk.ui.common.UiContext;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** Walking the portal's whole status list (029i001-04). All methods on the FX thread. */
public final class ReconcileViewModel {
  private static final int NAMED = 10;

  private final UiContext ctx;
  private final DeskServices services;
  private final Runnable onChanged;
  private final TaskProgress progress = new TaskProgress();
  private final ReadOnlyStringWrapper result = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper changed = new ReadOnlyStringWrapper("");
  private @Nullable TaskHandle task;
  private boolean stopped;

  /**
   * Not yet started.
   *
   * @param onChanged told when it ended, since rows of the list may have changed
   */
  public ReconcileViewModel(UiContext ctx, DeskServices services, Runnable onChanged) {
    this.ctx = ctx;
    this.services = services;
    this.onChanged = onChanged;
  }

  /** Starts the walk; does nothing while one is under way. */
  public void start() {
    if (task != null && task.isRunning()) {
      return;
    }
    stopped = false;
    result.set("");
    changed.set("");
    task =
        ctx.tasks()
            .runWithProgress(services.status()::reconcile)
            .on(Tasks.Lane.LONG)
            .whileRunning(progress)
            .onSuccess(this::tell)
            .onProblem(told -> result.set(ctx.texts().whole(told)))
            .andThen(onChanged)
            .start();
  }

  private void tell(Reconciliation read) {
    int count = read.changed().size();
    result.set(
        ctx.texts()
            .get(
                stopped
                    ? "ui.status.reconcile.stopped"
                    : count == 0 ? "ui.status.reconcile.same" : "ui.status.reconcile.done",
                read.listed(),
                count,
                read.unknown()));
    changed.set(count == 0 ? "" : names(read.changed()));
  }

  private String names(List<ReceiptNumber> numbers) {
    String first =
        numbers.stream().limit(NAMED).map(ReceiptNumber::value).collect(Collectors.joining("  "));
    String more =
        numbers.size() > NAMED
            ? "  " + ctx.texts().get("ui.status.reconcile.more", numbers.size() - NAMED)
            : "";
    return ctx.texts().get("ui.status.reconcile.changed", first + more);
  }

  /** Asks the walk to stop; what was read until then is kept. */
  public void stop() {
    if (task != null && task.isRunning()) {
      stopped = true;
      task.cancel();
    }
  }

  /** How far it is. */
  public TaskProgress progress() {
    return progress;
  }

  /** One sentence of what came out; empty before the end. */
  public ReadOnlyStringProperty resultProperty() {
    return result.getReadOnlyProperty();
  }

  /** The first of the applications that changed; empty where none did. */
  public ReadOnlyStringProperty changedProperty() {
    return changed.getReadOnlyProperty();
  }
}
