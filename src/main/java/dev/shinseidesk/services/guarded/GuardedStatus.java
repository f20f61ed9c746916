package dev.shinseidesk.services.guarded;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditEvent;
import dev.shinseidesk.portal.ListedStatus;
import dev.shinseidesk.portal.StatusMeaning;
import dev.shinseidesk.services.DeskAct;
import dev.shinseidesk.status.StatusDesk;
import dev.shinseidesk.status.StatusRegistration;
import java.util.List;
import java.util.function.Function;

/** 申請処理状況 for one person. */
final class GuardedStatus implements StatusDesk {
  private final StatusDesk desk;
  private final Gate gate;

  GuardedStatus(StatusDesk desk, Gate gate) {
    this.desk = desk;
    this.gate = gate;
  }

  @Override
  public List<StatusMeaning> table() {
    return desk.table();
  }

  @Override
  public List<StatusMeaning> choices(ReceiptNumber number) throws DeskException {
    return gate.ask(number, () -> desk.choices(number));
  }

  @Override
  public int commentLimit() {
    return desk.commentLimit();
  }

  @Override
  public StatusRegistration register(
      Operator by, ReceiptNumber number, StatusCode status, String comment) throws DeskException {
    return gate.act(
        DeskAct.REGISTER,
        AuditEvent.of(AuditAction.STATUS_REGISTERED, by, number)
            .after("status", status.value())
            .after("comment", comment),
        by,
        number,
        () -> desk.register(by, number, status, comment));
  }

  @Override
  public List<StatusRegistration> of(ReceiptNumber number) {
    return gate.open(number) ? desk.of(number) : List.of();
  }

  @Override
  public ListedStatus refresh(ReceiptNumber number) throws DeskException {
    return gate.act(
        DeskAct.READ,
        AuditAction.STATUS_REFRESHED,
        gate.operator(),
        number,
        () -> desk.refresh(number));
  }

  /** The walk is the office's; of what changed a person is told what exists for them. */
  @Override
  public Reconciliation reconcile(Progress progress) throws DeskException {
    Reconciliation all =
        gate.act(
            DeskAct.READ,
            AuditEvent.of(AuditAction.PORTAL_COMPARED, gate.operator()),
            gate.operator(),
            () -> desk.reconcile(progress));
    return new Reconciliation(
        all.listed(), gate.seen(all.changed(), Function.identity()), all.unknown());
  }
}
