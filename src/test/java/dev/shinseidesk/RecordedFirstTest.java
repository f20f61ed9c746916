package dev.shinseidesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.Scope;
import dev.shinseidesk.application.StoreException;
import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditEvent;
import dev.shinseidesk.audit.AuditTrail;
import dev.shinseidesk.inquiry.ApplicationQuery;
import dev.shinseidesk.services.guarded.Covers;
import dev.shinseidesk.services.guarded.Gate;
import dev.shinseidesk.services.guarded.Guards;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is seen before its line is committed. */
class RecordedFirstTest {
  private static final Operator CLERK =
      new Operator(new OperatorId("p-clerk"), "人", Set.of(Operator.Role.CLERK), Scope.ALL);

  @TempDir Path folder;

  /** The store's own trail, on a disk that is full for as long as it is said to be. */
  private static final class FullDisk implements AuditTrail {
    private final AuditTrail trail;
    private boolean full = true;

    FullDisk(AuditTrail trail) {
      this.trail = trail;
    }

    @Override
    public void record(AuditEvent event) {
      if (full) {
        throw new StoreException(Problem.of(Problem.Kind.REFUSED, "store.disk-full"), null);
      }
      trail.record(event);
    }

    @Override
    public <T> T during(AuditEvent event, Act<T> act) {
      throw new IllegalStateException("nothing is done here");
    }
  }

  @Test
  void aLookAfterAFailedWriteIsRecordedAndNothingIsSeenBefore() throws Exception {
    try (GuardedRoom room = new GuardedRoom(folder, 20)) {
      var disk = new FullDisk(room.store.audit("desk", room.clock));
      var sight = room.store.applications(Guards.sight(CLERK, room.configuration.catalogue()));
      var covers =
          new Covers(sight, room.store.protections(), Set.of(), Duration.ofMinutes(15), room.clock);
      var guarded =
          new Guards(
                  new Gate(CLERK, disk, sight, covers, room.clock),
                  room.configuration.catalogue(),
                  sight)
              .around(room.as(CLERK), room.store.outbox())
              .applications();
      ReceiptNumber number = room.first();
      ApplicationQuery query = ApplicationQuery.ALL;

      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> guarded.items(number)).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> guarded.page(query, null, 10)).isInstanceOf(StoreException.class);
      }

      disk.full = false;
      assertThat(guarded.page(query, null, 10)).isNotEmpty();
      assertThat(room.newest().event().action()).isEqualTo(AuditAction.LIST_VIEWED);
      guarded.items(number);
      assertThat(room.newest().event().action()).isEqualTo(AuditAction.APPLICATION_VIEWED);
      assertThat(room.newest().event().subject()).isEqualTo(number.value());
    }
  }
}
