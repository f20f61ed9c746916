package dev.shinseidesk.portal;

import dev.shinseidesk.application.Progress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits between two tries; tests put one in that only notes the wait. */
interface Pause {
  /** Waits for real, and ends early when the person cancels. */
  Pause REAL =
      (wait, progress) -> {
        long end = System.nanoTime() + wait.toNanos();
        var never = new CountDownLatch(1);
        for (long left = wait.toNanos();
            left > 0 && !progress.cancelled();
            left = end - System.nanoTime()) {
          if (never.await(
              Math.min(left, TimeUnit.MILLISECONDS.toNanos(100)), TimeUnit.NANOSECONDS)) {
            return;
          }
        }
      };

  /** Waits so long, or until cancelled. */
  void pause(Duration wait, Progress progress) throws InterruptedException;
}
