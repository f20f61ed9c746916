package dev.shinseidesk.application;

import org.jspecify.annotations.Nullable;

/**
 * The store could not do what it was asked: disk full, file damaged, busy too long. Unchecked,
 * because any call of any store may meet it; whoever shows problems to people catches it and shows
 * {@link #problem()}. The transaction under way was rolled back, so nothing is half-written. Stands
 * here and not in the store's package so that services can catch it without knowing the store.
 */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Problem problem;

  /**
   * Wraps what went wrong.
   *
   * @param problem key {@code store.*}: disk-full, busy, read-only, unreadable, damaged,
   *     archive-damaged, receipt-differs, inconsistent, closed, unexpected
   * @param cause may be null; holds no personal data
   */
  public StoreException(Problem problem, @Nullable Throwable cause) {
    super(problem.key() + " " + problem.facts(), cause);
    this.problem = problem;
  }

  /** What went wrong. */
  public Problem problem() {
    return problem;
  }
}
