package dev.shinseidesk.casework;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.inquiry.Applications.HistoryLine;
import dev.shinseidesk.review.Review;
import java.util.List;

/** Why something was decided. Any thread but the FX thread. */
public interface Explanations {
  /**
   * Everything that explains the decisions on an application, as it was then.
   *
   * @throws DeskException key {@code casework.application-unknown}
   */
  Explanation explain(ReceiptNumber number) throws DeskException;

  /**
   * One decision as a PDF of one page (A4), Japanese fonts embedded.
   *
   * @param review id of the review
   * @param by who prints; stands on the page, and the printing is recorded
   * @throws DeskException keys {@code casework.*}: application-unknown, review-unknown,
   *     not-permitted
   */
  byte[] record(Operator by, ReceiptNumber number, String review) throws DeskException;

  /**
   * What is known.
   *
   * @param reviews newest first, each with rule-set version, findings and checklist of then
   * @param approvals of those reviews, newest first
   * @param views who saw what, newest first
   * @param history newest first
   */
  record Explanation(
      Application application,
      List<Review> reviews,
      List<Approval> approvals,
      List<ViewLog.View> views,
      List<HistoryLine> history) {
    /** Copies the lists. */
    public Explanation {
      reviews = List.copyOf(reviews);
      approvals = List.copyOf(approvals);
      views = List.copyOf(views);
      history = List.copyOf(history);
    }
  }
}
