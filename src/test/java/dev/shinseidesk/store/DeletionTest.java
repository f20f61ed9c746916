package dev.shinseidesk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.keeping.HoldDesk;
import dev.shinseidesk.keeping.OfficeHolds;
import dev.shinseidesk.keeping.OfficeRetention;
import dev.shinseidesk.keeping.RetentionDesk;
import dev.shinseidesk.keeping.RetentionDesk.Run;
import dev.shinseidesk.keeping.RetentionDesk.State;
import dev.shinseidesk.keeping.RetentionPlan;
import dev.shinseidesk.keeping.Standing;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Retention over a real encrypted file: what goes, what stays, and that nothing is left of it. */
class DeletionTest {
  private static final byte[] KEY = new byte[32];
  private static final Operator FIRST = supervisor("first");
  private static final Operator SECOND = supervisor("second");
  private static final Instant LATER = Samples.NOW.plus(Duration.ofDays(100));

  @TempDir Path folder;
  private Path file;
  private SqliteStore store;

  static {
    Arrays.fill(KEY, (byte) 7);
  }

  private static Operator supervisor(String id) {
    return new Operator(new OperatorId(id), id, EnumSet.of(Operator.Role.SUPERVISOR));
  }

  @BeforeEach
  void open() throws Exception {
    file = folder.resolve("store.db");
    store = Samples.open(file);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Clock at(Instant instant) {
    return Clock.fixed(instant, ZoneOffset.UTC);
  }

  private RetentionDesk desk(Instant now, Map<ProcedureCode, Integer> own) {
    var plan = new RetentionPlan(RetentionPlan.Start.COMPLETION, 1, own, Duration.ofHours(24), 64);
    return new OfficeRetention(
        store.retention(),
        plan,
        Set.of(new StatusCode("40")),
        Set.of("correction"),
        store.audit("desk-1", at(now)),
        () -> UUID.randomUUID().toString(),
        at(now));
  }

  private RetentionDesk desk(Instant now) {
    return desk(now, Map.of());
  }

  private HoldDesk holds() {
    return new OfficeHolds(
        store.holds(),
        store.audit("desk-1", at(LATER)),
        () -> UUID.randomUUID().toString(),
        at(LATER));
  }

  private ReceiptNumber received(String number, String name) {
    store
        .intake()
        .receive(
            Samples.received(
                number, Samples.applicant(name, "カナ" + number), "P001", "児童手当の認定請求", Samples.NOW));
    return new ReceiptNumber(number);
  }

  private ReceiptNumber completed(String number, String name) {
    ReceiptNumber received = received(number, name);
    store.intake().seen(received, new StatusCode("40"), Samples.NOW.plusSeconds(100));
    return received;
  }

  private Run confirmed(RetentionDesk desk) throws Exception {
    Run run = desk.propose(FIRST, "保存期間が過ぎたため");
    return desk.confirm(SECOND, run.id());
  }

  @Test
  void leavesNothingInAnyPageAndATombstoneWithoutThePerson() throws Exception {
    for (int i = 0; i < 30; i++) {
      completed("R" + (1000 + i), "海野ひかる" + i);
    }
    ReceiptNumber stays = received("R9999", "残田とどまる");
    store.database().pragma("wal_checkpoint(TRUNCATE)");
    assertThat(PlainPages.holds(PlainPages.of(file, KEY), "海野ひかる7")).isTrue();
    assertThat(PlainPages.holds(PlainPages.of(file, KEY), Samples.ZIP_TEXT + "R1007")).isTrue();

    RetentionDesk desk = desk(LATER);
    assertThat(desk.preview(FIRST).count(Standing.DUE)).isEqualTo(30);
    assertThat(desk.preview(FIRST).count(Standing.NOT_COMPLETED)).isEqualTo(1);
    Run done = desk.run(FIRST, confirmed(desk).id(), Progress.NONE);

    assertThat(done.state()).isEqualTo(State.DONE);
    assertThat(done.deleted()).isEqualTo(30);
    assertThat(store.database().pragma("freelist_count")).isZero();
    byte[] pages = PlainPages.of(file, KEY);
    byte[] log = PlainPages.ofLog(file, KEY);
    assertThat(PlainPages.holds(pages, "残田とどまる") || PlainPages.holds(log, "残田とどまる")).isTrue();
    for (int i = 0; i < 30; i++) {
      for (String trace :
          List.of(
              "海野ひかる" + i,
              "R" + (1000 + i),
              "カナR" + (1000 + i),
              Samples.ZIP_TEXT + "R" + (1000 + i))) {
        assertThat(PlainPages.holds(pages, trace)).as("file holds %s", trace).isFalse();
        assertThat(PlainPages.holds(log, trace)).as("log holds %s", trace).isFalse();
      }
    }
    var tombstone = desk.tombstone(FIRST, new ReceiptNumber("R1007")).orElseThrow();
    assertThat(tombstone.procedure().value()).isEqualTo("P001");
    assertThat(tombstone.documents()).isEqualTo(2);
    assertThat(desk.tombstone(FIRST, stays)).isEmpty();
    assertThat(audited("DELETED")).hasSize(30).doesNotContain("R1007");
    assertThat(audited("DELETED")).contains(tombstone.mark());
  }

  @Test
  void secureDeletionAloneAlreadyOverwritesWhatItFrees() throws Exception {
    for (int i = 0; i < 20; i++) {
      completed("R" + (1000 + i), "海野ひかる" + i);
    }
    RetentionDesk desk =
        new OfficeRetention(
            store.retention(),
            new RetentionPlan(RetentionPlan.Start.COMPLETION, 1, Map.of(), Duration.ofHours(24), 0),
            Set.of(new StatusCode("40")),
            Set.of(),
            store.audit("desk-1", at(LATER)),
            () -> UUID.randomUUID().toString(),
            at(LATER));
    desk.run(FIRST, confirmed(desk).id(), Progress.NONE);
    assertThat(store.database().pragma("freelist_count")).isPositive();
    store.database().pragma("wal_checkpoint(TRUNCATE)");
    byte[] pages = PlainPages.of(file, KEY);
    assertThat(PlainPages.holds(pages, "保存期間が過ぎたため")).as("the pages are readable").isTrue();
    assertThat(PlainPages.holds(pages, "海野ひかる")).isFalse();
    assertThat(PlainPages.holds(pages, Samples.ZIP_TEXT)).isFalse();
  }

  private List<String> audited(String action) {
    return store
        .database()
        .read(handle ->
            handle
                .createQuery("SELECT subject FROM audit WHERE action = ?")
                .bind(0, action)
                .mapTo(String.class)
                .list());
  }

  @Test
  void thePortalCannotBringADeletedApplicationBack() throws Exception {
    ReceiptNumber number = completed("R1", "海野ひかる");
    RetentionDesk desk = desk(LATER);
    desk.run(SECOND, confirmed(desk).id(), Progress.NONE);
    assertThat(store.intake().held(Set.of(number, new ReceiptNumber("R2"))))
        .containsExactly(number);
    assertThat(store.intake().receive(Samples.received("R1"))).isFalse();
    store.intake().seen(number, new StatusCode("40"), LATER);
    assertThat(store.applications().find(number)).isEmpty();
    assertThat(store.intake().receive(Samples.received("R2"))).isTrue();
  }

  @Test
  void needsTwoPersonsInTime() throws Exception {
    completed("R1", "海野ひかる");
    RetentionDesk desk = desk(LATER);
    Run run = desk.propose(FIRST, " 保存期間 ");
    assertThat(run.reason()).isEqualTo("保存期間");
    assertThatThrownBy(() -> desk.propose(SECOND, "もう一つ")).hasMessageContaining("keeping.run-open");
    assertThatThrownBy(() -> desk.confirm(FIRST, run.id()))
        .hasMessageContaining("keeping.own-proposal");
    assertThatThrownBy(() -> desk.run(FIRST, run.id(), Progress.NONE))
        .hasMessageContaining("keeping.not-confirmed");
    var clerk = new Operator(new OperatorId("clerk"), "clerk", EnumSet.of(Operator.Role.CLERK));
    assertThatThrownBy(() -> desk.confirm(clerk, run.id()))
        .hasMessageContaining("keeping.not-permitted");
    RetentionDesk tooLate = desk(LATER.plus(Duration.ofHours(24)));
    assertThatThrownBy(() -> tooLate.confirm(SECOND, run.id()))
        .hasMessageContaining("keeping.expired");
    Run next = tooLate.propose(SECOND, "出し直し");
    assertThat(tooLate.runs(FIRST, 5))
        .extracting(Run::state)
        .containsExactly(State.PROPOSED, State.WITHDRAWN);
    assertThat(tooLate.confirm(FIRST, next.id()).state()).isEqualTo(State.CONFIRMED);
    assertThat(audited("REFUSED")).isNotEmpty();
    assertThat(store.applications().find(new ReceiptNumber("R1"))).isPresent();
  }

  @Test
  void keepsWhatIsHeldOpenOrBeingWorkedOn() throws Exception {
    completed("R1", "海野ひかる");
    completed("R2", "海野ひかる");
    completed("R3", "空谷しずか");
    completed("R4", "森山みどり");
    var hold = holds().set(FIRST, new ReceiptNumber("R1"), true, "審査請求");
    assertThat(hold.applications()).isEqualTo(2);
    assertThatThrownBy(() -> holds().set(FIRST, new ReceiptNumber("R1"), false, "もう一度"))
        .hasMessageContaining("keeping.held-already");
    RetentionDesk desk = desk(LATER);
    assertThat(desk.preview(FIRST).count(Standing.HELD)).isEqualTo(2);
    Run run = confirmed(desk);
    assertThat(run.planned()).isEqualTo(2);
    // after the confirmation: something of R3 must leave again, R4 is held
    store
        .database()
        .write(handle ->
            handle.execute(
                "INSERT INTO outbox (id, kind, receipt_number, subject, state, attempts,"
                    + " created_at, created_by, confirmation) VALUES ('o', 'STATUS', 'R3', 's',"
                    + " 'STOPPED', 1, 'x', 'y', '')"));
    holds().set(SECOND, new ReceiptNumber("R4"), false, "監査");
    Run done = desk.run(FIRST, run.id(), Progress.NONE);
    assertThat(List.of(done.deleted(), done.kept())).containsExactly(0L, 2L);
    assertThat(desk.preview(FIRST).count(Standing.OUTBOX_OPEN)).isEqualTo(1);
    holds().lift(SECOND, hold.id(), "終結");
    assertThat(holds().holds(FIRST, true, 10)).hasSize(2);
    assertThat(holds().holds(FIRST, false, 10)).hasSize(1);
    assertThat(desk.lines(FIRST, Set.of(Standing.DUE), null, 10))
        .extracting(line -> line.number().value())
        .containsExactly("R1", "R2");
    assertThat(desk.lines(FIRST, Set.of(Standing.DUE), new ReceiptNumber("R1"), 10)).hasSize(1);
  }

  @Test
  void goesOnWhereItWasStopped() throws Exception {
    for (int i = 0; i < 9; i++) {
      completed("R" + i, "海野ひかる" + i);
    }
    RetentionDesk desk = desk(LATER);
    Run run = confirmed(desk);
    List<Long> told = new ArrayList<>();
    Run stopped =
        desk.run(
            FIRST,
            run.id(),
            new Progress() {
              @Override
              public void report(long done, long total) {
                told.add(done);
              }

              @Override
              public boolean cancelled() {
                return told.getLast() == 4;
              }
            });
    assertThat(stopped.state()).isEqualTo(State.CONFIRMED);
    assertThat(stopped.deleted()).isEqualTo(4);
    store.close();
    store = Samples.open(file);
    Run done = desk(LATER).run(SECOND, run.id(), Progress.NONE);
    assertThat(done.state()).isEqualTo(State.DONE);
    assertThat(done.deleted()).isEqualTo(9);
    assertThat(audited("DELETED")).hasSize(9).doesNotHaveDuplicates();
  }

  @Test
  void countsEachProcedureByItsOwnPeriod() throws Exception {
    completed("R1", "海野ひかる");
    store
        .intake()
        .receive(
            Samples.received(
                "R2", Samples.applicant("空谷", "ソラタニ"), "P002", "要介護認定の申請", Samples.NOW));
    store.intake().seen(new ReceiptNumber("R2"), new StatusCode("40"), Samples.NOW);
    var preview = desk(LATER, Map.of(new ProcedureCode("P002"), 12)).preview(FIRST);
    assertThat(preview.procedures()).hasSize(2);
    assertThat(preview.procedures().get(0).count(Standing.DUE)).isEqualTo(1);
    assertThat(preview.procedures().get(1).count(Standing.PERIOD_RUNNING)).isEqualTo(1);
    assertThat(preview.procedures().get(1).months()).isEqualTo(12);
  }
}
