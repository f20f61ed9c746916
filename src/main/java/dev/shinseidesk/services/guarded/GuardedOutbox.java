package dev.shinseidesk.services.guarded;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditEvent;
import dev.shinseidesk.audit.AuditTrail;
import dev.shinseidesk.outbox.Outbox;
import dev.shinseidesk.outbox.OutboxEntry;
import dev.shinseidesk.outbox.OutboxStore;
import dev.shinseidesk.services.DeskAct;
import java.util.List;
import java.util.function.Consumer;

/** What must leave, for one person. */
final class GuardedOutbox implements Outbox {
  private final Outbox outbox;
  private final OutboxStore store;
  private final Gate gate;

  GuardedOutbox(Outbox outbox, OutboxStore store, Gate gate) {
    this.outbox = outbox;
    this.store = store;
    this.gate = gate;
  }

  /** Nothing is delivered for somebody who may not forward; entries wait for somebody who may. */
  @Override
  public int deliverDue(Progress progress) {
    if (!gate.may(DeskAct.FORWARD)) {
      return 0;
    }
    int delivered = outbox.deliverDue(progress);
    if (delivered > 0) {
      gate.trail()
          .record(
              AuditEvent.of(AuditAction.OUTBOX_DELIVERED, gate.operator())
                  .after("entries", delivered));
    }
    return delivered;
  }

  @Override
  public void wake() {
    outbox.wake();
  }

  @Override
  public List<OutboxEntry> of(ReceiptNumber number) {
    return gate.exists(number) ? masked(outbox.of(number)) : List.of();
  }

  @Override
  public List<OutboxEntry> open(int limit) {
    return masked(gate.seen(outbox.open(limit), OutboxEntry::receiptNumber));
  }

  private List<OutboxEntry> masked(List<OutboxEntry> entries) {
    return entries.stream()
        .map(entry -> gate.open(entry.receiptNumber()) ? entry : Masks.entry(entry))
        .toList();
  }

  @Override
  public void retry(Operator by, String id) throws DeskException {
    act(
        AuditAction.OUTBOX_RETRIED,
        by,
        id,
        () -> {
          outbox.retry(by, id);
          return true;
        });
  }

  @Override
  public void cancel(Operator by, String id) throws DeskException {
    act(
        AuditAction.OUTBOX_CANCELLED,
        by,
        id,
        () -> {
          outbox.cancel(by, id);
          return true;
        });
  }

  private void act(AuditAction action, Operator by, String id, AuditTrail.Act<Boolean> work)
      throws DeskException {
    OutboxEntry entry = store.find(id).filter(e -> gate.exists(e.receiptNumber())).orElse(null);
    if (entry == null) {
      gate.permit(DeskAct.FORWARD, by);
      throw new DeskException(Problem.of(Problem.Kind.REFUSED, "outbox.unknown", id));
    }
    gate.act(
        DeskAct.FORWARD,
        AuditEvent.of(action, by, entry.receiptNumber())
            .after("kind", entry.kind())
            .after("entry", id),
        by,
        work);
  }

  @Override
  public AutoCloseable onChange(Consumer<ReceiptNumber> listener) {
    return outbox.onChange(number -> {
      if (gate.exists(number)) {
        listener.accept(number);
      }
    });
  }
}
