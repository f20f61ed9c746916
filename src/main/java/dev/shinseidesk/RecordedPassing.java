package dev.shinseidesk;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditEvent;
import dev.shinseidesk.audit.AuditTrail;
import dev.shinseidesk.casework.PassingThrough;
import dev.shinseidesk.review.Decision;
import java.util.Map;

/**
 * What the desk itself lets through, with its line in the trail in the same transaction: a decision
 * nobody made must be provable like any other. Any thread but FX's.
 */
record RecordedPassing(PassingThrough.Letting letting, AuditTrail trail)
    implements PassingThrough.Letting {
  @Override
  public boolean pass(OperatorId by, ReceiptNumber number, String reason) {
    var event =
        new AuditEvent(
            AuditAction.DECIDED,
            by.value(),
            number.value(),
            Map.of("state", WorkState.UNREVIEWED.name()),
            Map.of("decision", Decision.SOUND.name(), "reason", reason, "checked", "0"));
    try {
      return trail.during(
          event,
          () -> {
            if (!letting.pass(by, number, reason)) {
              throw new DeskException(
                  Problem.of(Problem.Kind.REFUSED, "casework.changed-meanwhile", number.value()));
            }
            return true;
          });
    } catch (DeskException e) {
      return false; // somebody was quicker; the trail says so
    }
  }
}
