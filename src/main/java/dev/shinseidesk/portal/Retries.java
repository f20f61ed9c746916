package dev.shinseidesk.portal;

import dev.shinseidesk.application.Progress;
import dev.shinseidesk.portal.PortalFailure.Effect;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Repeats calls that failed by the way, with growing waits. Any number of threads. */
final class Retries {
  private final io.github.resilience4j.retry.Retry retry;
  private final Duration maxWait;
  private final Pause pause;

  /** One try. */
  interface Act<T> {
    T run() throws PortalFailure;
  }

  Retries(PortalProfile.Retry settings, Pause pause) {
    this.maxWait = Duration.ofMillis(settings.maxWaitMillis());
    this.pause = pause;
    var growing =
        IntervalFunction.ofExponentialBackoff(
            Duration.ofMillis(settings.baseWaitMillis()), 2.0, maxWait);
    this.retry =
        io.github.resilience4j.retry.Retry.of(
            "portal",
            RetryConfig.custom()
                .maxAttempts(settings.attempts())
                .retryOnException(e -> e instanceof PortalFailure)
                .intervalBiFunction((attempt, outcome) -> {
                  long asked =
                      outcome.isLeft() && outcome.getLeft() instanceof PortalFailure failure
                          ? millis(failure.retryAfter())
                          : 0;
                  return Math.max(growing.apply(attempt), asked);
                })
                .build());
  }

  private static long millis(@Nullable Duration wait) {
    return wait == null ? 0 : wait.toMillis();
  }

  /**
   * Runs, and runs again where that can help.
   *
   * @param repeatable whether doing it twice does no harm
   * @throws PortalFailure the last try's
   */
  <T> T run(Operation operation, boolean repeatable, Progress progress, Act<T> act)
      throws PortalFailure {
    var context = retry.<T>asyncContext();
    while (true) {
      try {
        T result = act.run();
        context.onComplete();
        return result;
      } catch (PortalFailure e) {
        long wait = mayRepeat(e, repeatable) ? context.onError(e) : -1;
        if (wait < 0) {
          throw e;
        }
        try {
          pause.pause(Duration.ofMillis(wait), progress);
        } catch (InterruptedException stop) {
          Thread.currentThread().interrupt();
          throw Transport.interrupted(operation);
        }
        if (progress.cancelled()) {
          throw Transport.interrupted(operation);
        }
      }
    }
  }

  private boolean mayRepeat(PortalFailure failure, boolean repeatable) {
    Duration asked = failure.retryAfter();
    if (asked != null && asked.compareTo(maxWait) > 0) {
      return false;
    }
    return failure.effect() == Effect.NONE || (failure.effect() == Effect.UNSURE && repeatable);
  }
}
