package dev.shinseidesk.tour;

import java.util.concurrent.atomic.AtomicLong;
import javafx.animation.AnimationTimer;

/**
 * Watches the FX thread: the longest gap between two pulses while it watches. Pictures the tour
 * takes block the thread themselves, so it looks away meanwhile.
 */
final class Pulse {
  private final AtomicLong worstNanos = new AtomicLong();
  private long last;
  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          long nanos = System.nanoTime();
          if (last != 0) {
            worstNanos.accumulateAndGet(nanos - last, Math::max);
          }
          last = nanos;
        }
      };

  /** Begins or goes on to watch. */
  void watch() {
    FxThread.run(() -> {
      last = 0;
      timer.start();
    });
  }

  /** Looks away. */
  void rest() {
    FxThread.run(timer::stop);
  }

  /** Longest gap since the last time this was asked, in milliseconds. */
  long worstMillisSince() {
    return worstNanos.getAndSet(0) / 1_000_000;
  }
}
