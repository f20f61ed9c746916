package dev.shinseidesk.ui.export;

import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.forwarding.RecordExport;
import dev.shinseidesk.ui.common.TaskHandle;
import dev.shinseidesk.ui.common.TaskProgress;
import dev.shinseidesk.ui.common.Tasks;
import dev.shinseidesk.ui.common.UiContext;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Writing the records in the layout of the item definitions. FX thread. */
public final class ExportViewModel {
  private final UiContext ctx;
  private final RecordExport desk;
  private final Operator operator;
  private final ObjectProperty<@Nullable LocalDate> from = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable LocalDate> until = new SimpleObjectProperty<>();
  private final StringProperty file = new SimpleStringProperty("");
  private final ObjectProperty<@Nullable Outcome> outcome = new SimpleObjectProperty<>();
  private final TaskProgress progress = new TaskProgress();
  private @Nullable TaskHandle task;

  /**
   * What the last try came to.
   *
   * @param file written, or tried
   * @param records how many; -1 where it failed
   * @param problem why it failed; null where it didn't
   */
  public record Outcome(Path file, long records, @Nullable Problem problem) {}

  /** Why it can't begin. */
  public enum Blocker {
    /** Nothing is in the way. */
    NONE,
    /** No file is named. */
    NO_FILE,
    /** What is named can't be a file of this machine. */
    BAD_FILE,
    /** The period ends before it begins. */
    BAD_PERIOD,
    /** One is being written. */
    RUNNING
  }

  /** For one signed-in person. */
  public ExportViewModel(UiContext ctx, RecordExport desk, Operator operator) {
    this.ctx = ctx;
    this.desk = desk;
    this.operator = operator;
  }

  /** First 操作年月日; null for since ever. */
  public Property<@Nullable LocalDate> fromProperty() {
    return from;
  }

  /** Last 操作年月日; null for until today. */
  public Property<@Nullable LocalDate> untilProperty() {
    return until;
  }

  /** Where to write. */
  public StringProperty fileProperty() {
    return file;
  }

  /** What the last try came to; null before the first. */
  public ReadOnlyObjectProperty<@Nullable Outcome> outcomeProperty() {
    return outcome;
  }

  /** How far it is. */
  public TaskProgress progress() {
    return progress;
  }

  /** A name that tells what is in the file and when it was made. */
  public String suggestedName() {
    String day = LocalDate.ofInstant(ctx.clock().instant(), ctx.clock().getZone()).toString();
    return "029o001_" + day.replace("-", "") + ".csv";
  }

  /** Why it can't begin. */
  public Blocker blocker() {
    LocalDate first = from.get();
    LocalDate last = until.get();
    if (progress.runningProperty().get()) {
      return Blocker.RUNNING;
    }
    if (first != null && last != null && last.isBefore(first)) {
      return Blocker.BAD_PERIOD;
    }
    if (file.get().isBlank()) {
      return Blocker.NO_FILE;
    }
    return path() == null ? Blocker.BAD_FILE : Blocker.NONE;
  }

  private @Nullable Path path() {
    try {
      Path path = Path.of(file.get().strip());
      return path.isAbsolute() ? path : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  /** Writes; nothing happens while something is in the way. */
  public void write() {
    Path target = path();
    if (blocker() != Blocker.NONE || target == null) {
      return;
    }
    LocalDate first = from.get();
    LocalDate last = until.get();
    outcome.set(null);
    task =
        ctx.tasks()
            .runWithProgress(told -> desk.write(operator, first, last, target, told))
            .on(Tasks.Lane.LONG)
            .whileRunning(progress)
            .onSuccess(count -> outcome.set(new Outcome(target, count, null)))
            .onProblem(problem -> outcome.set(new Outcome(target, -1, problem)))
            .start();
  }

  /** Asks to stop; no file is left behind then. */
  public void cancel() {
    if (task != null) {
      task.cancel();
    }
  }

  void end() {
    if (task != null) {
      task.drop();
    }
  }
}
