package dev.shinseidesk.services.guarded;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditEvent;
import dev.shinseidesk.casework.ApprovalDesk;
import dev.shinseidesk.casework.Explanations;
import dev.shinseidesk.casework.NoteDesk;
import dev.shinseidesk.casework.ViewLog;
import dev.shinseidesk.review.Review;
import dev.shinseidesk.services.DeskAct;
import java.util.List;
import java.util.Optional;

/** The smaller desks of casework for one person. */
final class GuardedCasework {
  private GuardedCasework() {}

  /** Four eyes. */
  record Approvals(ApprovalDesk desk, Gate gate, Neighbours neighbours) implements ApprovalDesk {
    @Override
    public Optional<Waiting> waiting(ReceiptNumber number) {
      return gate.open(number) ? desk.waiting(number).map(this::seen) : Optional.empty();
    }

    @Override
    public List<Waiting> waiting(int limit) {
      return gate.seen(desk.waiting(limit), waiting -> waiting.review().receiptNumber()).stream()
          .map(this::seen)
          .toList();
    }

    private Waiting seen(Waiting waiting) {
      if (!gate.open(waiting.review().receiptNumber())) {
        return new Waiting(Masks.review(waiting.review()), waiting.why());
      }
      return new Waiting(neighbours.review(waiting.review()), waiting.why());
    }

    @Override
    public Review approve(Operator by, ReceiptNumber number, String review, String comment)
        throws DeskException {
      return gate.act(
          DeskAct.APPROVE,
          AuditEvent.of(AuditAction.APPROVED, by, number)
              .after("review", review)
              .after("comment", comment),
          by,
          number,
          () -> desk.approve(by, number, review, comment));
    }

    @Override
    public void sendBack(Operator by, ReceiptNumber number, String review, String reason)
        throws DeskException {
      gate.act(
          DeskAct.APPROVE,
          AuditEvent.of(AuditAction.SENT_BACK, by, number)
              .after("review", review)
              .after("reason", reason),
          by,
          number,
          () -> {
            desk.sendBack(by, number, review, reason);
            return true;
          });
    }
  }

  /** Notes. */
  record Notes(NoteDesk desk, Gate gate) implements NoteDesk {
    @Override
    public List<Note> of(ReceiptNumber number) {
      return gate.open(number) ? desk.of(number) : List.of();
    }

    @Override
    public Note add(Operator by, ReceiptNumber number, String text) throws DeskException {
      return gate.act(
          DeskAct.CASEWORK,
          AuditEvent.of(AuditAction.NOTE_ADDED, by, number).after("length", text.length()),
          by,
          number,
          () -> desk.add(by, number, text));
    }
  }

  /** Who saw what. */
  record Views(ViewLog log, Gate gate) implements ViewLog {
    @Override
    public void opened(Operator by, ReceiptNumber number, String document) {
      if (!gate.open(number)) {
        return;
      }
      if (document.isEmpty()) {
        gate.look(number);
      } else {
        gate.trail()
            .record(AuditEvent.of(AuditAction.DOCUMENT_VIEWED, by, number).after("file", document));
      }
      log.opened(by, number, document);
    }

    @Override
    public List<View> of(ReceiptNumber number, int limit) {
      return gate.open(number) ? log.of(number, limit) : List.of();
    }
  }

  /** Why. */
  record Reasons(Explanations explanations, Gate gate, Neighbours neighbours)
      implements Explanations {
    @Override
    public Explanation explain(ReceiptNumber number) throws DeskException {
      Explanation all = gate.ask(number, () -> explanations.explain(number));
      return new Explanation(
          all.application(),
          all.reviews().stream().map(neighbours::review).toList(),
          all.approvals(),
          all.views(),
          neighbours.history(all.history()));
    }

    @Override
    public byte[] record(Operator by, ReceiptNumber number, String review) throws DeskException {
      if (!gate.wholeOffice() && gate.open(number)) {
        for (Review one : explanations.explain(number).reviews()) {
          if (one.id().equals(review) && !neighbours.review(one).equals(one)) {
            gate.permit(
                DeskAct.SURVEY); // the page is the decision's own and can't leave a finding out
          }
        }
      }
      return gate.act(
          DeskAct.READ,
          AuditEvent.of(AuditAction.PRINTED, by, number).after("review", review),
          by,
          number,
          () -> explanations.record(by, number, review));
    }
  }
}
