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
import java.util.stream.Collectors;

/** 補正 for one person. */
final class GuardedCorrections implements CorrectionDesk {
  private final CorrectionDesk desk;
  private final Gate gate;
  private final Neighbours neighbours;

  GuardedCorrections(CorrectionDesk desk, Gate gate, Neighbours neighbours) {
    this.neighbours = neighbours;
    this.desk = desk;
    this.gate = gate;
  }

  @Override
  public Proposal propose(ReceiptNumber number) throws DeskException {
    Proposal all = gate.ask(number, () -> desk.propose(number));
    return new Proposal(
        all.text().lines().filter(line -> !neighbours.told(line)).collect(Collectors.joining("\n")),
        all.textLimit(),
        all.deadline(),
        all.businessDays(),
        all.status());
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
    Correspondence all = gate.ask(number, () -> desk.of(number));
    return new Correspondence(
        all.requests().stream().map(this::seen).toList(),
        all.contacts(),
        all.carried().stream().filter(carried -> gate.open(carried.from())).toList(),
        all.time());
  }

  /** An answer that doesn't exist for the person isn't named; that the request ended shows. */
  private Request seen(Request request) {
    if (!gate.open(request.number())) {
      return masked(request);
    }
    ReceiptNumber answer = request.answeredBy();
    return answer == null || gate.exists(answer)
        ? request
        : new Request(
            request.id(),
            request.number(),
            request.text(),
            request.deadline(),
            request.by(),
            request.at(),
            null,
            request.endedAt(),
            request.endReason());
  }

  /** That somebody waits for an answer, and until when; not what was asked of whom. */
  private static Request masked(Request request) {
    return new Request(
        request.id(),
        request.number(),
        Masks.HIDDEN,
        request.deadline(),
        request.by(),
        request.at(),
        null,
        request.endedAt(),
        "");
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
    return gate.seen(desk.overdue(), Request::number).stream().map(this::seen).toList();
  }
}
