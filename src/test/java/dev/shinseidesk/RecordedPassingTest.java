package dev.shinseidesk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditQuery;
import dev.shinseidesk.endtoend.SetClock;
import dev.shinseidesk.security.DataKey;
import dev.shinseidesk.store.SqliteStore;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the desk itself lets through stands in the trail like what a person decides. */
class RecordedPassingTest {
  private static final OperatorId SYSTEM = new OperatorId("system");
  private static final ReceiptNumber NUMBER = new ReceiptNumber("R-1");

  @Test
  void leavesALineAndNoneOfADecisionWhereSomebodyWasQuicker(@TempDir Path folder) throws Exception {
    try (DataKey key = DataKey.random(new SecureRandom());
        SqliteStore store = SqliteStore.open(folder.resolve("store.db"), key)) {
      var trail = store.audit("desk-1", new SetClock());
      assertThat(new RecordedPassing((by, n, why) -> true, trail).pass(SYSTEM, NUMBER, "対象外"))
          .isTrue();
      var line = store.auditStore().page(AuditQuery.ALL, Long.MAX_VALUE, 1).getFirst().event();
      assertThat(line.action()).isEqualTo(AuditAction.DECIDED);
      assertThat(line.by()).isEqualTo("system");
      assertThat(line.subject()).isEqualTo("R-1");
      assertThat(line.after()).containsEntry("decision", "SOUND").containsEntry("reason", "対象外");

      assertThat(new RecordedPassing((by, n, why) -> false, trail).pass(SYSTEM, NUMBER, "対象外"))
          .isFalse();
      assertThat(
              store
                  .auditStore()
                  .page(AuditQuery.ALL, Long.MAX_VALUE, 1)
                  .getFirst()
                  .event()
                  .action())
          .isEqualTo(AuditAction.REFUSED);
    }
  }
}
