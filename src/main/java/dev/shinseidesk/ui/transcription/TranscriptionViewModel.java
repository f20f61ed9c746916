package dev.shinseidesk.ui.transcription;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.forwarding.Forwarding;
import dev.shinseidesk.forwarding.TranscriptionDesk.Line;
import dev.shinseidesk.forwarding.TranscriptionDesk.Transcription;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.ui.common.Dialogs;
import dev.shinseidesk.ui.common.Latest;
import dev.shinseidesk.ui.common.Tasks;
import dev.shinseidesk.ui.common.UiContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** 方式1 for one application: copy a value, tick it, step on. All methods on the FX thread. */
public final class TranscriptionViewModel {
  private final UiContext ctx;
  private final DeskServices services;
  private final ReceiptNumber number;
  private final Consumer<String> clipboard;
  private final Runnable onChanged;
  private final Latest latest = new Latest();
  private final ObservableList<Line> lines = FXCollections.observableArrayList();
  private final IntegerProperty index = new SimpleIntegerProperty(-1);
  private final ReadOnlyIntegerWrapper done = new ReadOnlyIntegerWrapper();
  private final ReadOnlyBooleanWrapper active = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper finishing = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
  private final Deque<Tick> ticks = new ArrayDeque<>();
  private @Nullable Forwarding forwarding;
  private boolean ticking;

  private record Tick(int line, boolean done) {}

  private record Reading(Optional<Transcription> transcription, boolean underWay) {}

  /**
   * Not yet loaded.
   *
   * @param clipboard takes exactly the value, whatever characters it holds
   * @param onChanged told after the transcription was finished or taken back
   */
  public TranscriptionViewModel(
      UiContext ctx,
      DeskServices services,
      ReceiptNumber number,
      Consumer<String> clipboard,
      Runnable onChanged) {
    this.ctx = ctx;
    this.services = services;
    this.number = number;
    this.clipboard = clipboard;
    this.onChanged = onChanged;
  }

  /** Reads the lines and how far they are. */
  public void load() {
    ctx.tasks()
        .run(() ->
            new Reading(
                services.transcriptions().of(number),
                services.applications().find(number).map(Application::state).orElse(null)
                    == WorkState.FORWARDING))
        .latest(latest)
        .onSuccess(this::fill)
        .start();
  }

  private void fill(Reading read) {
    Transcription open =
        read.transcription()
            .filter(t -> read.underWay() && t.forwarding().confirmedAt() == null)
            .orElse(null);
    Forwarding before = forwarding;
    Forwarding now = open == null ? null : open.forwarding();
    forwarding = now;
    boolean same = before != null && now != null && before.id().equals(now.id());
    if (open == null) {
      lines.clear();
    } else if (!same || ticks.isEmpty()) {
      lines.setAll(open.lines());
    }
    count();
    if (!same) {
      note.set("");
      index.set(next(0));
    }
    active.set(open != null);
  }

  private void count() {
    done.set((int) lines.stream().filter(Line::done).count());
  }

  /** The first line not done from here on, then from the top; where all are done, the last. */
  private int next(int from) {
    for (int i = 0; i < lines.size(); i++) {
      int at = Math.floorMod(from + i, lines.size());
      if (!lines.get(at).done()) {
        return at;
      }
    }
    return lines.size() - 1;
  }

  /** Copies the focused value, ticks it and steps on; an empty value is ticked without copying. */
  public void copy() {
    int at = index.get();
    if (!active.get() || finishing.get() || at < 0 || at >= lines.size()) {
      return;
    }
    Line line = lines.get(at);
    if (!line.value().isEmpty()) {
      clipboard.accept(line.value());
      ctx.tasks()
          .act(() -> services.oversight().traces().copied(number, line.item().label()))
          .start();
    }
    set(at, true);
    int to = next(at + 1);
    index.set(to);
    note.set(
        ctx.texts()
            .get(
                line.value().isEmpty() ? "ui.transcription.empty.note" : "ui.transcription.copied",
                line.item().label(),
                done.get() == lines.size()
                    ? ctx.texts().get("ui.transcription.all")
                    : ctx.texts().get("ui.transcription.next", lines.get(to).item().label())));
  }

  /** Takes the tick off the focused line. */
  public void untick() {
    int at = index.get();
    if (active.get() && !finishing.get() && at >= 0 && at < lines.size() && lines.get(at).done()) {
      set(at, false);
      note.set(ctx.texts().get("ui.transcription.unticked", lines.get(at).item().label()));
    }
  }

  private void set(int at, boolean is) {
    Line line = lines.get(at);
    if (line.done() != is) {
      lines.set(at, new Line(line.item(), line.value(), is));
      count();
      ticks.add(new Tick(at, is));
      keep();
    }
  }

  /** Keeps ticks one after the other, so that a late answer never undoes a newer one. */
  private void keep() {
    Tick tick = ticking ? null : ticks.peek();
    if (tick == null) {
      return;
    }
    ticking = true;
    ctx.tasks()
        .run(() ->
            services.transcriptions().tick(services.operator(), number, tick.line(), tick.done()))
        .onProblem(told -> {
          ticks.clear();
          load();
          ctx.dialogs().problem(told);
        })
        .andThen(() -> {
          ticking = false;
          ticks.poll();
          keep();
        })
        .start();
  }

  /** Asks whether everything stands in the other system, and says so to the desk. */
  public void finish() {
    if (forwarding == null || finishing.get() || done.get() < lines.size()) {
      return;
    }
    var texts = ctx.texts();
    ctx.dialogs()
        .confirm(
            new Dialogs.Confirmation(
                texts.get("ui.transcription.finish.title"),
                texts.get("ui.transcription.finish.text"),
                List.of(texts.get("ui.transcription.progress", done.get(), lines.size())),
                texts.get("ui.transcription.finish.act"),
                false),
            () -> act(() -> services.transcriptions().finish(services.operator(), number)));
  }

  /** Asks, and takes the decision to forward back: nothing counts as provided. */
  public void takeBack() {
    if (forwarding == null || finishing.get()) {
      return;
    }
    var texts = ctx.texts();
    ctx.dialogs()
        .confirm(
            new Dialogs.Confirmation(
                texts.get("ui.transcription.back.title"),
                texts.get("ui.transcription.back.text"),
                List.of(texts.get("ui.transcription.progress", done.get(), lines.size())),
                texts.get("ui.transcription.back.act"),
                true),
            () -> act(() -> services.transcriptions().cancel(services.operator(), number)));
  }

  private void act(Tasks.Act work) {
    ctx.tasks()
        .act(work)
        .whileRunning(finishing)
        .onSuccess(ok -> {
          load();
          onChanged.run();
        })
        .onProblem(told -> {
          load();
          ctx.dialogs().problem(told);
        })
        .start();
  }

  /** Drops answers still under way; ticks made are kept all the same. */
  public void close() {
    latest.dropAll();
  }

  /** Lines in the order of the other screen; empty while nothing is to be typed over. */
  public ObservableList<Line> lines() {
    return lines;
  }

  /** The focused line; -1 for none. */
  public IntegerProperty indexProperty() {
    return index;
  }

  /** How many are ticked. */
  public ReadOnlyIntegerProperty doneProperty() {
    return done.getReadOnlyProperty();
  }

  /** Whether something is to be typed over. */
  public ReadOnlyBooleanProperty activeProperty() {
    return active.getReadOnlyProperty();
  }

  /** Whether finishing or taking back is under way. */
  public ReadOnlyBooleanProperty finishingProperty() {
    return finishing.getReadOnlyProperty();
  }

  /** What the last key did; empty before the first. */
  public ReadOnlyStringProperty noteProperty() {
    return note.getReadOnlyProperty();
  }

  /** The decided forwarding; null while nothing is to be typed over. */
  public @Nullable Forwarding forwarding() {
    return forwarding;
  }
}
