package dev.shinseidesk.ui.forward;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.forwarding.BusinessSystem;
import dev.shinseidesk.forwarding.Forwarding;
import dev.shinseidesk.forwarding.ForwardingDesk;
import dev.shinseidesk.forwarding.ForwardingDesk.Act;
import dev.shinseidesk.forwarding.Route;
import dev.shinseidesk.forwarding.RouteDesk.Unrouted;
import dev.shinseidesk.services.DeskAct;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.Latest;
import dev.shinseidesk.ui.common.RoleWords;
import dev.shinseidesk.ui.common.UiContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Forwarding one application to a business system. All methods on the FX thread. */
public final class ForwardViewModel {
  private final UiContext ctx;
  private final DeskServices services;
  private final ReceiptNumber number;
  private final Runnable onForwarded;
  private final Latest latest = new Latest();
  private final ObservableList<BusinessSystem> receivers = FXCollections.observableArrayList();
  private final ObservableList<Forwarding> forwardings = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable BusinessSystem> receiver = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<ForwardingDesk.@Nullable Preview> preview =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Set<Act>> acts = new ReadOnlyObjectWrapper<>(Set.of());
  private final ReadOnlyStringWrapper alarm = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper blocker = new ReadOnlyStringWrapper("");
  private final BooleanProperty reading = new SimpleBooleanProperty();
  private final BooleanProperty deciding = new SimpleBooleanProperty();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private WorkState expected = WorkState.UNREVIEWED;
  private @Nullable BusinessSystemId standard;
  private boolean filling;

  /**
   * Not yet loaded.
   *
   * @param onForwarded told after the desk has recorded a forwarding
   */
  public ForwardViewModel(
      UiContext ctx, DeskServices services, ReceiptNumber number, Runnable onForwarded) {
    this.ctx = ctx;
    this.services = services;
    this.number = number;
    this.onForwarded = onForwarded;
    busy.bind(reading.or(deciding));
    receiver.addListener((o, was, is) -> {
      if (!filling && is != null) {
        load();
      }
    });
  }

  /** What one reading gives; preview, acts and state belong together. */
  private record Reading(
      List<BusinessSystem> receivers,
      @Nullable BusinessSystem chosen,
      Set<Act> acts,
      ForwardingDesk.@Nullable Preview preview,
      WorkState state,
      List<Forwarding> forwardings,
      @Nullable BusinessSystemId standard,
      @Nullable Unrouted unrouted) {}

  /** Reads receivers, the preview for the chosen one, its route, and earlier forwardings. */
  public void load() {
    BusinessSystem wanted = receiver.get();
    ctx.tasks()
        .run(() -> read(wanted))
        .latest(latest)
        .whileRunning(reading)
        .onSuccess(this::fill)
        .onProblem(told -> {
          preview.set(null);
          blocker.set(ctx.texts().whole(told));
        })
        .start();
  }

  private Reading read(@Nullable BusinessSystem wanted) throws DeskException {
    Optional<Application> application = services.applications().find(number);
    WorkState state = application.map(Application::state).orElse(WorkState.UNREVIEWED);
    ProcedureCode procedure = application.map(Application::procedure).orElse(null);
    var desk = services.forwarding();
    List<BusinessSystem> all = desk.receivers(number);
    List<Forwarding> before = desk.of(number);
    BusinessSystem chosen = ReceiverChoice.receiver(all, wanted, state, before);
    Set<Act> possible =
        chosen == null ? Set.of() : desk.acts(services.operator(), number, chosen.id());
    var shown =
        chosen == null
            ? null
            : desk.preview(services.operator(), number, chosen.id(), ReceiverChoice.act(possible));
    var routes = services.administration().routes();
    LocalDate today = LocalDate.ofInstant(ctx.clock().instant(), Texts.ZONE);
    return new Reading(
        all,
        chosen,
        possible,
        shown,
        state,
        before,
        procedure == null
            ? null
            : routes.routes().find(procedure, today).map(Route::receiver).orElse(null),
        procedure == null
            ? null
            : routes.unrouted().stream()
                .filter(u -> u.procedure().equals(procedure))
                .findFirst()
                .orElse(null));
  }

  private void fill(Reading read) {
    filling = true;
    expected = read.state();
    standard = read.standard();
    receivers.setAll(read.receivers());
    receiver.set(read.chosen());
    forwardings.setAll(read.forwardings());
    String role = RoleWords.keeps(ctx.texts(), services.operator(), DeskAct.FORWARD);
    acts.set(role.isEmpty() ? Set.copyOf(read.acts()) : Set.of());
    preview.set(read.preview());
    filling = false;
    Unrouted unrouted = read.unrouted();
    alarm.set(unrouted == null ? "" : RouteWords.alarm(ctx.texts(), unrouted));
    var shown = read.preview();
    if (!role.isEmpty()) {
      blocker.set(role);
    } else if (shown == null) {
      blocker.set(ctx.texts().get("ui.forward.no-receiver"));
    } else if (!read.acts().isEmpty() && !read.acts().contains(Act.PROVIDE)) {
      blocker.set(ctx.texts().get("ui.forward.provided"));
    } else {
      blocker.set(shown.blocker() == null ? "" : ctx.texts().whole(shown.blocker()));
    }
  }

  /** Drops answers still under way. */
  public void close() {
    latest.dropAll();
  }

  /** Whether {@link #submit} would act now. */
  public boolean ready() {
    return preview.get() != null && blocker.get().isEmpty() && !busy.get();
  }

  /** Decides to forward what the preview shows; nothing happens unless it is ready. */
  public void submit() {
    var shown = preview.get();
    if (shown != null && ready()) {
      decide(() ->
          services
              .forwarding()
              .forward(services.operator(), number, shown.receiver().id(), expected));
    }
  }

  /** Asks whether to forward what the preview shows; nothing happens unless it is ready. */
  public void ask() {
    var shown = preview.get();
    if (shown == null || !ready()) {
      return;
    }
    var question = new PreviewWords(ctx.texts(), shown).question(number.value());
    if (!elsewhere(shown.receiver())) {
      ctx.dialogs().confirm(question, this::submit);
      return;
    }
    WorkState seen = expected;
    ctx.dialogs()
        .ask(
            ElsewhereWords.form(ctx.texts(), question, shown.receiver(), standardName()),
            answers ->
                answers.getFirst().isBlank() ? ctx.texts().get("ui.forward.reason-missing") : "",
            answers ->
                decide(() ->
                    services
                        .forwarding()
                        .forwardElsewhere(
                            services.operator(),
                            number,
                            shown.receiver().id(),
                            seen,
                            answers.getFirst().strip())));
  }

  /** Whether the procedure has a route today and it leads to another receiver than this one. */
  public boolean elsewhere(BusinessSystem system) {
    return standard != null && !isStandard(system);
  }

  private String standardName() {
    return receivers.stream()
        .filter(this::isStandard)
        .map(BusinessSystem::name)
        .findFirst()
        .orElse(standard == null ? "" : standard.value());
  }

  /** Asks for the reason of providing again or withdrawing, telling what becomes of the rest. */
  public void ask(Act act) {
    BusinessSystem chosen = receiver.get();
    if (chosen == null || busy.get() || !acts.get().contains(act)) {
      return;
    }
    WorkState seen = expected;
    List<Forwarding> before = List.copyOf(forwardings);
    ctx.tasks()
        .run(() -> services.forwarding().preview(services.operator(), number, chosen.id(), act))
        .whileRunning(deciding)
        .onSuccess(shown -> {
          if (shown.blocker() == null) {
            var words = new AgainWords(ctx.texts());
            ctx.dialogs()
                .ask(
                    words.form(number, shown, before),
                    words::missing,
                    answers -> again(shown, seen, answers.getFirst().strip()));
          } else {
            ctx.dialogs().problem(shown.blocker());
          }
        })
        .onProblem(ctx.dialogs()::problem)
        .start();
  }

  private void again(ForwardingDesk.Preview shown, WorkState seen, String reason) {
    var desk = services.forwarding();
    BusinessSystemId to = shown.receiver().id();
    decide(
        shown.act() == Act.WITHDRAW
            ? () -> desk.withdraw(services.operator(), number, to, seen, reason)
            : () -> desk.provideAgain(services.operator(), number, to, seen, reason));
  }

  private void decide(Callable<Forwarding> act) {
    deciding.set(true);
    ctx.tasks()
        .run(() -> {
          Forwarding made = act.call();
          services.outbox().wake();
          return made;
        })
        .onSuccess(made -> {
          load();
          onForwarded.run();
        })
        .onProblem(told -> {
          load();
          ctx.dialogs().problem(told);
        })
        .andThen(() -> deciding.set(false))
        .start();
  }

  /**
   * What stands at the chosen receiver, or is on its way there, while nothing can be provided there
   * for the first time; null otherwise.
   *
   * @param takenBack whether a forwarding never left
   */
  public @Nullable Forwarding sent(Predicate<Forwarding> takenBack) {
    BusinessSystem chosen = receiver.get();
    return chosen == null || acts.get().contains(Act.PROVIDE)
        ? null
        : forwardings.stream()
            .filter(f -> f.receiver().equals(chosen.id()) && !takenBack.test(f))
            .findFirst()
            .orElse(null);
  }

  /** Whether the procedure's route of today leads to this receiver. */
  public boolean isStandard(BusinessSystem system) {
    return system.id().equals(standard);
  }

  /** Enabled receivers, the procedure's default first. */
  public ObservableList<BusinessSystem> receivers() {
    return receivers;
  }

  /** Forwardings so far, newest first. */
  public ObservableList<Forwarding> forwardings() {
    return forwardings;
  }

  /** The chosen receiver; null while none is. */
  public ObjectProperty<@Nullable BusinessSystem> receiverProperty() {
    return receiver;
  }

  /** Exactly what would be provided; null while it isn't known. */
  public ReadOnlyObjectProperty<ForwardingDesk.@Nullable Preview> previewProperty() {
    return preview.getReadOnlyProperty();
  }

  /** What the signed-in person can do now towards the chosen receiver. */
  public ReadOnlyObjectProperty<Set<Act>> actsProperty() {
    return acts.getReadOnlyProperty();
  }

  /** Why the procedure has no usable route, and what to do; empty where it has one. */
  public ReadOnlyStringProperty alarmProperty() {
    return alarm.getReadOnlyProperty();
  }

  /** Why it can't be forwarded now; empty when it can. */
  public ReadOnlyStringProperty blockerProperty() {
    return blocker.getReadOnlyProperty();
  }

  /** Whether something is under way. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }
}
