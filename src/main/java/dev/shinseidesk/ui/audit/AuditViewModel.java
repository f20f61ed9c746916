package dev.shinseidesk.ui.audit;

import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditDesk;
import dev.shinseidesk.audit.AuditLine;
import dev.shinseidesk.audit.AuditQuery;
import dev.shinseidesk.audit.Report;
import dev.shinseidesk.audit.Verification;
import dev.shinseidesk.ui.common.Latest;
import dev.shinseidesk.ui.common.TaskHandle;
import dev.shinseidesk.ui.common.TaskProgress;
import dev.shinseidesk.ui.common.Tasks;
import dev.shinseidesk.ui.common.UiContext;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Searching, checking, exporting the trail, and its reports. FX thread. */
public final class AuditViewModel {
  /** Lines read at a time. */
  static final int PAGE = 200;

  private final UiContext ctx;
  private final AuditDesk desk;
  private final Operator operator;
  private final ObjectProperty<@Nullable LocalDate> from = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable LocalDate> until = new SimpleObjectProperty<>();
  private final StringProperty by = new SimpleStringProperty("");
  private final StringProperty subject = new SimpleStringProperty("");
  private final ObjectProperty<@Nullable AuditAction> action = new SimpleObjectProperty<>();
  private final ObjectProperty<Lines> lines = new SimpleObjectProperty<>(Lines.NONE);
  private final ObjectProperty<@Nullable Said> said = new SimpleObjectProperty<>();
  private final TaskProgress progress = new TaskProgress();
  private final Latest latest = new Latest();
  private @Nullable TaskHandle task;

  /**
   * What the table shows.
   *
   * @param asked by what
   * @param shown newest first
   * @param total how many match in all
   */
  public record Lines(AuditQuery asked, List<AuditLine> shown, long total) {
    /** Before anything was asked. */
    public static final Lines NONE = new Lines(AuditQuery.ALL, List.of(), 0);

    /** Copies the list. */
    public Lines {
      shown = List.copyOf(shown);
    }
  }

  /** What the last act came to. */
  public sealed interface Said {
    /** The trail was checked. */
    record Checked(Verification result) implements Said {}

    /** A report. */
    record Reported(Report report) implements Said {}

    /** Lines were written. */
    record Exported(long count, Path file) implements Said {}

    /** The signed head was written. */
    record Anchored(long line, Path file) implements Said {}

    /** It didn't go. */
    record Failed(Problem problem) implements Said {}
  }

  /** For one signed-in person. */
  public AuditViewModel(UiContext ctx, AuditDesk desk, Operator operator) {
    this.ctx = ctx;
    this.desk = desk;
    this.operator = operator;
  }

  /** First day; null for since ever. */
  public Property<@Nullable LocalDate> fromProperty() {
    return from;
  }

  /** Last day; null for until now. */
  public Property<@Nullable LocalDate> untilProperty() {
    return until;
  }

  /** 操作者ID. */
  public StringProperty byProperty() {
    return by;
  }

  /** 受付番号 or what else. */
  public StringProperty subjectProperty() {
    return subject;
  }

  /** Only this act; null for all. */
  public Property<@Nullable AuditAction> actionProperty() {
    return action;
  }

  /** What the table shows. */
  public ReadOnlyObjectProperty<Lines> linesProperty() {
    return lines;
  }

  /** What the last act came to; null before the first. */
  public ReadOnlyObjectProperty<@Nullable Said> saidProperty() {
    return said;
  }

  /** How far an act is. */
  public TaskProgress progress() {
    return progress;
  }

  private AuditQuery query() {
    AuditAction only = action.get();
    return new AuditQuery(
        from.get(),
        until.get(),
        by.get().strip(),
        only == null ? Set.of() : Set.of(only),
        subject.get().strip());
  }

  /** Searches afresh. */
  public void search() {
    AuditQuery asked = query();
    ctx.tasks()
        .run(() ->
            new Lines(asked, desk.page(operator, asked, null, PAGE), desk.count(operator, asked)))
        .latest(latest)
        .onSuccess(lines::set)
        .start();
  }

  /** Whether there are older lines than those shown. */
  public boolean hasMore() {
    Lines now = lines.get();
    return !now.shown().isEmpty() && now.shown().size() < now.total();
  }

  /** Reads older lines behind those shown. */
  public void more() {
    Lines now = lines.get();
    if (!hasMore()) {
      return;
    }
    long below = now.shown().getLast().seq();
    ctx.tasks()
        .run(() -> desk.page(operator, now.asked(), below, PAGE))
        .latest(latest)
        .onSuccess(older -> {
          List<AuditLine> all = new ArrayList<>(now.shown());
          all.addAll(older);
          // an empty page means that nothing older is left, whatever was counted meanwhile
          lines.set(new Lines(now.asked(), all, older.isEmpty() ? all.size() : now.total()));
        })
        .start();
  }

  /** Checks the whole trail. */
  public void verify() {
    act(told -> new Said.Checked(desk.verify(operator, List.of(), told)));
  }

  /** Checks it against an anchor. */
  public void verify(Path anchor) {
    act(told -> new Said.Checked(desk.verify(operator, List.of(anchor), told)));
  }

  /** Writes the signed head. */
  public void anchor(Path file) {
    act(told -> new Said.Anchored(desk.anchor(operator, file).seq(), file));
  }

  /** Writes what the table was asked for. */
  public void export(AuditDesk.Format format, Path file) {
    AuditQuery asked = lines.get().asked();
    act(told -> new Said.Exported(desk.export(operator, asked, format, file, told), file));
  }

  /** A standing report over the days of the search; the last month where none are set. */
  public void report(Report.Kind kind) {
    LocalDate end = until.get();
    LocalDate last = end == null ? LocalDate.now(ctx.clock()) : end;
    LocalDate begin = from.get();
    LocalDate first = begin == null ? last.minusMonths(1) : begin;
    act(told -> new Said.Reported(desk.report(operator, kind, first, last)));
  }

  private void act(Tasks.ProgressWork<Said> work) {
    if (progress.runningProperty().get()) {
      return;
    }
    said.set(null);
    task =
        ctx.tasks()
            .runWithProgress(work)
            .on(Tasks.Lane.LONG)
            .whileRunning(progress)
            .onSuccess(said::set)
            .onProblem(problem -> said.set(new Said.Failed(problem)))
            .start();
  }

  /** Asks to stop. */
  public void cancel() {
    if (task != null) {
      task.cancel();
    }
  }

  /** A name that tells what is in a file and when it was made. */
  public String suggestedName(String what, String ending) {
    return what + "_" + LocalDate.now(ctx.clock()).toString().replace("-", "") + ending;
  }

  void stopLooking() {
    latest.dropAll();
  }

  void end() {
    if (task != null) {
      task.drop();
    }
  }
}
