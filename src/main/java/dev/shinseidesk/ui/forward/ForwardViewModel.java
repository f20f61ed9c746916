package dev.shinseidesk.ui.forward;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.forwarding.BusinessSystem;
import dev.shinseidesk.forwarding.Forwarding;
import dev.shinseidesk.forwarding.ForwardingDesk;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.ui.common.Latest;
import dev.shinseidesk.ui.common.UiContext;
import java.util.List;
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
  private final ReadOnlyStringWrapper blocker = new ReadOnlyStringWrapper("");
  private final BooleanProperty reading = new SimpleBooleanProperty();
  private final BooleanProperty deciding = new SimpleBooleanProperty();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private WorkState expected = WorkState.UNREVIEWED;
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

  /** What one reading gives; preview and state belong together. */
  private record Reading(
      List<BusinessSystem> receivers,
      @Nullable BusinessSystem chosen,
      ForwardingDesk.@Nullable Preview preview,
      WorkState state,
      List<Forwarding> forwardings) {}

  /** Reads receivers, the preview for the chosen one, and earlier forwardings. */
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
    WorkState state =
        services.applications().find(number).map(a -> a.state()).orElse(WorkState.UNREVIEWED);
    List<BusinessSystem> all = services.forwarding().receivers(number);
    BusinessSystem chosen =
        all.stream()
            .filter(r -> wanted != null && r.id().equals(wanted.id()))
            .findFirst()
            .orElse(all.isEmpty() ? null : all.getFirst());
    var shown =
        chosen == null
            ? null
            : services.forwarding().preview(services.operator(), number, chosen.id());
    return new Reading(all, chosen, shown, state, services.forwarding().of(number));
  }

  private void fill(Reading read) {
    filling = true;
    expected = read.state();
    receivers.setAll(read.receivers());
    receiver.set(read.chosen());
    forwardings.setAll(read.forwardings());
    preview.set(read.preview());
    filling = false;
    var shown = read.preview();
    if (shown == null) {
      blocker.set(ctx.texts().get("ui.forward.no-receiver"));
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
    if (shown == null || !ready()) {
      return;
    }
    deciding.set(true);
    ctx.tasks()
        .run(() -> {
          Forwarding made =
              services
                  .forwarding()
                  .forward(services.operator(), number, shown.receiver().id(), expected);
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

  /** Why it can't be forwarded now; empty when it can. */
  public ReadOnlyStringProperty blockerProperty() {
    return blocker.getReadOnlyProperty();
  }

  /** Whether something is under way. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }
}
