package dev.shinseidesk.casework;

import dev.shinseidesk.application.OperatorId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The second pair of eyes on a review.
 *
 * @param review id of the review
 * @param why as {@link ApprovalDesk.Waiting#why}
 * @param result what came of it
 * @param by who approved or returned; null while it waits
 * @param at when; null while it waits
 * @param comment may be empty, except when it was returned
 */
public record Approval(
    String review,
    String why,
    Result result,
    @Nullable OperatorId by,
    @Nullable Instant at,
    String comment) {
  /** What came of it. */
  public enum Result {
    /** 承認待ち. */
    WAITING,
    /** 承認. */
    APPROVED,
    /** 差戻し. */
    RETURNED
  }
}
