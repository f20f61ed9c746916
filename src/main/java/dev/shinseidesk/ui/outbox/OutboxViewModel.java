package dev.shinseidesk.ui.outbox;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.forwarding.Forwarding;
import dev.shinseidesk.outbox.OutboxEntry;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.ui.common.Latest;
import dev.shinseidesk.ui.common.UiContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * What leaves the desk for one application, followed live. All methods on the FX thread; while it
 * is started, every change of the outbox reloads the lines and then tells the listener.
 */
public final class OutboxViewModel {
  private final UiContext ctx;
  private final DeskServices services;
  private final ReceiptNumber number;
  private final Executor ui;
  private final Runnable onChanged;
  private final Latest latest = new Latest();
  private final ObservableList<OutboxLine> lines = FXCollections.observableArrayList();
  private @Nullable AutoCloseable subscription;

  /**
   * Not yet started.
   *
   * @param ui runs things on the FX thread
   * @param onChanged told on the FX thread after a change at the other side was seen
   */
  public OutboxViewModel(
      UiContext ctx, DeskServices services, ReceiptNumber number, Executor ui, Runnable onChanged) {
    this.ctx = ctx;
    this.services = services;
    this.number = number;
    this.ui = ui;
    this.onChanged = onChanged;
  }

  /** Loads the lines and follows every change until {@link #stop}. */
  public void start() {
    stop();
    subscription =
        services
            .outbox()
            .onChange(changed -> {
              if (changed.equals(number)) {
                ui.execute(this::changed);
              }
            });
    load();
  }

  private void changed() {
    if (subscription != null) {
      load();
      onChanged.run();
    }
  }

  /** Ends the subscription; answers still under way are dropped. */
  public void stop() {
    latest.dropAll();
    AutoCloseable before = subscription;
    subscription = null;
    if (before != null) {
      try {
        before.close();
      } catch (Exception e) {
        throw new IllegalStateException("an outbox subscription could not be ended", e);
      }
    }
  }

  /** Loads the lines. */
  public void load() {
    ctx.tasks()
        .run(() -> {
          List<Forwarding> forwardings = services.forwarding().of(number);
          return services.outbox().of(number).stream()
              .map(e -> OutboxLine.of(e, forwardings, ctx.texts()))
              .toList();
        })
        .latest(latest)
        .onSuccess(lines::setAll)
        .start();
  }

  /** Asks for another try now. */
  public void retry(OutboxLine line) {
    ctx.tasks()
        .act(() -> {
          services.outbox().retry(services.operator(), line.entry().id());
          services.outbox().wake();
        })
        .onSuccess(done -> load())
        .onProblem(this::failed)
        .start();
  }

  /** Takes back what has not left yet. */
  public void cancel(OutboxLine line) {
    ctx.tasks()
        .act(() -> services.outbox().cancel(services.operator(), line.entry().id()))
        .onSuccess(done -> {
          load();
          onChanged.run();
        })
        .onProblem(this::failed)
        .start();
  }

  private void failed(Problem problem) {
    load();
    ctx.dialogs().problem(problem);
  }

  /** All deliveries, newest first. */
  public ObservableList<OutboxLine> lines() {
    return lines;
  }

  /** The newest delivery of a kind. */
  public Optional<OutboxLine> newest(OutboxEntry.Kind kind) {
    return lines.stream().filter(l -> l.entry().kind() == kind).findFirst();
  }

  /** What the head shows: the gravest open one; null when nothing is open. */
  public static @Nullable OutboxLine gravest(List<OutboxLine> lines) {
    OutboxLine found = null;
    for (OutboxLine line : lines) {
      if (line.open() && (found == null || line.look().compareTo(found.look()) > 0)) {
        found = line;
      }
    }
    return found;
  }
}
