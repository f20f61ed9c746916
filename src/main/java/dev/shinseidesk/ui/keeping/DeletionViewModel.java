package dev.shinseidesk.ui.keeping;

import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.keeping.RetentionDesk;
import dev.shinseidesk.keeping.RetentionDesk.Line;
import dev.shinseidesk.keeping.RetentionDesk.Preview;
import dev.shinseidesk.keeping.RetentionDesk.Run;
import dev.shinseidesk.keeping.RetentionDesk.State;
import dev.shinseidesk.keeping.Standing;
import dev.shinseidesk.ui.common.Dialogs;
import dev.shinseidesk.ui.common.Latest;
import dev.shinseidesk.ui.common.TaskHandle;
import dev.shinseidesk.ui.common.TaskProgress;
import dev.shinseidesk.ui.common.Tasks;
import dev.shinseidesk.ui.common.UiContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** What can be deleted, the open proposal, and the applications behind the figures. FX thread. */
public final class DeletionViewModel {
  static final int PAGE = 200;
  private static final int RUNS = 20;

  private final UiContext ctx;
  private final RetentionDesk desk;
  private final Operator operator;
  private final Latest latest = new Latest();
  private final Latest latestLines = new Latest();
  private final ObjectProperty<Shown> shown =
      new SimpleObjectProperty<>(
          new Shown(new Preview(Instant.EPOCH, List.of(), Duration.ZERO), List.of()));
  private final ObjectProperty<Lines> lines =
      new SimpleObjectProperty<>(new Lines(Standing.DUE, List.of(), false));
  private final BooleanProperty busy = new SimpleBooleanProperty();
  private final BooleanProperty loadedOnce = new SimpleBooleanProperty();
  private final TaskProgress progress = new TaskProgress();
  private @Nullable TaskHandle task;

  /**
   * What there is.
   *
   * @param runs newest first
   */
  public record Shown(Preview preview, List<Run> runs) {
    /** Copies the list. */
    public Shown {
      runs = List.copyOf(runs);
    }

    /** The run that waits for somebody; null where none does. */
    public @Nullable Run open() {
      return runs.stream()
          .filter(r -> r.state() == State.PROPOSED || r.state() == State.CONFIRMED)
          .findFirst()
          .orElse(null);
    }
  }

  /**
   * Applications behind a figure.
   *
   * @param more whether there are more of them
   */
  public record Lines(Standing standing, List<Line> lines, boolean more) {
    /** Copies the list. */
    public Lines {
      lines = List.copyOf(lines);
    }
  }

  /** What the signed-in person can do next. */
  public enum Next {
    /** Nothing is due and nothing is open. */
    NOTHING,
    /** Propose what is due. */
    PROPOSE,
    /** One's own proposal waits for another person. */
    WAIT,
    /** Confirm another's proposal. */
    CONFIRM,
    /** A proposal nobody confirmed in time: it can only be withdrawn, or replaced. */
    EXPIRED,
    /** Run what was confirmed. */
    RUN,
    /** It is running. */
    RUNNING
  }

  /** For one signed-in person. */
  public DeletionViewModel(UiContext ctx, RetentionDesk desk, Operator operator) {
    this.ctx = ctx;
    this.desk = desk;
    this.operator = operator;
  }

  /** Reads everything again. */
  public void refresh() {
    ctx.tasks()
        .run(() -> new Shown(desk.preview(operator), desk.runs(operator, RUNS)))
        .latest(latest)
        .onSuccess(now -> {
          loadedOnce.set(true);
          shown.set(now);
        })
        .start();
    look(lines.get().standing());
  }

  /** Shows the applications that stand so, the first page. */
  public void look(Standing standing) {
    page(new Lines(standing, List.of(), false));
  }

  /** Reads the next page. */
  public void more() {
    if (lines.get().more()) {
      page(lines.get());
    }
  }

  private void page(Lines before) {
    ReceiptNumber after = before.lines().isEmpty() ? null : before.lines().getLast().number();
    ctx.tasks()
        .run(() -> desk.lines(operator, Set.of(before.standing()), after, PAGE))
        .latest(latestLines)
        .onSuccess(page -> {
          List<Line> all = new ArrayList<>(before.lines());
          all.addAll(page);
          lines.set(new Lines(before.standing(), all, page.size() == PAGE));
        })
        .start();
  }

  /** What the signed-in person can do next. */
  public Next next() {
    Run open = shown.get().open();
    if (progress.runningProperty().get()) {
      return Next.RUNNING;
    }
    if (open == null) {
      return shown.get().preview().count(Standing.DUE) > 0 ? Next.PROPOSE : Next.NOTHING;
    }
    if (open.state() == State.CONFIRMED) {
      return Next.RUN;
    }
    if (!ctx.clock().instant().isBefore(open.expiresAt())) {
      return Next.EXPIRED;
    }
    return open.proposedBy().equals(operator.id()) ? Next.WAIT : Next.CONFIRM;
  }

  /** Proposes what is due, after asking why. */
  public void propose() {
    Preview preview = shown.get().preview();
    ctx.dialogs()
        .ask(
            new Dialogs.Form(
                text("ui.keeping.propose.title"),
                text("ui.keeping.propose.text", preview.confirmWithin().toHours()),
                facts(preview),
                List.of(Reasons.field(ctx.texts())),
                text("ui.keeping.propose.act"),
                false),
            answers -> Reasons.missing(ctx.texts(), answers),
            answers -> act(ctx.tasks().act(() -> desk.propose(operator, answers.getFirst()))));
  }

  private List<String> facts(Preview preview) {
    return preview.procedures().stream()
        .filter(p -> p.count(Standing.DUE) > 0)
        .map(p -> text("ui.keeping.fact.procedure", p.name(), p.count(Standing.DUE)))
        .toList();
  }

  /** Confirms another's proposal, after asking; then it runs. */
  public void confirm() {
    Run open = shown.get().open();
    if (open == null) {
      return;
    }
    ctx.dialogs()
        .confirm(
            new Dialogs.Confirmation(
                text("ui.keeping.confirm.title", open.planned()),
                text("ui.keeping.confirm.text"),
                List.of(
                    text("ui.keeping.fact.proposed", open.proposedBy().value()),
                    text("ui.keeping.fact.reason", open.reason())),
                text("ui.keeping.confirm.act"),
                true),
            () ->
                ctx.tasks()
                    .run(() -> desk.confirm(operator, open.id()))
                    .on(Tasks.Lane.LONG)
                    .whileRunning(busy)
                    .onSuccess(this::run)
                    .andThen(this::refresh)
                    .start());
  }

  /** Runs what was confirmed, or goes on with it. */
  public void run() {
    Run open = shown.get().open();
    if (open != null) {
      run(open);
    }
  }

  private void run(Run run) {
    task =
        ctx.tasks()
            .runWithProgress(told -> desk.run(operator, run.id(), told))
            .on(Tasks.Lane.LONG)
            .whileRunning(progress)
            .andThen(this::refresh)
            .start();
  }

  /** Asks to stop between two applications; it can go on later. */
  public void stop() {
    if (task != null) {
      task.cancel();
    }
  }

  /** Takes the open proposal back, after asking. */
  public void withdraw() {
    Run open = shown.get().open();
    if (open != null) {
      ctx.dialogs()
          .confirm(
              new Dialogs.Confirmation(
                  text("ui.keeping.withdraw.title"),
                  text("ui.keeping.withdraw.text"),
                  List.of(text("ui.keeping.fact.reason", open.reason())),
                  text("ui.keeping.withdraw.act"),
                  false),
              () -> act(ctx.tasks().act(() -> desk.withdraw(operator, open.id()))));
    }
  }

  private void act(Tasks.Builder<Tasks.Done> work) {
    work.on(Tasks.Lane.LONG).whileRunning(busy).andThen(this::refresh).start();
  }

  private String text(String key, Object... facts) {
    return ctx.texts().get(key, facts);
  }

  /** What there is. */
  public ReadOnlyObjectProperty<Shown> shownProperty() {
    return shown;
  }

  /** The applications behind the chosen figure. */
  public ReadOnlyObjectProperty<Lines> linesProperty() {
    return lines;
  }

  /** Whether something is being decided. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy;
  }

  /** Whether it was read at least once. */
  public ReadOnlyBooleanProperty loadedOnceProperty() {
    return loadedOnce;
  }

  /** How far a run is. */
  public TaskProgress progress() {
    return progress;
  }

  void stopLooking() {
    latest.dropAll();
    latestLines.dropAll();
  }

  void end() {
    if (task != null) {
      task.drop();
    }
  }
}
