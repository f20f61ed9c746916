package dev.shinseidesk.channels;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection that stands still: some waits inside SSH (for window, for the first answer of a
 * subsystem, for a full socket) know no time limit of their own.
 */
final class Watchdog implements AutoCloseable {
  private static final long IDLE = Long.MIN_VALUE;

  private final long patience;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("channel-watchdog").unstarted(task));
  private final ScheduledFuture<?> watching;
  private volatile long lastSign = IDLE;
  private volatile boolean barked;

  /**
   * Watches from the first {@link #sign()} on.
   *
   * @param patience how long nothing may happen
   * @param end what closes the connection
   */
  Watchdog(Duration patience, Runnable end) {
    this.patience = patience.toNanos();
    long pause = Math.max(patience.toMillis() / 5, 20);
    watching =
        timer.scheduleWithFixedDelay(
            () -> {
              long last = lastSign;
              if (last != IDLE && System.nanoTime() - last > this.patience) {
                barked = true;
                end.run();
              }
            },
            pause,
            pause,
            TimeUnit.MILLISECONDS);
  }

  /** Something went on. */
  void sign() {
    lastSign = System.nanoTime();
  }

  /** Nothing is waited for. */
  void rest() {
    lastSign = IDLE;
  }

  /** Whether it ended the connection. */
  boolean barked() {
    return barked;
  }

  @Override
  public void close() {
    watching.cancel(false);
    timer.shutdown();
  }
}
