package dev.shinseidesk.ui.links;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.residents.NumberLinkDesk;
import dev.shinseidesk.residents.NumberLinkDesk.Consent;
import dev.shinseidesk.residents.NumberLinkDesk.Extent;
import dev.shinseidesk.residents.NumberLinkDesk.ImportReport;
import dev.shinseidesk.residents.NumberLinkDesk.Preview;
import dev.shinseidesk.residents.NumberLinkDesk.Source;
import dev.shinseidesk.residents.NumberLinkDesk.State;
import dev.shinseidesk.residents.NumberLinkDesk.WaitingFile;
import dev.shinseidesk.ui.common.Latest;
import dev.shinseidesk.ui.common.TaskHandle;
import dev.shinseidesk.ui.common.TaskProgress;
import dev.shinseidesk.ui.common.Tasks;
import dev.shinseidesk.ui.common.UiContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** Taking in 番号紐付情報: what is in force, what waits, the preview, the log. FX thread. */
public final class LinksViewModel {
  /** Older than this is warned of, since certificates are issued every day. */
  static final Duration OLD = Duration.ofDays(7);

  private static final int LOG = 50;

  private final UiContext ctx;
  private final NumberLinkDesk desk;
  private final Operator operator;
  private final Latest latest = new Latest();
  private final ObjectProperty<Shown> shown =
      new SimpleObjectProperty<>(new Shown(new State(0, null), List.of(), List.of()));
  private final ObjectProperty<@Nullable Preview> preview = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable ImportReport> applied = new SimpleObjectProperty<>();
  private final ObjectProperty<Set<Consent>> given = new SimpleObjectProperty<>(Set.of());
  private final TaskProgress reading = new TaskProgress();
  private final BooleanProperty applying = new SimpleBooleanProperty();
  private final BooleanProperty loading = new SimpleBooleanProperty();
  private @Nullable TaskHandle task;

  /**
   * What there is.
   *
   * @param state in force
   * @param sources with what waits there
   * @param log newest first
   */
  public record Shown(State state, List<SourceLine> sources, List<ImportReport> log) {
    /** Copies the lists. */
    public Shown {
      sources = List.copyOf(sources);
      log = List.copyOf(log);
    }
  }

  /**
   * A source.
   *
   * @param files that wait, oldest first
   * @param problem why it can't be asked; null when it could
   */
  public record SourceLine(Source source, List<WaitingFile> files, @Nullable Problem problem) {
    /** Copies the list. */
    public SourceLine {
      files = List.copyOf(files);
    }
  }

  /** For one signed-in person. */
  public LinksViewModel(UiContext ctx, NumberLinkDesk desk, Operator operator) {
    this.ctx = ctx;
    this.desk = desk;
    this.operator = operator;
  }

  /** Asks again what is in force and what waits. */
  public void refresh() {
    ctx.tasks()
        .run(this::load)
        .on(Tasks.Lane.LONG)
        .latest(latest)
        .whileRunning(loading)
        .onSuccess(shown::set)
        .start();
  }

  private Shown load() {
    return new Shown(
        desk.state(), desk.sources().stream().map(this::line).toList(), desk.recent(LOG));
  }

  /** One source out of reach must not hide the others. */
  private SourceLine line(Source source) {
    try {
      return new SourceLine(source, desk.waiting(source.id()), null);
    } catch (DeskException e) {
      return new SourceLine(source, List.of(), e.problem());
    }
  }

  /** Reads a waiting file beside what is in force; nothing happens while another one is read. */
  public void look(Source source, WaitingFile file) {
    begin(progress -> desk.preview(operator, source.id(), file.name(), progress));
  }

  /** The same for a file of this machine. */
  public void look(Source source, Path file, Extent extent) {
    begin(progress -> desk.preview(operator, source.id(), file, extent, progress));
  }

  private void begin(Tasks.ProgressWork<Preview> work) {
    if (task != null && task.isRunning()) {
      return;
    }
    applied.set(null);
    task =
        ctx.tasks()
            .runWithProgress(work)
            .on(Tasks.Lane.LONG)
            .whileRunning(reading)
            .onSuccess(this::previewed)
            .start();
  }

  private void previewed(Preview made) {
    given.set(Set.of());
    preview.set(made);
  }

  /** Asks the reading to stop. */
  public void cancel() {
    if (task != null) {
      task.cancel();
    }
  }

  /** Gives a consent or takes it back. */
  public void consent(Consent consent, boolean yes) {
    Set<Consent> next = EnumSet.noneOf(Consent.class);
    next.addAll(given.get());
    if (yes) {
      next.add(consent);
    } else {
      next.remove(consent);
    }
    given.set(Set.copyOf(next));
  }

  /** Whether nothing more is asked before the preview may come into force. */
  public boolean mayApply() {
    Preview looked = preview.get();
    return looked != null
        && !looked.known()
        && !applying.get()
        && given.get().containsAll(looked.needed());
  }

  /** Brings the preview into force; nothing happens before every consent is given. */
  public void apply() {
    Preview looked = preview.get();
    if (looked == null || !mayApply()) {
      return;
    }
    Set<Consent> consents = given.get();
    ctx.tasks()
        .run(() -> desk.apply(operator, looked.id(), consents))
        .on(Tasks.Lane.LONG)
        .whileRunning(applying)
        .onSuccess(report -> {
          preview.set(null);
          applied.set(report);
        })
        .onProblem(this::refused)
        .andThen(this::refresh)
        .start();
  }

  private void refused(Problem problem) {
    if (problem.key().equals("residents.preview-gone")) {
      preview.set(null);
    }
    ctx.dialogs().problem(problem);
  }

  /** Drops the preview. */
  public void discard() {
    Preview looked = preview.get();
    if (looked != null) {
      preview.set(null);
      ctx.tasks().act(() -> desk.discard(looked.id())).start();
    }
  }

  /** Whether what is in force is older than a week. */
  public boolean isOld() {
    State state = shown.get().state();
    return state.asOf() != null
        && Duration.between(state.asOf(), ctx.clock().instant()).compareTo(OLD) > 0;
  }

  /** Whole days since what is in force; 0 on its own day and while nothing is. */
  public long ageInDays() {
    State state = shown.get().state();
    return state.asOf() == null
        ? 0
        : Math.max(0, Duration.between(state.asOf(), ctx.clock().instant()).toDays());
  }

  /** What there is. */
  public ReadOnlyObjectProperty<Shown> shownProperty() {
    return shown;
  }

  /** What a file would do; null while none is looked at. */
  public ReadOnlyObjectProperty<@Nullable Preview> previewProperty() {
    return preview;
  }

  /** What was just brought into force; null otherwise. */
  public ReadOnlyObjectProperty<@Nullable ImportReport> appliedProperty() {
    return applied;
  }

  /** Consents given so far. */
  public ReadOnlyObjectProperty<Set<Consent>> givenProperty() {
    return given;
  }

  /** How far reading a file is. */
  public TaskProgress reading() {
    return reading;
  }

  /** Whether a preview is being brought into force. */
  public ReadOnlyBooleanProperty applyingProperty() {
    return applying;
  }

  /** Whether sources are being asked. */
  public ReadOnlyBooleanProperty loadingProperty() {
    return loading;
  }

  /** Drops answers under way. */
  void stopLooking() {
    latest.dropAll();
  }

  /** Ends everything; a preview nobody applied is dropped. */
  void end() {
    latest.dropAll();
    if (task != null) {
      task.drop();
    }
    discard();
  }
}
