package dev.shinseidesk.services.guarded;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditEvent;
import dev.shinseidesk.services.DeskAct;
import dev.shinseidesk.status.OutcomeDesk;
import java.time.LocalDate;
import java.util.List;

/** 実質審査の結果 for one person. */
final class GuardedOutcomes implements OutcomeDesk {
  private final OutcomeDesk desk;
  private final Gate gate;

  GuardedOutcomes(OutcomeDesk desk, Gate gate) {
    this.desk = desk;
    this.gate = gate;
  }

  @Override
  public List<Choice> choices(ReceiptNumber number) throws DeskException {
    return gate.ask(number, () -> desk.choices(number));
  }

  @Override
  public Outcome enter(
      Operator by, ReceiptNumber number, String choice, LocalDate decidedOn, String note)
      throws DeskException {
    return gate.act(
        DeskAct.REGISTER,
        AuditEvent.of(AuditAction.OUTCOME_ENTERED, by, number)
            .after("choice", choice)
            .after("decidedOn", decidedOn)
            .after("note", note),
        by,
        number,
        () -> desk.enter(by, number, choice, decidedOn, note));
  }

  @Override
  public List<Outcome> of(ReceiptNumber number) {
    return gate.open(number) ? desk.of(number) : List.of();
  }
}
