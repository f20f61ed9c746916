package dev.shinseidesk.services.guarded;

import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditEvent;
import dev.shinseidesk.forwarding.BusinessSystem;
import dev.shinseidesk.forwarding.Forwarding;
import dev.shinseidesk.forwarding.ForwardingDesk;
import dev.shinseidesk.services.DeskAct;
import java.util.List;
import java.util.Set;

/** 提供 for one person. */
final class GuardedForwarding implements ForwardingDesk {
  private final ForwardingDesk desk;
  private final Gate gate;

  GuardedForwarding(ForwardingDesk desk, Gate gate) {
    this.desk = desk;
    this.gate = gate;
  }

  @Override
  public List<BusinessSystem> receivers(ReceiptNumber number) throws DeskException {
    return gate.ask(number, () -> desk.receivers(number));
  }

  @Override
  public Preview preview(Operator by, ReceiptNumber number, BusinessSystemId receiver)
      throws DeskException {
    return gate.ask(number, () -> desk.preview(by, number, receiver));
  }

  @Override
  public Preview preview(Operator by, ReceiptNumber number, BusinessSystemId receiver, Act act)
      throws DeskException {
    return gate.ask(number, () -> desk.preview(by, number, receiver, act));
  }

  @Override
  public Set<Act> acts(Operator by, ReceiptNumber number, BusinessSystemId receiver)
      throws DeskException {
    return gate.may(DeskAct.FORWARD)
        ? gate.ask(number, () -> desk.acts(by, number, receiver))
        : Set.of();
  }

  @Override
  public Forwarding forward(
      Operator by, ReceiptNumber number, BusinessSystemId receiver, WorkState expected)
      throws DeskException {
    return gate.act(
        DeskAct.FORWARD,
        event(AuditAction.FORWARDED, by, number, receiver, expected),
        by,
        number,
        () -> desk.forward(by, number, receiver, expected));
  }

  @Override
  public Forwarding forwardElsewhere(
      Operator by,
      ReceiptNumber number,
      BusinessSystemId receiver,
      WorkState expected,
      String reason)
      throws DeskException {
    return gate.act(
        DeskAct.FORWARD,
        event(AuditAction.FORWARDED, by, number, receiver, expected).after("reason", reason),
        by,
        number,
        () -> desk.forwardElsewhere(by, number, receiver, expected, reason));
  }

  @Override
  public Forwarding provideAgain(
      Operator by,
      ReceiptNumber number,
      BusinessSystemId receiver,
      WorkState expected,
      String reason)
      throws DeskException {
    return gate.act(
        DeskAct.FORWARD,
        event(AuditAction.FORWARDED_AGAIN, by, number, receiver, expected).after("reason", reason),
        by,
        number,
        () -> desk.provideAgain(by, number, receiver, expected, reason));
  }

  @Override
  public Forwarding withdraw(
      Operator by,
      ReceiptNumber number,
      BusinessSystemId receiver,
      WorkState expected,
      String reason)
      throws DeskException {
    return gate.act(
        DeskAct.FORWARD,
        event(AuditAction.WITHDRAWN, by, number, receiver, expected).after("reason", reason),
        by,
        number,
        () -> desk.withdraw(by, number, receiver, expected, reason));
  }

  private static AuditEvent event(
      AuditAction action,
      Operator by,
      ReceiptNumber number,
      BusinessSystemId receiver,
      WorkState expected) {
    return AuditEvent.of(action, by, number)
        .before("state", expected)
        .after("receiver", receiver.value());
  }

  @Override
  public List<Forwarding> of(ReceiptNumber number) {
    return gate.open(number) ? desk.of(number) : List.of();
  }
}
