package dev.shinseidesk.ui.keeping;

import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.keeping.HoldDesk;
import dev.shinseidesk.keeping.HoldDesk.Hold;
import dev.shinseidesk.ui.common.Dialogs;
import dev.shinseidesk.ui.common.Latest;
import dev.shinseidesk.ui.common.Tasks;
import dev.shinseidesk.ui.common.UiContext;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** 凍結: which applications must not be deleted. FX thread. */
public final class HoldsViewModel {
  private static final int MOST = 500;

  private final UiContext ctx;
  private final HoldDesk desk;
  private final Operator operator;
  private final Latest latest = new Latest();
  private final ObjectProperty<List<Hold>> holds = new SimpleObjectProperty<>(List.of());
  private final BooleanProperty lifted = new SimpleBooleanProperty();
  private final BooleanProperty busy = new SimpleBooleanProperty();

  /** For one signed-in person. */
  public HoldsViewModel(UiContext ctx, HoldDesk desk, Operator operator) {
    this.ctx = ctx;
    this.desk = desk;
    this.operator = operator;
    lifted.addListener((p, before, now) -> refresh());
  }

  /** Reads them again. */
  public void refresh() {
    boolean all = lifted.get();
    ctx.tasks()
        .run(() -> desk.holds(operator, all, MOST))
        .latest(latest)
        .onSuccess(holds::set)
        .start();
  }

  /**
   * Holds an application, after asking for its number and why.
   *
   * @param thread whether the same person's other filings are held as well
   */
  public void set(boolean thread) {
    ctx.dialogs()
        .ask(
            new Dialogs.Form(
                ctx.texts().get(thread ? "ui.keeping.hold.title-thread" : "ui.keeping.hold.title"),
                ctx.texts().get("ui.keeping.hold.text"),
                List.of(),
                List.of(
                    new Dialogs.Field("number", ctx.texts().get("ui.keeping.number"), "", 0, false),
                    Reasons.field(ctx.texts())),
                ctx.texts().get("ui.keeping.hold.act"),
                false),
            this::missing,
            answers ->
                act(
                    ctx.tasks()
                        .act(() ->
                            desk.set(
                                operator,
                                new ReceiptNumber(answers.getFirst().strip()),
                                thread,
                                answers.getLast()))));
  }

  private String missing(List<String> answers) {
    try {
      new ReceiptNumber(answers.getFirst().strip());
    } catch (InvalidValue e) {
      return ctx.texts().get("ui.keeping.number.missing");
    }
    return Reasons.missing(ctx.texts(), answers);
  }

  /** Lifts a hold, after asking why. */
  public void lift(Hold hold) {
    ctx.dialogs()
        .ask(
            new Dialogs.Form(
                ctx.texts().get("ui.keeping.lift.title", hold.number().value()),
                ctx.texts().get("ui.keeping.lift.text"),
                List.of(ctx.texts().get("ui.keeping.fact.reason", hold.reason())),
                List.of(Reasons.field(ctx.texts())),
                ctx.texts().get("ui.keeping.lift.act"),
                false),
            answers -> Reasons.missing(ctx.texts(), answers),
            answers ->
                act(ctx.tasks().act(() -> desk.lift(operator, hold.id(), answers.getFirst()))));
  }

  private void act(Tasks.Builder<Tasks.Done> work) {
    work.on(Tasks.Lane.LONG).whileRunning(busy).andThen(this::refresh).start();
  }

  /** Newest first. */
  public ReadOnlyObjectProperty<List<Hold>> holdsProperty() {
    return holds;
  }

  /** Whether lifted ones are shown too. */
  public BooleanProperty liftedProperty() {
    return lifted;
  }

  /** Whether one is being set or lifted. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy;
  }

  void stopLooking() {
    latest.dropAll();
  }
}
