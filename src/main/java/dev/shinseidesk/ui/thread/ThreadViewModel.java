package dev.shinseidesk.ui.thread;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.casework.FilingThreads.Filing;
import dev.shinseidesk.casework.FilingThreads.FilingThread;
import dev.shinseidesk.casework.FilingThreads.Settlement;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.ui.common.Dialogs;
import dev.shinseidesk.ui.common.Latest;
import dev.shinseidesk.ui.common.UiContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Filings that stand with this one, and which of them counts. All methods on the FX thread. */
public final class ThreadViewModel {
  private final UiContext ctx;
  private final DeskServices services;
  private final ReceiptNumber number;
  private final Runnable onChanged;
  private final Latest latest = new Latest();
  private final ObservableList<Line> filings = FXCollections.observableArrayList();
  private final ObservableList<Settlement> settlements = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable ReceiptNumber> stands = new SimpleObjectProperty<>();
  private final StringProperty reason = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper blocker = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyIntegerWrapper others = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper more = new ReadOnlyIntegerWrapper();
  private final BooleanProperty busy = new SimpleBooleanProperty();
  private boolean filling;

  /** One filing, and whether it is to be closed. */
  public final class Line {
    private final Filing filing;
    private final BooleanProperty close = new SimpleBooleanProperty();

    Line(Filing filing, boolean closing) {
      this.filing = filing;
      close.set(closing);
      close.addListener((o, was, is) -> validate());
    }

    /** As the desk holds it. */
    public Filing filing() {
      return filing;
    }

    /** Its receipt number. */
    public ReceiptNumber number() {
      return filing.application().receiptNumber();
    }

    /** Whether it is the application the screen is about. */
    public boolean itself() {
      return number().equals(number);
    }

    /** Whether it can be closed, or stand, at all. */
    public boolean open() {
      WorkState state = filing.application().state();
      return state != WorkState.CLOSED;
    }

    /** Whether it can be closed: not with a business system, not closed already. */
    public boolean closable() {
      WorkState state = filing.application().state();
      return open() && state != WorkState.FORWARDING && state != WorkState.FORWARDED;
    }

    private WorkState state() {
      return filing.application().state();
    }

    /** Whether it will be closed. */
    public BooleanProperty closeProperty() {
      return close;
    }
  }

  /**
   * Not yet loaded.
   *
   * @param onChanged told after something was closed or opened again
   */
  public ThreadViewModel(
      UiContext ctx, DeskServices services, ReceiptNumber number, Runnable onChanged) {
    this.ctx = ctx;
    this.services = services;
    this.number = number;
    this.onChanged = onChanged;
    stands.addListener((o, was, is) -> standChosen());
    reason.addListener((o, was, is) -> validate());
  }

  /** Reads the filings; what is chosen stays where it still can. */
  public void load() {
    ctx.tasks()
        .run(() -> services.casework().threads().of(number))
        .latest(latest)
        .onSuccess(this::fill)
        .onProblem(told -> problem.set(ctx.texts().whole(told)))
        .start();
  }

  private void fill(FilingThread thread) {
    filling = true;
    problem.set("");
    ReceiptNumber chosen = stands.get();
    filings.setAll(thread.filings().stream().map(f -> new Line(f, false)).toList());
    settlements.setAll(thread.settlements());
    others.set(Math.max(0, filings.size() - 1) + thread.more());
    more.set(thread.more());
    boolean still = filings.stream().anyMatch(line -> line.open() && line.number().equals(chosen));
    stands.set(still ? chosen : null);
    filling = false;
    validate();
  }

  /** Whichever stands, the others of its procedure that can be closed are proposed for closing. */
  private void standChosen() {
    if (filling) {
      return;
    }
    ReceiptNumber chosen = stands.get();
    Filing kept =
        filings.stream()
            .filter(line -> line.number().equals(chosen))
            .map(Line::filing)
            .findFirst()
            .orElse(null);
    for (Line line : filings) {
      line.close.set(
          kept != null
              && !line.number().equals(chosen)
              && line.closable()
              && line.state() != WorkState.SOUND
              && line.filing().application().procedure().equals(kept.application().procedure()));
    }
    validate();
  }

  private Set<ReceiptNumber> closing() {
    Set<ReceiptNumber> chosen = new LinkedHashSet<>();
    for (Line line : filings) {
      if (line.close.get() && !line.number().equals(stands.get())) {
        chosen.add(line.number());
      }
    }
    return chosen;
  }

  private void validate() {
    if (filling) {
      return;
    }
    var texts = ctx.texts();
    if (stands.get() == null) {
      blocker.set(texts.get("ui.thread.missing.stands"));
    } else if (closing().isEmpty()) {
      blocker.set(texts.get("ui.thread.missing.closed"));
    } else {
      blocker.set(reason.get().isBlank() ? texts.get("ui.thread.missing.reason") : "");
    }
  }

  /** Asks, then records which one stands and closes the others; nothing unless it is ready. */
  public void settle() {
    ReceiptNumber kept = stands.get();
    if (kept == null || !blocker.get().isEmpty() || busy.get()) {
      return;
    }
    Set<ReceiptNumber> closed = closing();
    String why = reason.get().strip();
    var texts = ctx.texts();
    List<String> lines = new ArrayList<>();
    lines.add(texts.get("ui.thread.confirm.stands", kept.value()));
    closed.forEach(n -> lines.add(texts.get("ui.thread.confirm.closed", n.value())));
    lines.add(texts.get("ui.thread.confirm.reason", why));
    ctx.dialogs()
        .confirm(
            new Dialogs.Confirmation(
                texts.get("ui.thread.confirm.title"),
                texts.get("ui.thread.confirm.text"),
                lines,
                texts.get("ui.thread.confirm.act", closed.size()),
                false),
            () -> settle(kept, closed, why));
  }

  private void settle(ReceiptNumber kept, Set<ReceiptNumber> closed, String why) {
    ctx.tasks()
        .run(() -> services.casework().threads().settle(services.operator(), kept, closed, why))
        .whileRunning(busy)
        .onSuccess(done -> {
          reason.set("");
          stands.set(null);
          load();
          onChanged.run();
        })
        .onProblem(told -> {
          load();
          ctx.dialogs().problem(told);
        })
        .start();
  }

  /** Asks why, then opens a closed filing again. */
  public void reopen(Line line) {
    var texts = ctx.texts();
    ctx.dialogs()
        .ask(
            new Dialogs.Form(
                texts.get("ui.thread.reopen.title", line.number().value()),
                texts.get("ui.thread.reopen.text"),
                List.of(),
                List.of(new Dialogs.Field("reason", texts.get("ui.thread.reason"), "", 0, true)),
                texts.get("ui.thread.reopen"),
                false),
            answers -> answers.getFirst().isBlank() ? texts.get("ui.thread.missing.reason") : "",
            answers -> reopen(line.number(), answers.getFirst().strip()));
  }

  private void reopen(ReceiptNumber closed, String why) {
    ctx.tasks()
        .act(() -> services.casework().threads().reopen(services.operator(), closed, why))
        .whileRunning(busy)
        .onSuccess(done -> {
          load();
          onChanged.run();
        })
        .onProblem(told -> {
          load();
          ctx.dialogs().problem(told);
        })
        .start();
  }

  /** Drops answers still under way. */
  public void close() {
    latest.dropAll();
  }

  /** Whether something is written or chosen that isn't recorded. */
  public boolean unsaved() {
    return !reason.get().isBlank();
  }

  /** The filings, oldest first, this one among them. */
  public ObservableList<Line> filings() {
    return filings;
  }

  /** What was recorded of them, newest first. */
  public ObservableList<Settlement> settlements() {
    return settlements;
  }

  /** The one that is to stand; null while none is chosen. */
  public ObjectProperty<@Nullable ReceiptNumber> standsProperty() {
    return stands;
  }

  /** Why the others are closed. */
  public StringProperty reasonProperty() {
    return reason;
  }

  /** What is missing before it can be recorded; empty when nothing is. */
  public ReadOnlyStringProperty blockerProperty() {
    return blocker.getReadOnlyProperty();
  }

  /** Why the filings can't be read; empty when they can. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** How many filings stand beside this one. */
  public ReadOnlyIntegerProperty othersProperty() {
    return others.getReadOnlyProperty();
  }

  /** Filings beyond those shown. */
  public ReadOnlyIntegerProperty moreProperty() {
    return more.getReadOnlyProperty();
  }

  /** Whether something is under way. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy;
  }
}
