package dev.shinseidesk.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.endtoend.Bench;
import dev.shinseidesk.endtoend.PracticeBench;
import dev.shinseidesk.outbox.DeskOutbox;
import dev.shinseidesk.portal.ListedStatus;
import dev.shinseidesk.portal.StatusChange;
import dev.shinseidesk.portal.StatusMeaning;
import dev.shinseidesk.practice.SampleApplication;
import dev.shinseidesk.status.StatusDesk.Reconciliation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole status list (029i001-04) of a real portal against a real store. */
@Timeout(120)
class ReconcileTest {
  private static final StatusCode SENT = new StatusCode("10");
  private static final StatusCode IN_PROGRESS = new StatusCode("20");
  private static final int COUNT = 12;

  @TempDir Path folder;
  private PracticeBench way;
  private ReceiptNumber first = new ReceiptNumber("none");
  private ReceiptNumber second = first;

  @BeforeEach
  void open() throws Exception {
    way = new PracticeBench(folder, COUNT);
    List<ReceiptNumber> sent =
        way.office.applications().stream()
            .map(SampleApplication::receiptNumber)
            .filter(n -> way.practice.registered(n).orElseThrow().status().equals(SENT))
            .toList();
    first = sent.get(0);
    second = sent.get(1);
  }

  @AfterEach
  void close() {
    way.close();
  }

  private StatusCode held(ReceiptNumber number) {
    return way.bench.store.applications().find(number).orElseThrow().portalStatus();
  }

  private long seen(ReceiptNumber number) {
    return way.bench.store.applications().history(number).stream()
        .filter(line -> line.key().equals("status-seen"))
        .count();
  }

  @Test
  void takesOverWhatIsDifferentAndSaysSo() throws Exception {
    way.fetch();
    way.portal.register(new StatusChange(first, IN_PROGRESS, "", "other-1"));
    way.portal.register(new StatusChange(second, IN_PROGRESS, "", "other-2"));
    way.portal.register(new StatusChange(second, new StatusCode("40"), "", "other-3"));

    Reconciliation result = way.status().reconcile(Progress.NONE);

    assertThat(result.changed()).containsExactlyInAnyOrder(first, second);
    assertThat(result.listed()).isGreaterThanOrEqualTo(COUNT);
    assertThat(result.unknown()).isZero();
    assertThat(held(first)).isEqualTo(IN_PROGRESS);
    assertThat(held(second)).isEqualTo(new StatusCode("40"));
    assertThat(seen(second)).as("the newest status, in one step").isEqualTo(1);
    assertThat(way.status().reconcile(Progress.NONE).changed()).isEmpty();
    assertThat(seen(second)).isEqualTo(1);
  }

  @Test
  void countsWhatThisDeskDoesNotHold() throws Exception {
    Reconciliation result = way.status().reconcile(Progress.NONE);
    assertThat(result.unknown()).isEqualTo(result.listed()).isGreaterThanOrEqualTo(COUNT);
    assertThat(result.changed()).isEmpty();
  }

  @Test
  void cancelledChangesNothing() throws Exception {
    way.fetch();
    way.portal.register(new StatusChange(first, IN_PROGRESS, "", "other-1"));
    var impatient =
        new Progress() {
          @Override
          public void report(long done, long total) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    DeskException stopped =
        catchThrowableOfType(DeskException.class, () -> way.status().reconcile(impatient));
    assertThat(stopped.problem().key()).isEqualTo("status.cancelled");
    assertThat(held(first)).isEqualTo(SENT);
    assertThat(way.status().reconcile(Progress.NONE).changed()).containsExactly(first);
  }

  @Test
  void aPortalThatIsAwayChangesNothing() throws Exception {
    way.fetch();
    way.practice.close();
    DeskException failed =
        catchThrowableOfType(DeskException.class, () -> way.status().reconcile(Progress.NONE));
    assertThat(failed.problem().key()).isEqualTo("portal.unreachable");
    assertThat(held(first)).isEqualTo(SENT);
  }

  @Test
  void whatThePortalConfirmedMeanwhileIsNewerThanTheList() {
    StatusStore store = way.bench.store.statuses();
    way.bench.received("A-1");
    var number = new ReceiptNumber("A-1");
    Instant start = way.bench.clock.instant();
    store.clearListed();
    store.listed(List.of(new ListedStatus(number, IN_PROGRESS, "", start)));
    way.bench.clock.pass(Duration.ofSeconds(1));
    confirm(number, new StatusCode("30"));
    assertThat(store.settleListed(start, way.bench.clock.instant()).changed()).isEmpty();
    assertThat(held(number)).isEqualTo(new StatusCode("30"));
  }

  private void confirm(ReceiptNumber number, StatusCode status) {
    var at = way.bench.clock.instant();
    var entry =
        dev.shinseidesk.outbox.OutboxEntry.waiting(
            "e1",
            dev.shinseidesk.outbox.OutboxEntry.Kind.STATUS,
            number,
            "r1",
            at,
            Bench.CLERK.id());
    way.bench
        .store
        .statuses()
        .record(
            new StatusRegistration("r1", number, status, "", Bench.CLERK.id(), at, null), entry);
    way.bench.store.outbox().claim("e1", at);
    way.bench.store.outbox().done("e1", at, status + " ok");
  }

  @Test
  void ofSeveralLinesTheNewestCountsInWhateverOrderTheyCome() {
    StatusStore store = way.bench.store.statuses();
    way.bench.received("A-1");
    var number = new ReceiptNumber("A-1");
    Instant t = way.bench.clock.instant();
    store.clearListed();
    store.listed(
        List.of(
            new ListedStatus(number, new StatusCode("40"), "", t.plusSeconds(9)),
            new ListedStatus(number, IN_PROGRESS, "", t)));
    store.listed(List.of(new ListedStatus(number, new StatusCode("30"), "", t.plusSeconds(5))));
    Reconciliation result = store.settleListed(t, t);
    assertThat(result.listed()).isEqualTo(3);
    assertThat(held(number)).isEqualTo(new StatusCode("40"));
    assertThat(store.settleListed(t, t).listed()).isZero();
  }

  @Test
  void theOfficesTransitionsGoBeforeTheProfiles() throws Exception {
    way.fetch();
    var procedure = way.bench.store.applications().find(first).orElseThrow().procedure();
    var rules =
        new StatusRules(
            Map.of(SENT, Set.of(IN_PROGRESS)),
            Map.of(procedure, Map.of(SENT, Set.of(new StatusCode("40")))));
    var desk =
        new PortalStatusDesk(
            way.portal,
            way.bench.store.applications(),
            way.bench.store.statuses(),
            way.bench.store.outbox(),
            () -> UUID.randomUUID().toString(),
            way.bench.clock,
            () -> {},
            rules);
    assertThat(desk.choices(first))
        .extracting(StatusMeaning::code)
        .containsExactly(new StatusCode("40"));
    DeskException refused =
        catchThrowableOfType(
            DeskException.class, () -> desk.register(Bench.CLERK, first, IN_PROGRESS, ""));
    assertThat(refused.problem().key()).isEqualTo("status.not-allowed");
  }

  @Test
  void aStatusThePortalRefusesLeavesTheApplicationAsItWas() throws Exception {
    way.fetch();
    StatusDesk desk = way.status();
    desk.register(Bench.CLERK, first, IN_PROGRESS, "");
    way.portal.register(new StatusChange(first, new StatusCode("50"), "", "other-1"));
    try (DeskOutbox outbox = way.outbox()) {
      outbox.deliverDue(Progress.NONE);
      assertThat(held(first)).isEqualTo(SENT);
      outbox.cancel(Bench.CLERK, outbox.of(first).getFirst().id());
    }
    assertThat(desk.reconcile(Progress.NONE).changed()).containsExactly(first);
    assertThat(held(first)).isEqualTo(new StatusCode("50"));
  }
}
