package dev.shinseidesk.store;

import static dev.shinseidesk.store.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.StoreException;
import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditEvent;
import dev.shinseidesk.audit.AuditTrail;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteAuditTrailTest {
  private static final Operator YAMADA =
      new Operator(new OperatorId("yamada"), "山田 花子", Set.of(Operator.Role.CLERK));
  private static final AuditEvent NOTE =
      AuditEvent.of(AuditAction.NOTE_ADDED, YAMADA).about("R1").after("text", "電話あり");

  @TempDir Path folder;
  private SqliteStore store;
  private AuditTrail trail;

  @BeforeEach
  void open() throws Exception {
    store = Samples.open(folder.resolve("desk.db"));
    trail = store.audit("窓口1", Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void writesTheLineInTheTransactionOfTheFirstChange() throws Exception {
    trail.during(
        NOTE,
        () -> {
          store.users().save(YAMADA);
          assertThat(lines()).containsExactly("1 NOTE_ADDED R1 {\"text\":\"電話あり\"}");
          store.users().save(YAMADA);
          return true;
        });
    assertThat(lines()).hasSize(1);
  }

  @Test
  void writesTheLineBeforeTheAnswerWhereNothingChanges() throws Exception {
    assertThat(trail.<Integer>during(NOTE, () -> store.users().all().size())).isZero();
    assertThat(lines()).hasSize(1);
  }

  @Test
  void recordsWhatFailed() {
    assertThatThrownBy(() ->
            trail.during(
                NOTE,
                () -> {
                  throw new DeskException(Problem.of(Problem.Kind.REFUSED, "store.busy"));
                }))
        .isInstanceOf(DeskException.class);
    assertThat(lines())
        .containsExactly(
            "1 REFUSED R1"
                + " {\"action\":\"NOTE_ADDED\",\"problem\":\"store.busy\",\"text\":\"電話あり\"}");
  }

  @Test
  void takesTheChangeBackWhenTheLineCannotBeWritten() {
    store.database().write(handle -> handle.execute("DROP TABLE audit"));
    assertThatThrownBy(() ->
            trail.during(
                NOTE,
                () -> {
                  store.users().save(YAMADA);
                  return true;
                }))
        .isInstanceOf(StoreException.class);
    assertThat(store.users().all()).isEmpty();
  }

  @Test
  void refusesToChangeDeleteOrReplaceALine() {
    trail.record(NOTE);
    trail.record(NOTE);
    for (String sql :
        List.of(
            "UPDATE audit SET by = 'aoki' WHERE seq = 1",
            "DELETE FROM audit WHERE seq = 2",
            "INSERT OR REPLACE INTO audit SELECT 1, at, 'aoki', desk, action, subject, before,"
                + " after, mark FROM audit WHERE seq = 1",
            "UPDATE audit_key SET chain = zeroblob(32)")) {
      assertThatThrownBy(() -> store.database().write(handle -> handle.execute(sql)))
          .as(sql)
          .isInstanceOf(StoreException.class);
    }
    assertThat(lines()).hasSize(2);
  }

  @Test
  void goesOnWithTheSameChainAfterOpeningAgain() throws Exception {
    trail.record(NOTE);
    store.close();
    open();
    trail.record(NOTE);
    assertThat(lines()).hasSize(2);
  }

  private List<String> lines() {
    return store
        .database()
        .read(handle ->
            handle
                .createQuery("SELECT seq, action, subject, after FROM audit ORDER BY seq")
                .map((row, context) ->
                    "%s %s %s %s"
                        .formatted(
                            row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .list());
  }
}
