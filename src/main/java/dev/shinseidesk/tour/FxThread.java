package dev.shinseidesk.tour;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;

/** Runs pieces on the FX thread and waits for conditions there; used from the tour's own thread. */
final class FxThread {
  /**
   * How long the tour waits for a condition: far longer than a busy machine takes, so that it fails
   * for what doesn't happen and never for what takes its time.
   */
  static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private FxThread() {}

  /** The piece's result; its exception as a failure of the tour. */
  static <T> T call(Callable<T> piece) {
    var answer = new CompletableFuture<T>();
    Platform.runLater(() -> {
      try {
        answer.complete(piece.call());
      } catch (Exception | Error e) {
        answer.completeExceptionally(e);
      }
    });
    try {
      return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TourFailure failure) {
        throw failure;
      }
      throw new TourFailure("on the FX thread: " + root(e), e);
    } catch (TimeoutException e) {
      throw new TourFailure("the FX thread did not answer within " + PATIENCE, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TourFailure("interrupted", e);
    }
  }

  /** What it all began with. */
  private static Throwable root(Throwable e) {
    Throwable cause = e.getCause();
    return cause == null ? e : root(cause);
  }

  /** The piece without a result. */
  static void run(Runnable piece) {
    call(() -> {
      piece.run();
      return true;
    });
  }

  /** Waits until the condition, asked on the FX thread, holds. */
  static void until(String what, Callable<Boolean> condition) {
    until(what, PATIENCE, condition);
  }

  /** The same, where the words of the failure are made when it fails, on the FX thread. */
  static void until(Callable<String> what, Callable<Boolean> condition) {
    try {
      until("", PATIENCE, condition);
    } catch (TourFailure e) {
      throw new TourFailure(e.getMessage() + call(what), e);
    }
  }

  /** The same for what takes longer, as fetching everything does. */
  static void until(String what, Duration limit, Callable<Boolean> condition) {
    long end = System.nanoTime() + limit.toNanos();
    while (!call(condition)) {
      if (System.nanoTime() > end) {
        throw new TourFailure("waited " + limit.toSeconds() + " s in vain for: " + what);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
