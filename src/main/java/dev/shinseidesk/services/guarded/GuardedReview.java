package dev.shinseidesk.services.guarded;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditEvent;
import dev.shinseidesk.review.Decision;
import dev.shinseidesk.review.Finding;
import dev.shinseidesk.review.FormatReview;
import dev.shinseidesk.review.Review;
import dev.shinseidesk.review.ReviewDraft;
import dev.shinseidesk.services.DeskAct;
import java.util.List;

/** 形式審査 for one person. */
final class GuardedReview implements FormatReview {
  private final FormatReview review;
  private final Gate gate;
  private final Neighbours neighbours;

  GuardedReview(FormatReview review, Gate gate, Neighbours neighbours) {
    this.neighbours = neighbours;
    this.review = review;
    this.gate = gate;
  }

  @Override
  public List<Finding> examine(ReceiptNumber number) throws DeskException {
    return neighbours.findings(gate.ask(number, () -> review.examine(number)));
  }

  @Override
  public Sheet sheet(ReceiptNumber number) throws DeskException {
    Sheet all = gate.ask(number, () -> review.sheet(number));
    return new Sheet(
        all.state(),
        neighbours.findings(all.findings()),
        all.checklist(),
        all.draft(),
        all.reviews().stream().map(neighbours::review).toList());
  }

  @Override
  public void saveDraft(Operator by, ReceiptNumber number, ReviewDraft draft) throws DeskException {
    gate.act(
        DeskAct.REVIEW,
        drafted(AuditEvent.of(AuditAction.DRAFT_SAVED, by, number), draft),
        by,
        number,
        () -> {
          review.saveDraft(by, number, draft);
          return true;
        });
  }

  @Override
  public Review decide(Operator by, ReceiptNumber number, ReviewDraft draft, WorkState expected)
      throws DeskException {
    return gate.act(
        DeskAct.REVIEW,
        drafted(AuditEvent.of(AuditAction.DECIDED, by, number), draft).before("state", expected),
        by,
        number,
        () -> review.decide(by, number, draft, expected));
  }

  private static AuditEvent drafted(AuditEvent event, ReviewDraft draft) {
    Decision decision = draft.decision();
    return event
        .after("decision", decision == null ? "" : decision.name())
        .after("reason", draft.reason())
        .after("checked", draft.checked().size());
  }
}
