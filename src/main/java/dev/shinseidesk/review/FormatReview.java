package dev.shinseidesk.review;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import java.util.List;

/** 形式審査 at the desk. Any thread but the FX thread. */
public interface FormatReview {
  /** Runs the automatic review and keeps its findings; gives them gravest first. */
  List<Finding> examine(ReceiptNumber number) throws DeskException;

  /** All a reviewer needs. */
  Sheet sheet(ReceiptNumber number) throws DeskException;

  /** Keeps a draft. */
  void saveDraft(Operator by, ReceiptNumber number, ReviewDraft draft) throws DeskException;

  /**
   * Decides. 適 needs no open エラー and every line of the checklist ticked; 不備 and 却下 need a reason.
   *
   * @param expected the state the clerk saw
   * @throws DeskException keys {@code review.*}: not-permitted, changed-meanwhile, errors-open,
   *     checklist-open, reason-missing, already-forwarded
   */
  Review decide(Operator by, ReceiptNumber number, ReviewDraft draft, WorkState expected)
      throws DeskException;

  /**
   * What stands on the review screen.
   *
   * @param state where the application stands
   * @param findings gravest first
   * @param checklist all lines of the procedure
   * @param draft under way; {@link ReviewDraft#EMPTY} when none
   * @param reviews decided before, newest first
   */
  record Sheet(
      WorkState state,
      List<Finding> findings,
      List<String> checklist,
      ReviewDraft draft,
      List<Review> reviews) {
    /** Copies the lists. */
    public Sheet {
      findings = List.copyOf(findings);
      checklist = List.copyOf(checklist);
      reviews = List.copyOf(reviews);
    }
  }
}
