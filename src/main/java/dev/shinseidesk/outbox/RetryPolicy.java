package dev.shinseidesk.outbox;

import java.time.Duration;
import java.util.List;

/**
 * How long the outbox waits before it tries again by itself.
 *
 * @param waits wait after the first failed try, after the second, …; the last one repeats
 */
public record RetryPolicy(List<Duration> waits) {
  /** 10 s, 30 s, 2 min, 10 min, then every hour. */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(
          List.of(
              Duration.ofSeconds(10),
              Duration.ofSeconds(30),
              Duration.ofMinutes(2),
              Duration.ofMinutes(10),
              Duration.ofHours(1)));

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException when it is empty or a wait isn't positive
   */
  public RetryPolicy {
    waits = List.copyOf(waits);
    if (waits.isEmpty() || waits.stream().anyMatch(w -> !w.isPositive())) {
      throw new IllegalArgumentException("waits must be positive");
    }
  }

  /** The wait after this many failed tries, at least 1. */
  Duration after(int failedTries) {
    return waits.get(Math.min(Math.max(failedTries, 1), waits.size()) - 1);
  }
}
