package dev.shinseidesk.ui.batches;

import dev.shinseidesk.application.Operator;
import dev.shinseidesk.forwarding.BatchDesk;
import dev.shinseidesk.forwarding.BatchDesk.Batch;
import dev.shinseidesk.forwarding.BatchDesk.Collecting;
import dev.shinseidesk.services.SettingsDesk;
import dev.shinseidesk.ui.common.Dialogs;
import dev.shinseidesk.ui.common.Latest;
import dev.shinseidesk.ui.common.OfficeNames;
import dev.shinseidesk.ui.common.Tasks;
import dev.shinseidesk.ui.common.UiContext;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** 方式4: what is collected, and the batches made of it. FX thread. */
public final class BatchesViewModel {
  private static final int RECENT = 100;

  private final UiContext ctx;
  private final BatchDesk desk;
  private final SettingsDesk settings;
  private final Operator operator;
  private final Latest latest = new Latest();
  private final ObjectProperty<Shown> shown =
      new SimpleObjectProperty<>(new Shown(List.of(), List.of(), OfficeNames.NONE));
  private final BooleanProperty busy = new SimpleBooleanProperty();
  private final BooleanProperty loadedOnce = new SimpleBooleanProperty();

  /** What there is. */
  public record Shown(List<Collecting> collecting, List<Batch> recent, OfficeNames names) {
    /** Copies the lists. */
    public Shown {
      collecting = List.copyOf(collecting);
      recent = List.copyOf(recent);
    }
  }

  /** For one signed-in person. */
  public BatchesViewModel(UiContext ctx, BatchDesk desk, SettingsDesk settings, Operator operator) {
    this.ctx = ctx;
    this.desk = desk;
    this.settings = settings;
    this.operator = operator;
  }

  /** Reads everything again. */
  public void refresh() {
    ctx.tasks()
        .run(() -> new Shown(desk.collecting(), desk.recent(RECENT), OfficeNames.of(settings)))
        .latest(latest)
        .onSuccess(now -> {
          loadedOnce.set(true);
          shown.set(now);
        })
        .start();
  }

  /** Closes what waits for a receiver into one batch, after asking. */
  public void close(Collecting waiting) {
    String receiver = shown.get().names().system(waiting.receiver().id().value());
    ctx.dialogs()
        .confirm(
            new Dialogs.Confirmation(
                ctx.texts().get("ui.batches.close.title"),
                ctx.texts().get("ui.batches.close.text"),
                List.of(
                    ctx.texts().get("ui.batches.fact.receiver", receiver),
                    ctx.texts().get("ui.batches.fact.applications", waiting.applications())),
                ctx.texts().get("ui.batches.close.act"),
                false),
            () -> act(ctx.tasks().act(() -> desk.close(operator, waiting.receiver().id()))));
  }

  /** Dissolves a batch that wasn't delivered, after asking. */
  public void reopen(Batch batch) {
    ctx.dialogs()
        .confirm(
            new Dialogs.Confirmation(
                ctx.texts().get("ui.batches.reopen.title"),
                ctx.texts().get("ui.batches.reopen.text"),
                List.of(
                    ctx.texts().get("ui.batches.fact.batch", batch.id()),
                    ctx.texts()
                        .get(
                            "ui.batches.fact.receiver",
                            shown.get().names().system(batch.receiver().value())),
                    ctx.texts().get("ui.batches.fact.applications", batch.applications())),
                ctx.texts().get("ui.batches.reopen.act"),
                true),
            () -> act(ctx.tasks().act(() -> desk.reopen(operator, batch.id()))));
  }

  private void act(Tasks.Builder<Tasks.Done> work) {
    work.on(Tasks.Lane.LONG).whileRunning(busy).andThen(this::refresh).start();
  }

  /** What there is. */
  public ReadOnlyObjectProperty<Shown> shownProperty() {
    return shown;
  }

  /** Whether a batch is being closed or dissolved. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy;
  }

  /** Whether it was read at least once. */
  public ReadOnlyBooleanProperty loadedOnceProperty() {
    return loadedOnce;
  }

  void stopLooking() {
    latest.dropAll();
  }
}
