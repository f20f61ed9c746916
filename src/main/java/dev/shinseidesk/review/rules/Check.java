package dev.shinseidesk.review.rules;

/** What a rule does with an application once its parameters are known. Immutable; any thread. */
@FunctionalInterface
interface Check {
  /**
   * Looks at an application.
   *
   * @throws Budget.Spent when it would take too long
   */
  void judge(Judging judging);
}
