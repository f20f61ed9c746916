package dev.shinseidesk.casework;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.review.Review;
import java.util.List;
import java.util.Optional;

/**
 * Four eyes: one reviews, another approves or returns. What a decision needs a second person for is
 * the office's setting: by procedure, by decision, every n-th. Any thread but the FX thread.
 */
public interface ApprovalDesk {
  /** The decision of an application that waits for a second person; empty when none does. */
  Optional<Waiting> waiting(ReceiptNumber number);

  /** All that wait, oldest first, at most so many. */
  List<Waiting> waiting(int limit);

  /**
   * Approves: the proposed decision counts from now on.
   *
   * @param review id of the review the approver saw
   * @param comment may be empty
   * @throws DeskException keys {@code casework.*}: not-permitted, own-decision (nobody approves
   *     their own), not-waiting, changed-meanwhile, reason-too-long
   */
  Review approve(Operator by, ReceiptNumber number, String review, String comment)
      throws DeskException;

  /**
   * Returns it: the application is IN_REVIEW again, with the draft as it was proposed.
   *
   * @param reason not empty
   * @throws DeskException as {@link #approve}, and {@code casework.reason-missing}
   */
  void sendBack(Operator by, ReceiptNumber number, String review, String reason)
      throws DeskException;

  /**
   * A decision that waits.
   *
   * @param review as proposed
   * @param why {@code procedure} (always for this one), {@code decision} (for this decision),
   *     {@code sample} (every n-th), {@code errors} (as many or more alerts)
   */
  record Waiting(Review review, String why) {}
}
