package dev.shinseidesk.casework;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.review.Review;
import dev.shinseidesk.review.ReviewChecks;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Four eyes on the store. Stateless, any thread but the FX thread. */
public final class SecondEyes implements ApprovalDesk {
  private final ApprovalStore store;
  private final Clock clock;

  /** On this store. */
  public SecondEyes(ApprovalStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public Optional<Waiting> waiting(ReceiptNumber number) {
    return store.waiting(number);
  }

  @Override
  public List<Waiting> waiting(int limit) {
    return store.waiting(limit);
  }

  @Override
  public Review approve(Operator by, ReceiptNumber number, String review, String comment)
      throws DeskException {
    Review waiting = waiting(by, number, review);
    String told = comment.strip();
    if (CaseRules.length(told) > CaseRules.LONGEST_REASON) {
      throw CaseRules.refused(
          "casework.reason-too-long", Integer.toString(CaseRules.LONGEST_REASON));
    }
    var next = ReviewChecks.stateAfter(waiting.decision());
    if (!store.approve(waiting, next, by.id(), clock.instant(), told)) {
      throw CaseRules.changed(number);
    }
    return waiting;
  }

  @Override
  public void sendBack(Operator by, ReceiptNumber number, String review, String reason)
      throws DeskException {
    Review waiting = waiting(by, number, review);
    String told = CaseRules.reason(reason);
    if (!store.sendBack(waiting, by.id(), clock.instant(), told)) {
      throw CaseRules.changed(number);
    }
  }

  private Review waiting(Operator by, ReceiptNumber number, String review) throws DeskException {
    CaseRules.permit(by, CaseRules.APPROVING);
    Review waiting =
        store
            .waiting(number)
            .map(Waiting::review)
            .orElseThrow(() -> CaseRules.refused("casework.not-waiting", number.value()));
    if (!waiting.id().equals(review)) {
      throw CaseRules.changed(number);
    }
    if (waiting.decidedBy().equals(by.id())) {
      throw CaseRules.refused("casework.own-decision", number.value());
    }
    return waiting;
  }
}
