package dev.shinseidesk.review;

import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ReceiptNumber;
import java.time.Instant;
import java.util.List;

/**
 * A decided format review; never changed afterwards, a later one stands beside it.
 *
 * @param id random
 * @param receiptNumber whose application
 * @param decision 適, 不備 or 却下
 * @param reason may be empty only for 適
 * @param findings as they were when it was decided
 * @param checked ticked lines of the checklist
 * @param catalogueVersion version of the rules that judged
 * @param decidedBy who
 * @param decidedAt when (形式審査年月日, 形式審査時刻)
 */
public record Review(
    String id,
    ReceiptNumber receiptNumber,
    Decision decision,
    String reason,
    List<Finding> findings,
    List<CheckedLine> checked,
    String catalogueVersion,
    OperatorId decidedBy,
    Instant decidedAt) {
  /** Copies the lists. */
  public Review {
    findings = List.copyOf(findings);
    checked = List.copyOf(checked);
  }
}
