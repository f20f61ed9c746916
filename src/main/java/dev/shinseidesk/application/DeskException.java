package dev.shinseidesk.application;

import org.jspecify.annotations.Nullable;

/** A foreseen {@link Problem} that ends the act under way; what was there before is unchanged. */
public class DeskException extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient Problem problem;

  /** For a problem without an underlying exception. */
  public DeskException(Problem problem) {
    this(problem, null);
  }

  /**
   * For a problem that an exception showed.
   *
   * @param cause may be null; its text isn't shown to clerks
   */
  public DeskException(Problem problem, @Nullable Throwable cause) {
    super(problem.key() + " " + problem.facts(), cause);
    this.problem = problem;
  }

  /** What went wrong. */
  public Problem problem() {
    return problem;
  }
}
