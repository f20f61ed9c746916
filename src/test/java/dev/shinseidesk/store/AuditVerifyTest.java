package dev.shinseidesk.store;

import static dev.shinseidesk.store.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.StoreException;
import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditDesk;
import dev.shinseidesk.audit.AuditEvent;
import dev.shinseidesk.audit.AuditQuery;
import dev.shinseidesk.audit.AuditRules;
import dev.shinseidesk.audit.AuditStore;
import dev.shinseidesk.audit.AuditTrail;
import dev.shinseidesk.audit.DeskAudit;
import dev.shinseidesk.audit.Verification;
import dev.shinseidesk.audit.Verification.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Whatever is done to the table of the trail, or to its files, {@code audit verify} finds it. */
@Execution(ExecutionMode.CONCURRENT)
class AuditVerifyTest {
  private static final long SEED = 20260417;
  private static final int LINES = 60;
  private static final List<String> COLUMNS =
      List.of("at", "by", "desk", "action", "subject", "before", "after", "mark");
  static final AuditRules RULES =
      new AuditRules(LocalTime.of(8, 0), LocalTime.of(19, 0), day -> false, 60, 7);
  private static final Operator SATO =
      new Operator(new OperatorId("sato"), "佐藤", Set.of(Operator.Role.AUDITOR));

  private static final Operator YAMADA =
      new Operator(new OperatorId("yamada"), "山田", Set.of(Operator.Role.SUPERVISOR));

  @TempDir Path folder;
  private final Random random = new Random(SEED);
  private SqliteStore store;

  @BeforeEach
  void open() throws Exception {
    store = Samples.open(folder.resolve("desk.db"));
    AuditTrail trail = trail();
    List<AuditAction> actions =
        List.of(AuditAction.SEARCHED, AuditAction.DECIDED, AuditAction.COPIED, AuditAction.SIGN_IN);
    for (int i = 0; i < LINES; i++) {
      trail.record(
          new AuditEvent(
              actions.get(random.nextInt(actions.size())),
              "clerk" + random.nextInt(4),
              "R" + random.nextInt(9),
              Map.of("status", "処理中"),
              Map.of("reason", "理由 " + i, "text", "＝\"é\n" + random.nextLong())));
    }
  }

  private AuditTrail trail() {
    return store.audit("窓口1", Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Verification verify(Path... anchors) throws Exception {
    return desk().verify(SATO, List.of(anchors), Progress.NONE);
  }

  private AuditDesk desk() {
    return new DeskAudit(
        store.auditStore(), trail(), store::sealedHead, RULES, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  /** Checks without leaving a line, so that the copy of the table stays the truth. */
  private Verification silently() throws Exception {
    return new DeskAudit(
            store.auditStore(),
            new Silent(),
            store::sealedHead,
            RULES,
            Clock.fixed(NOW, ZoneOffset.UTC))
        .verify(SATO, List.of(), Progress.NONE);
  }

  private static final class Silent implements AuditTrail {
    @Override
    public void record(AuditEvent event) {}

    @Override
    public <T> T during(AuditEvent event, Act<T> act) {
      throw new AssertionError("nothing is done");
    }
  }

  @Test
  void anUntouchedTrailIsSound() throws Exception {
    assertThat(verify().findings()).isEmpty();
    store.close();
    store = Samples.open(folder.resolve("desk.db"));
    assertThat(verify().findings()).isEmpty();
    assertThat(verify().lines()).isEqualTo(LINES + 2);
  }

  @Test
  void findsAnyByteThatWasChanged() throws Exception {
    weaponed();
    for (int i = 0; i < 200; i++) {
      long seq = 1L + random.nextInt(LINES);
      String column = COLUMNS.get(random.nextInt(COLUMNS.size()));
      byte[] bytes = bytes(seq, column);
      int at = random.nextInt(bytes.length);
      bytes[at] ^= (byte) (1 << random.nextInt(8));
      edited(handle ->
          handle.execute(
              "UPDATE audit SET "
                  + column
                  + " = "
                  + (column.equals("mark") ? "?" : "CAST(? AS TEXT)")
                  + " WHERE seq = ?",
              bytes,
              seq));
      assertFound("byte " + at + " of " + column + " of line " + seq);
    }
  }

  private byte[] bytes(long seq, String column) {
    return store
        .database()
        .read(handle ->
            handle
                .createQuery("SELECT CAST(" + column + " AS BLOB) FROM audit WHERE seq = ?")
                .bind(0, seq)
                .map((row, context) -> row.getBytes(1))
                .one());
  }

  @Test
  void findsRemovedMovedDoubledAndCutLines() throws Exception {
    weaponed();
    for (int i = 0; i < 120; i++) {
      long one = 1L + random.nextInt(LINES);
      long other = 1 + (one + random.nextInt(LINES - 1)) % LINES;
      int kind = i % 6;
      edited(handle -> {
        switch (kind) {
          case 0 -> handle.execute("DELETE FROM audit WHERE seq = ?", one);
          case 1 -> {
            handle.execute("DELETE FROM audit WHERE seq = ?", one);
            // closes the gap; in two steps, since numbers are unique
            handle.execute("UPDATE audit SET seq = -seq WHERE seq > ?", one);
            handle.execute("UPDATE audit SET seq = -seq - 1 WHERE seq < 0");
          }
          case 2 -> {
            handle.execute("UPDATE audit SET seq = -1 WHERE seq = ?", one);
            handle.execute("UPDATE audit SET seq = ? WHERE seq = ?", one, other);
            handle.execute("UPDATE audit SET seq = ? WHERE seq = -1", other);
          }
          case 3 -> handle.execute("DELETE FROM audit WHERE seq >= ?", one);
          case 4 ->
              handle.execute(
                  "INSERT INTO audit SELECT ?, at, by, desk, action, subject, before, after, mark"
                      + " FROM audit WHERE seq = ?",
                  LINES + 1,
                  one);
          default -> {
            handle.execute("DELETE FROM audit WHERE seq = ?", one);
            handle.execute(
                "INSERT INTO audit SELECT ?, at, by, desk, action, subject, before, after, mark"
                    + " FROM audit WHERE seq = ?",
                one,
                other);
          }
        }
      });
      assertFound("kind " + kind + " on line " + one + " and " + other);
    }
  }

  /** Takes the triggers away, as somebody with the key and a database tool would. */
  private void weaponed() {
    store
        .database()
        .write(handle -> {
          handle
              .createQuery("SELECT name FROM sqlite_master WHERE type = 'trigger'")
              .mapTo(String.class)
              .list()
              .forEach(name -> handle.execute("DROP TRIGGER " + name));
          return handle.execute("CREATE TABLE copy AS SELECT * FROM audit");
        });
    store.database().maintain("PRAGMA ignore_check_constraints = ON");
  }

  private void edited(Consumer<Handle> edit) {
    store
        .database()
        .write(handle -> {
          handle.execute("DELETE FROM audit");
          handle.execute("INSERT INTO audit SELECT * FROM copy");
          edit.accept(handle);
          return true;
        });
  }

  private void assertFound(String what) throws Exception {
    assertThat(silently().sound()).as(what).isFalse();
  }

  @Test
  void anyByteOfTheFileEitherBreaksTheStoreOrLeavesTheTrailAsItWas() throws Exception {
    List<String> before = all();
    store.close();
    Path file = folder.resolve("desk.db");
    byte[] whole = Files.readAllBytes(file);
    int broken = 0;
    for (int i = 0; i < 20; i++) {
      byte[] bytes = whole.clone();
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, bytes);
      try (SqliteStore opened = Samples.open(file)) {
        store = opened;
        if (silently().sound()) {
          assertThat(all()).isEqualTo(before);
        } else {
          broken++;
        }
      } catch (DeskException | StoreException e) {
        broken++;
      }
      Files.deleteIfExists(Path.of(file + "-wal"));
      Files.deleteIfExists(Path.of(file + "-shm"));
    }
    assertThat(broken).isPositive();
    Files.write(file, whole);
    store = Samples.open(file);
    assertThat(verify().findings()).isEmpty();
  }

  private List<String> all() {
    List<String> lines = new ArrayList<>();
    store
        .auditStore()
        .raw(line ->
            lines.add(line.seq() + new String(line.fields().get(6), StandardCharsets.UTF_8)));
    return lines;
  }

  @Test
  void tellsWhenAnOlderStoreWasPutInThePlaceUntilSomebodyLookedIntoIt() throws Exception {
    Path file = folder.resolve("desk.db");
    store.close();
    Path copy = folder.resolve("copy.db");
    Files.copy(file, copy);
    store = Samples.open(file);
    trail().record(new AuditEvent(AuditAction.DECIDED, "clerk1", "R1", Map.of(), Map.of()));
    store.close();
    Files.copy(copy, file, StandardCopyOption.REPLACE_EXISTING);

    store = Samples.open(file);
    assertThat(kinds(verify())).containsExactly(Kind.CONTINUED);
    store.close();
    store = Samples.open(file);
    assertThat(kinds(verify())).containsExactly(Kind.CONTINUED);
    desk().acknowledge(SATO, "バックアップから戻した");
    assertThat(verify().findings()).isEmpty();
  }

  @Test
  void tellsWhenTheSealIsGone() throws Exception {
    store.close();
    Files.delete(folder.resolve("desk.db.seal"));
    store = Samples.open(folder.resolve("desk.db"));
    assertThat(kinds(verify())).containsExactly(Kind.CONTINUED);
  }

  @Test
  void anAnchorFindsWhatTheSealNoLongerTells() throws Exception {
    Path anchor = folder.resolve("anchor.json");
    desk().anchor(SATO, anchor);
    assertThat(verify(anchor).findings()).isEmpty();

    AuditStore.Head head = store.auditStore().head();
    store.database().write(handle -> handle.execute("DROP TRIGGER audit_never_deleted"));
    store.database().write(handle -> handle.execute("DELETE FROM audit WHERE seq > 30"));
    store.close();
    Files.delete(folder.resolve("desk.db.seal"));
    store = Samples.open(folder.resolve("desk.db"));
    trail().record(new AuditEvent(AuditAction.SIGN_IN, "clerk1", "", Map.of(), Map.of()));
    desk().acknowledge(SATO, "うそ");
    assertThat(verify().findings()).isEmpty();
    assertThat(kinds(verify(anchor))).containsExactly(Kind.ANCHOR);
    assertThat(head.seq()).isGreaterThan(30);
  }

  @Test
  void anAnchorOfAnotherKeyOrWithAnotherNumberIsRefused() throws Exception {
    Path anchor = folder.resolve("anchor.json");
    desk().anchor(SATO, anchor);
    String json = Files.readString(anchor);
    Files.writeString(anchor, json.replaceFirst("\"seq\" : \\d+", "\"seq\" : 3"));
    assertThat(kinds(verify(anchor))).containsExactly(Kind.ANCHOR_SIGNATURE);
  }

  @Test
  void nobodyPrunesTheTrailAloneOrTooLate() throws Exception {
    Instant years = NOW.plusSeconds(86_400L * 366 * 8);
    DeskAudit desk = deskAt(years);
    assertRefused("audit.prune-none", () -> desk.confirmPrune(YAMADA));
    assertRefused("audit.reason-missing", () -> desk.askPrune(SATO, " "));
    desk.askPrune(SATO, "年数が過ぎた");
    assertRefused("audit.prune-own", () -> desk.confirmPrune(SATO));
    assertRefused(
        "audit.prune-expired", () -> deskAt(years.plusSeconds(86_400L * 14)).confirmPrune(YAMADA));
    assertThat(store.auditStore().count(AuditQuery.ALL)).isGreaterThan(LINES);
    assertThatThrownBy(() -> store.auditStore().prune(years, "sato", years))
        .as("the table itself knows who asked")
        .isInstanceOf(StoreException.class);

    desk.withdrawPrune(YAMADA);
    assertRefused("audit.prune-none", () -> desk.confirmPrune(YAMADA));
    assertThatThrownBy(() -> store.auditStore().prune(years, "yamada", years))
        .as("nothing asked for, nothing pruned")
        .isInstanceOf(StoreException.class);
    desk.askPrune(SATO, "もう一度");
    assertThat(desk.confirmPrune(YAMADA)).isGreaterThanOrEqualTo(LINES);
    assertThat(desk.verify(SATO, List.of(), Progress.NONE).findings()).isEmpty();
  }

  private DeskAudit deskAt(Instant now) {
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    return new DeskAudit(
        store.auditStore(), store.audit("窓口1", clock), store::sealedHead, RULES, clock);
  }

  private static void assertRefused(String key, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            DeskException.class, e -> assertThat(e.problem().key()).isEqualTo(key));
  }

  @Test
  void prunedLinesLeaveAChainThatHolds() throws Exception {
    Clock later = Clock.fixed(NOW.plusSeconds(86_400L * 366 * 8), ZoneOffset.UTC);
    AuditTrail trail = store.audit("窓口1", later);
    trail.record(new AuditEvent(AuditAction.SIGN_IN, "clerk1", "", Map.of(), Map.of()));
    DeskAudit desk = new DeskAudit(store.auditStore(), trail, store::sealedHead, RULES, later);
    desk.askPrune(SATO, "年数が過ぎた");
    assertThat(desk.confirmPrune(YAMADA)).isEqualTo(LINES);
    desk.askPrune(SATO, "もう一度");
    assertThat(desk.confirmPrune(YAMADA)).isZero();
    assertThat(desk.verify(SATO, List.of(), Progress.NONE).findings()).isEmpty();
    store.close();
    store = Samples.open(folder.resolve("desk.db"));
    assertThat(verify().findings()).isEmpty();

    store.database().write(handle -> handle.execute("DROP TRIGGER audit_checkpoint_never_changed"));
    store
        .database()
        .write(handle -> handle.execute("UPDATE audit_checkpoint SET made_by = 'someone'"));
    assertThat(kinds(verify())).containsExactly(Kind.CHECKPOINT);
  }

  @Test
  void anyByteOfAnExportThatWasChangedIsFound() throws Exception {
    Path file = folder.resolve("trail.jsonl");
    AuditDesk desk = desk();
    assertThat(desk.export(SATO, AuditQuery.ALL, AuditDesk.Format.JSON_LINES, file, Progress.NONE))
        .isEqualTo(LINES);
    assertThat(desk.verifyExport(SATO, file).findings()).isEmpty();
    byte[] whole = Files.readAllBytes(file);
    for (int i = 0; i < 250; i++) {
      byte[] bytes = whole.clone();
      int at = random.nextInt(bytes.length - 1);
      bytes[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, bytes);
      boolean found;
      try {
        found = !desk.verifyExport(SATO, file).sound();
      } catch (DeskException e) {
        found = true;
      }
      assertThat(found).as("byte " + at).isTrue();
    }
  }

  private static List<Kind> kinds(Verification result) {
    return result.findings().stream().map(Verification.Finding::kind).toList();
  }
}
