package dev.shinseidesk.tour;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Outcomes that were checked, counted and told. The tour's thread. */
final class Checks {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private final Consumer<String> say;
  private int passed;

  Checks(Consumer<String> say) {
    this.say = say;
  }

  int passed() {
    return passed;
  }

  /** Says what is being done. */
  void step(String what) {
    say.accept("・" + what);
  }

  /** Both must be equal. */
  void same(String what, Object expected, Object seen) {
    if (!Objects.equals(expected, seen)) {
      throw new TourFailure(what + ": expected " + expected + " but saw " + seen);
    }
    passed++;
    say.accept("  ✓ " + what + ": " + seen);
  }

  /** No more than so many. */
  void atMost(String what, int limit, int seen) {
    if (seen > limit) {
      throw new TourFailure(what + ": at most " + limit + " but saw " + seen);
    }
    passed++;
    say.accept("  ✓ " + what + ": " + seen + " 回（" + limit + " 回まで）");
  }

  /** Must come true in time. */
  void comesTrue(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + FxThread.PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new TourFailure(what + ": did not come true");
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    passed++;
    say.accept("  ✓ " + what);
  }
}
