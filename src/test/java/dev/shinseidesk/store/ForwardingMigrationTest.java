package dev.shinseidesk.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.forwarding.Forwarding;
import dev.shinseidesk.forwarding.ForwardingDesk.Act;
import dev.shinseidesk.forwarding.ForwardingMethod;
import dev.shinseidesk.security.DataKey;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store of the first version, with forwardings in it, opens and goes on. */
class ForwardingMigrationTest {
  @TempDir Path folder;

  @Test
  void bringsForwardingsOfTheFirstVersionAlong() throws Exception {
    Path file = folder.resolve("desk.db");
    byte[] bytes = new byte[DataKey.BYTES];
    Arrays.fill(bytes, (byte) 7);
    try (DataKey key = DataKey.copyOf(bytes)) {
      DataSource source = Connections.writing(file, key.bytes());
      Flyway.configure(getClass().getClassLoader())
          .dataSource(source)
          .locations("classpath:db/migration/sqlite")
          .target("1")
          .load()
          .migrate();
      Jdbi.create(source)
          .useHandle(handle -> {
            handle.execute(
                """
                INSERT INTO application (receipt_number, municipality, procedure_code,
                  procedure_name, procedure_common_name, filed_at, received_at, portal_status,
                  applicant_name, applicant_kana, applicant_birth_date, applicant_postal_code,
                  applicant_address, applicant_phone, kana_key, archive_sha256, archive_size,
                  archive_name, state)
                VALUES ('R-1', '131016', 'JIDO-01', '認定請求', '児童手当',
                  '2026-11-22T01:00:00.000000000Z', '2026-11-22T01:00:00.000000000Z', '10', '', '',
                  '', '', '', '', '', ?, 4, 'R-1.zip', 'FORWARDING')
                """,
                "a".repeat(64));
            forwarding(handle, "f1", "'2026-11-22T01:00:01.000000000Z'", "NULL");
            forwarding(handle, "f2", "NULL", "'2026-11-22T01:00:01.000000000Z'");
            forwarding(handle, "f3", "NULL", "NULL");
            handle.execute(
                """
                INSERT INTO outbox (id, kind, receipt_number, subject, state, attempts, created_at,
                  created_by, next_attempt_at, confirmation)
                VALUES ('o3', 'FORWARDING', 'R-1', 'f3', 'WAITING', 0,
                  '2026-11-22T01:00:00.000000000Z', 'clerk1',
                  '2026-11-22T01:00:00.000000000Z', '')
                """);
          });

      try (SqliteStore store = SqliteStore.open(file, key)) {
        ReceiptNumber number = new ReceiptNumber("R-1");
        List<Forwarding> found = store.forwardings().of(number);
        assertThat(found).extracting(Forwarding::id).containsExactly("f3", "f1");
        assertThat(found).extracting(f -> f.items().latest()).containsExactly(true, false);
        assertThat(found).extracting(Forwarding::method).containsOnly(ForwardingMethod.STANDARD);
        assertThat(found).extracting(Forwarding::act).containsOnly(Act.PROVIDE);
        assertThat(found).extracting(Forwarding::reason).containsOnly("");

        assertThat(store.outbox().cancel("o3", Moments.instant("2026-11-22T02:00:00Z"))).isTrue();

        assertThat(store.forwardings().of(number))
            .singleElement()
            .satisfies(f -> assertThat(f.items().latest()).isTrue());
        assertThat(store.applications().find(number).orElseThrow().state())
            .isEqualTo(WorkState.FORWARDED);
      }
    }
  }

  private static void forwarding(
      org.jdbi.v3.core.Handle handle, String id, String confirmed, String takenBack) {
    handle.execute(
        """
        INSERT INTO forwarding (id, receipt_number, receiver, channel, municipality, latest,
          procedure_code, procedure_name, procedure_common_name, review_date, review_time, deleted,
          operator, operation_date, operation_time, archive_sha256, decided_at, confirmed_at,
          confirmation, state_before, withdrawn_at)
        VALUES (?, 'R-1', '035', 'folder', '131016', 1, 'JIDO-01', '認定請求', '児童手当', '2026-11-22',
          '10:00', 0, 'clerk1', '2026-11-22', '10:00', ?, '2026-11-22T01:00:00.000000000Z',
        """
            + confirmed
            + ", '', 'SOUND', "
            + takenBack
            + ")",
        id,
        "a".repeat(64));
  }
}
