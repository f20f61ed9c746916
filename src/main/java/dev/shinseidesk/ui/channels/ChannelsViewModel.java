package dev.shinseidesk.ui.channels;

import dev.shinseidesk.application.Operator;
import dev.shinseidesk.channels.ChannelDesk;
import dev.shinseidesk.channels.ChannelDesk.ChannelInfo;
import dev.shinseidesk.channels.ChannelDesk.TestReport;
import dev.shinseidesk.ui.common.Latest;
import dev.shinseidesk.ui.common.TaskHandle;
import dev.shinseidesk.ui.common.TaskProgress;
import dev.shinseidesk.ui.common.Tasks;
import dev.shinseidesk.ui.common.UiContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** The office's channels, and what trying them came to. FX thread. */
public final class ChannelsViewModel {
  private final UiContext ctx;
  private final ChannelDesk desk;
  private final Operator operator;
  private final Latest latest = new Latest();
  private final ObjectProperty<List<ChannelInfo>> channels = new SimpleObjectProperty<>(List.of());
  private final ObjectProperty<Map<String, Tried>> tried = new SimpleObjectProperty<>(Map.of());
  private final ObjectProperty<@Nullable String> trying = new SimpleObjectProperty<>();
  private final TaskProgress progress = new TaskProgress();
  private @Nullable TaskHandle task;

  /**
   * What trying a channel came to.
   *
   * @param at when it ended
   */
  public record Tried(Instant at, TestReport report) {}

  /** For one signed-in person. */
  public ChannelsViewModel(UiContext ctx, ChannelDesk desk, Operator operator) {
    this.ctx = ctx;
    this.desk = desk;
    this.operator = operator;
  }

  /** Reads the channels again. */
  public void refresh() {
    ctx.tasks().run(desk::channels).latest(latest).onSuccess(channels::set).start();
  }

  /** Tries a channel; nothing happens while another one is tried. */
  public void test(ChannelInfo channel) {
    if (task != null && task.isRunning()) {
      return;
    }
    trying.set(channel.id());
    Map<String, Tried> before = new HashMap<>(tried.get());
    before.remove(channel.id());
    tried.set(Map.copyOf(before));
    task =
        ctx.tasks()
            .runWithProgress(told -> desk.test(operator, channel.id(), told))
            .on(Tasks.Lane.LONG)
            .whileRunning(progress)
            .onSuccess(report -> note(channel.id(), report))
            .andThen(() -> trying.set(null))
            .start();
  }

  private void note(String id, TestReport report) {
    Map<String, Tried> next = new HashMap<>(tried.get());
    next.put(id, new Tried(ctx.clock().instant(), report));
    tried.set(Map.copyOf(next));
  }

  /** Asks the trial to stop. */
  public void cancel() {
    if (task != null) {
      task.cancel();
    }
  }

  /** All channels. */
  public ReadOnlyObjectProperty<List<ChannelInfo>> channelsProperty() {
    return channels;
  }

  /** What was tried since the sign-in, by channel. */
  public ReadOnlyObjectProperty<Map<String, Tried>> triedProperty() {
    return tried;
  }

  /** The channel being tried; null for none. */
  public ReadOnlyObjectProperty<@Nullable String> tryingProperty() {
    return trying;
  }

  /** How far the trial is. */
  public TaskProgress progress() {
    return progress;
  }

  void stopLooking() {
    latest.dropAll();
  }

  void end() {
    latest.dropAll();
    if (task != null) {
      task.drop();
    }
  }
}
