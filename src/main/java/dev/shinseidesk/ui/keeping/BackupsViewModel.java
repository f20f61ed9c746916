package dev.shinseidesk.ui.keeping;

import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.keeping.BackupDesk;
import dev.shinseidesk.keeping.BackupDesk.Made;
import dev.shinseidesk.keeping.BackupDesk.Proof;
import dev.shinseidesk.ui.common.Latest;
import dev.shinseidesk.ui.common.TaskHandle;
import dev.shinseidesk.ui.common.TaskProgress;
import dev.shinseidesk.ui.common.Tasks;
import dev.shinseidesk.ui.common.UiContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** Backups: how old the last one is, making one, proving a file. FX thread. */
public final class BackupsViewModel {
  private static final int RECENT = 50;

  private final UiContext ctx;
  private final BackupDesk desk;
  private final Operator operator;
  private final Latest latest = new Latest();
  private final ObjectProperty<@Nullable Shown> shown = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable Outcome> outcome = new SimpleObjectProperty<>();
  private final TaskProgress progress = new TaskProgress();
  private @Nullable TaskHandle task;

  /** What there is. */
  public record Shown(BackupDesk.State state, List<Made> recent) {
    /** Copies the list. */
    public Shown {
      recent = List.copyOf(recent);
    }
  }

  /**
   * What the last act came to.
   *
   * @param made null where none was made
   * @param proof null where none was proved
   * @param problem why it failed; null where it didn't
   */
  public record Outcome(@Nullable Made made, @Nullable Proof proof, @Nullable Problem problem) {}

  /** For one signed-in person. */
  public BackupsViewModel(UiContext ctx, BackupDesk desk, Operator operator) {
    this.ctx = ctx;
    this.desk = desk;
    this.operator = operator;
  }

  /** Reads it again. */
  public void refresh() {
    ctx.tasks()
        .run(() -> new Shown(desk.state(), desk.recent(RECENT)))
        .latest(latest)
        .onSuccess(shown::set)
        .start();
  }

  /** Whole days since the last one; -1 where none was ever made or it isn't known yet. */
  public long days() {
    Shown now = shown.get();
    Made last = now == null ? null : now.state().last();
    return last == null ? -1 : Duration.between(last.at(), ctx.clock().instant()).toDays();
  }

  /** Makes one; nothing happens while something runs. */
  public void make() {
    if (progress.runningProperty().get()) {
      return;
    }
    outcome.set(null);
    task =
        ctx.tasks()
            .runWithProgress(told -> desk.make(operator, null, told))
            .on(Tasks.Lane.LONG)
            .whileRunning(progress)
            .onSuccess(made -> outcome.set(new Outcome(made, null, null)))
            .onProblem(problem -> outcome.set(new Outcome(null, null, problem)))
            .andThen(this::refresh)
            .start();
  }

  /** Proves a file; nothing happens while something runs. */
  public void check(Path file) {
    if (progress.runningProperty().get()) {
      return;
    }
    outcome.set(null);
    task =
        ctx.tasks()
            .runWithProgress(told -> desk.check(operator, file, told))
            .on(Tasks.Lane.LONG)
            .whileRunning(progress)
            .onSuccess(proof -> outcome.set(new Outcome(null, proof, null)))
            .onProblem(problem -> outcome.set(new Outcome(null, null, problem)))
            .start();
  }

  /** Asks to stop; no file is left behind then. */
  public void cancel() {
    if (task != null) {
      task.cancel();
    }
  }

  /** What there is; null before it was read. */
  public ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
    return shown;
  }

  /** What the last act came to; null before the first. */
  public ReadOnlyObjectProperty<@Nullable Outcome> outcomeProperty() {
    return outcome;
  }

  /** How far it is: five steps of a backup or two of a check, a hundred each. */
  public TaskProgress progress() {
    return progress;
  }

  void stopLooking() {
    latest.dropAll();
  }

  void end() {
    if (task != null) {
      task.cancel();
      task.drop();
    }
  }
}
