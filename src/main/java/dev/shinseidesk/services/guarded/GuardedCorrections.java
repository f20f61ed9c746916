package dev.shinseidesk.services.guarded;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditEvent;
import dev.shinseidesk.casework.CorrectionDesk;
import dev.shinseidesk.services.DeskAct;
import java.time.LocalDate;
import java.util.List;

/** 補正 for one person. */
final class GuardedCorrections implements CorrectionDesk {
  private final CorrectionDesk desk;
  private final Gate gate;

  GuardedCorrections(CorrectionDesk desk, Gate gate) {
    this.desk = desk;
    this.gate = gate;
  }

  @Override
  public Proposal propose(ReceiptNumber number) throws DeskException {
    return gate.ask(number, () -> desk.propose(number));
  }

  @Override
  public Request request(
      Operator by, ReceiptNumber number, String text, LocalDate deadline, WorkState expected)
      throws DeskException {
    return gate.act(
        DeskAct.REGISTER,
        AuditEvent.of(AuditAction.CORRECTION_REQUESTED, by, number)
            .before("state", expected)
            .after("text", text)
            .after("deadline", deadline),
        by,
        number,
        () -> desk.request(by, number, text, deadline, expected));
  }

  @Override
  public void end(Operator by, ReceiptNumber number, String reason) throws DeskException {
    gate.act(
        DeskAct.REGISTER,
        AuditEvent.of(AuditAction.CORRECTION_ENDED, by, number).after("reason", reason),
        by,
        number,
        () -> {
          desk.end(by, number, reason);
          return true;
        });
  }

  @Override
  public Correspondence of(ReceiptNumber number) throws DeskException {
    return gate.ask(number, () -> desk.of(number));
  }

  @Override
  public Contact recordContact(
      Operator by, ReceiptNumber number, Contact.Way way, boolean reached, String said)
      throws DeskException {
    return gate.act(
        DeskAct.CASEWORK,
        AuditEvent.of(AuditAction.CONTACT_RECORDED, by, number)
            .after("way", way)
            .after("reached", reached),
        by,
        number,
        () -> desk.recordContact(by, number, way, reached, said));
  }

  @Override
  public void mark(Operator by, ReceiptNumber refiling, int carried, Carried.Mark mark)
      throws DeskException {
    gate.act(
        DeskAct.CASEWORK,
        AuditEvent.of(AuditAction.FINDING_MARKED, by, refiling)
            .after("finding", carried)
            .after("mark", mark),
        by,
        refiling,
        () -> {
          desk.mark(by, refiling, carried, mark);
          return true;
        });
  }

  @Override
  public List<Request> overdue() {
    return gate.seen(desk.overdue(), Request::number);
  }
}
