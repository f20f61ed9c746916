package dev.shinseidesk.services.guarded;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditEvent;
import dev.shinseidesk.services.Traces;

/** What screens tell, as lines of the trail. */
record GateTraces(Gate gate) implements Traces {
  @Override
  public void copied(ReceiptNumber number, String what) {
    gate.trail()
        .record(AuditEvent.of(AuditAction.COPIED, gate.operator(), number).after("item", what));
  }

  @Override
  public void taken(ReceiptNumber number, String what, String where) {
    gate.trail()
        .record(
            AuditEvent.of(AuditAction.FILE_SAVED, gate.operator(), number)
                .after("what", what)
                .after("file", where));
  }
}
