package dev.shinseidesk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditEvent;
import dev.shinseidesk.audit.AuditQuery;
import dev.shinseidesk.audit.AuditTrail;
import dev.shinseidesk.audit.AutoAnchor;
import dev.shinseidesk.endtoend.SetClock;
import dev.shinseidesk.security.DataKey;
import dev.shinseidesk.store.SqliteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signed heads left in a folder at intervals, whatever becomes of the folder. */
class AutoAnchorTest {
  private static final Operator CLERK =
      new Operator(new OperatorId("sato"), "佐藤", Set.of(Operator.Role.CLERK));

  @TempDir Path temp;
  private final SetClock clock = new SetClock();
  private SqliteStore store;
  private Path folder;

  @BeforeEach
  void open() throws Exception {
    try (DataKey key = DataKey.random(new SecureRandom())) {
      store = SqliteStore.open(temp.resolve("store.db"), key);
    }
    folder = temp.resolve("anchors");
  }

  @AfterEach
  void close() {
    store.close();
  }

  private AuditTrail trail(Instant last) {
    return new AutoAnchor(
        store.audit("desk-1", clock),
        store.auditStore(),
        folder,
        Duration.ofHours(24),
        last,
        clock);
  }

  private void act(AuditTrail trail) throws Exception {
    trail.during(AuditEvent.of(AuditAction.FETCHED, CLERK), () -> true);
  }

  private List<Path> heads() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private long count(AuditAction action) {
    return store.auditStore().count(new AuditQuery(null, null, "", Set.of(action), ""));
  }

  @Test
  void theFirstLineAfterTheIntervalLeavesAHead() throws Exception {
    AuditTrail trail = trail(Instant.MIN);
    act(trail);
    assertThat(heads()).hasSize(1);
    assertThat(heads().getFirst().getFileName().toString())
        .matches("audit-anchor-[0-9]{8}T[0-9]{6}Z\\.json");
    String head = Files.readString(heads().getFirst());
    assertThat(head)
        .contains("\"seq\" : " + (store.auditStore().head().seq() - 1))
        .contains(store.auditStore().signer().publicKey());

    clock.pass(Duration.ofHours(23));
    act(trail);
    assertThat(heads()).hasSize(1);
    clock.pass(Duration.ofHours(1));
    trail.record(AuditEvent.of(AuditAction.SIGN_OUT, CLERK));
    assertThat(heads()).hasSize(2);
    assertThat(count(AuditAction.TRAIL_ANCHORED)).isEqualTo(2);
    assertThat(Files.readString(heads().getFirst())).as("left as it was").isEqualTo(head);
  }

  @Test
  void theIntervalGoesOnOverARestart() throws Exception {
    Instant last = clock.instant().minus(Duration.ofHours(23));
    AuditTrail trail = trail(last);
    act(trail);
    assertThat(heads()).isEmpty();
    clock.pass(Duration.ofHours(1));
    act(trail);
    assertThat(heads()).hasSize(1);
  }

  @Test
  void aFolderThatIsGoneHoldsNobodyUpAndIsTriedAgain() throws Exception {
    Files.writeString(
        folder, "in the way"); // as a share that isn't there: nothing can be made in it
    AuditTrail trail = trail(Instant.MIN);
    act(trail);
    act(trail);
    assertThat(count(AuditAction.FETCHED)).as("what was done is done and recorded").isEqualTo(2);
    assertThat(count(AuditAction.TRAIL_ANCHORED)).as("no head was left").isZero();
    Files.delete(folder);
    act(trail);
    assertThat(heads()).as("not at every line").isEmpty();
    clock.pass(Duration.ofMinutes(10));
    act(trail);
    assertThat(heads()).hasSize(1);

    Files.delete(heads().getFirst());
    Files.delete(folder);
    clock.pass(Duration.ofHours(24));
    act(trail);
    assertThat(heads()).as("the folder is made again").hasSize(1);
    assertThat(count(AuditAction.FETCHED)).isEqualTo(5);
  }
}
