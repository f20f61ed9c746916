package dev.shinseidesk.services.guarded;

import dev.shinseidesk.application.AddresseeNumber;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditEvent;
import dev.shinseidesk.residents.AddresseeDesk;
import dev.shinseidesk.residents.AddresseeEntry;
import dev.shinseidesk.services.DeskAct;
import java.util.Optional;

/** 宛名番号 by hand for one person. */
final class GuardedAddressees implements AddresseeDesk {
  private final AddresseeDesk desk;
  private final Gate gate;

  GuardedAddressees(AddresseeDesk desk, Gate gate) {
    this.desk = desk;
    this.gate = gate;
  }

  @Override
  public boolean secondPersonRequired() {
    return desk.secondPersonRequired();
  }

  @Override
  public int reasonLimit() {
    return desk.reasonLimit();
  }

  @Override
  public Optional<AddresseeEntry> of(ReceiptNumber number) {
    return gate.open(number) ? desk.of(number) : Optional.empty();
  }

  @Override
  public AddresseeEntry enter(
      Operator by, ReceiptNumber number, AddresseeNumber addressee, String reason)
      throws DeskException {
    String before = desk.of(number).map(entry -> entry.addressee().value()).orElse("");
    return gate.act(
        DeskAct.ADDRESSEE,
        AuditEvent.of(AuditAction.ADDRESSEE_ENTERED, by, number)
            .before("addressee", before)
            .after("addressee", addressee.value())
            .after("reason", reason),
        by,
        number,
        () -> desk.enter(by, number, addressee, reason));
  }

  @Override
  public AddresseeEntry confirm(Operator by, ReceiptNumber number, AddresseeNumber seen)
      throws DeskException {
    return gate.act(
        DeskAct.ADDRESSEE,
        AuditEvent.of(AuditAction.ADDRESSEE_CONFIRMED, by, number).after("addressee", seen.value()),
        by,
        number,
        () -> desk.confirm(by, number, seen));
  }

  @Override
  public void remove(Operator by, ReceiptNumber number, String reason) throws DeskException {
    gate.act(
        DeskAct.ADDRESSEE,
        AuditEvent.of(AuditAction.ADDRESSEE_REMOVED, by, number).after("reason", reason),
        by,
        number,
        () -> {
          desk.remove(by, number, reason);
          return true;
        });
  }
}
