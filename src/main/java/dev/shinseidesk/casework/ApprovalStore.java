package dev.shinseidesk.casework;

import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.casework.ApprovalDesk.Waiting;
import dev.shinseidesk.review.Review;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where approvals are kept; each method is one transaction. Any thread but the FX thread. */
public interface ApprovalStore {
  /** The decision of an application that waits; empty when none does. */
  Optional<Waiting> waiting(ReceiptNumber number);

  /** All that wait, oldest first, at most so many; those of closed applications don't. */
  List<Waiting> waiting(int limit);

  /** Approvals of an application, newest first. */
  List<Approval> of(ReceiptNumber number);

  /**
   * Approves, moves the application and writes the history line.
   *
   * @param next what follows from the decision
   * @return false, with nothing changed, when this review doesn't wait any more
   */
  boolean approve(Review review, WorkState next, OperatorId by, Instant at, String comment);

  /**
   * Returns it: IN_REVIEW with the draft as proposed, and a history line.
   *
   * @return false, with nothing changed, when this review doesn't wait any more
   */
  boolean sendBack(Review review, OperatorId by, Instant at, String reason);
}
