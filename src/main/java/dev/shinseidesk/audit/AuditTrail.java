package dev.shinseidesk.audit;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.StoreException;

/**
 * Where everything that is done or looked at leaves a line. A line can't be changed or taken away
 * without {@code audit verify} finding it. Any thread but the FX thread.
 */
public interface AuditTrail {
  /**
   * Adds a line in a transaction of its own. Call it before the answer is given: what can't be
   * recorded must not be shown.
   *
   * @throws StoreException when the line can't be written
   */
  void record(AuditEvent event);

  /**
   * Does something and records it. The line goes into the transaction of the first change that the
   * act makes in the store from this thread; where it makes none, it is written before the answer
   * is given. When the act fails, that is recorded too ({@link AuditAction#REFUSED} with the
   * problem's key) and the exception passed on.
   *
   * @throws DeskException what the act throws
   * @throws StoreException when the line can't be written; the change is rolled back then
   */
  <T> T during(AuditEvent event, Act<T> act) throws DeskException;

  /**
   * A refusal before anything was begun: for want of a role, of reach, or of what the person is
   * locked out of. The one place such a refusal is made, so that each leaves its line.
   *
   * @param act what was asked for
   * @param subject what it was asked of; empty for nothing in particular
   * @return to be thrown
   * @throws StoreException when the line can't be written
   */
  default DeskException refusal(Operator by, Object act, String subject, Problem problem) {
    record(
        AuditEvent.of(AuditAction.REFUSED, by)
            .about(subject)
            .after("action", act)
            .after("problem", problem.key()));
    return new DeskException(problem);
  }

  /** Something worth recording. */
  @FunctionalInterface
  interface Act<T> {
    /** Does it. */
    T run() throws DeskException;
  }
}
