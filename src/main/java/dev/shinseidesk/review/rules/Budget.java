package dev.shinseidesk.review.rules;

/**
 * What one rule may spend on one application: steps and time. One thread. Expressions and regular
 * expressions of an office can be made to run for ever; they end here instead.
 */
final class Budget {
  /** Steps of one rule: calls of functions, derived values, characters a pattern looks at. */
  static final long STEPS = 4_000_000;

  /** Longest time of one rule, in milliseconds. */
  static final long MILLIS = 500;

  private static final int LOOK_AT_CLOCK_EVERY = 1024;

  private final long deadline;
  private long steps;

  private Budget(long steps, long millis) {
    this.steps = steps;
    this.deadline = System.nanoTime() + millis * 1_000_000;
  }

  /** A full one. */
  static Budget full() {
    return new Budget(STEPS, MILLIS);
  }

  /** A small one, for tests of running out. */
  static Budget of(long steps, long millis) {
    return new Budget(steps, millis);
  }

  /**
   * Spends one step.
   *
   * @throws Spent when steps or time are used up, or the thread is told to stop
   */
  void step() {
    if (--steps < 0) {
      throw new Spent("steps");
    }
    if (steps % LOOK_AT_CLOCK_EVERY == 0) {
      if (System.nanoTime() > deadline) {
        throw new Spent("time");
      }
      if (Thread.currentThread().isInterrupted()) {
        throw new Spent("stopped");
      }
    }
  }

  /** The budget is used up. */
  static final class Spent extends RuntimeException {
    private static final long serialVersionUID = 1;

    Spent(String what) {
      super(what, null, false, false);
    }
  }
}
