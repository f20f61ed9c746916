package dev.shinseidesk.store;

import static dev.shinseidesk.store.Samples.CLERK;
import static dev.shinseidesk.store.Samples.NOW;
import static dev.shinseidesk.store.Samples.forwarding;
import static dev.shinseidesk.store.Samples.forwardingEntry;
import static dev.shinseidesk.store.Samples.number;
import static dev.shinseidesk.store.Samples.received;
import static dev.shinseidesk.store.Samples.registration;
import static dev.shinseidesk.store.Samples.statusEntry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.forwarding.Forwarding;
import dev.shinseidesk.forwarding.ForwardingStore.Decided;
import dev.shinseidesk.inquiry.Applications.HistoryLine;
import dev.shinseidesk.outbox.OutboxEntry;
import dev.shinseidesk.outbox.OutboxEntry.State;
import dev.shinseidesk.review.Decision;
import dev.shinseidesk.review.Review;
import dev.shinseidesk.status.StatusRegistration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forwardings and registrations on their way out. */
class SqliteOutboxStoreTest {
  private static final Problem TIMEOUT =
      Problem.of(Problem.Kind.OTHER_SIDE, "portal.timeout", "30");
  private static final Problem SERVER = Problem.of(Problem.Kind.OTHER_SIDE, "portal.server", "500");

  @TempDir Path folder;
  private SqliteStore store;

  @BeforeEach
  void open() throws Exception {
    store = Samples.open(folder.resolve("desk.db"));
    sound("R-1");
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void sound(String number) {
    store.intake().receive(received(number));
    store
        .reviews()
        .decide(
            new Review(
                "review-" + number,
                number(number),
                Decision.SOUND,
                "",
                List.of(),
                List.of(),
                "v1",
                CLERK,
                NOW),
            WorkState.UNREVIEWED,
            WorkState.SOUND);
  }

  private Application application(String number) {
    return store.applications().find(number(number)).orElseThrow();
  }

  private boolean forward(String id, String number, WorkState expected) {
    return store
        .forwardings()
        .record(
            new Decided(
                forwarding(id, application(number)),
                forwardingEntry(id, number(number), NOW),
                expected,
                store.forwardings().of(number(number)).stream()
                    .findFirst()
                    .map(Forwarding::id)
                    .orElse(null)));
  }

  private void register(String id, String number, String status) {
    store
        .statuses()
        .record(registration(id, number(number), status), statusEntry(id, number(number), NOW));
  }

  private List<String> due() {
    return store.outbox().due(NOW, 100).stream().map(OutboxEntry::subject).toList();
  }

  private OutboxEntry entry(String id) {
    return store.outbox().find("out-" + id).orElseThrow();
  }

  private List<HistoryLine> history(String key) {
    return store.applications().history(number("R-1")).stream()
        .filter(line -> line.key().equals(key))
        .toList();
  }

  @Test
  void forwardsOnce() {
    Forwarding forwarding = forwarding("f1", application("R-1"));

    assertThat(forward("f1", "R-1", WorkState.UNREVIEWED)).isFalse();
    assertThat(store.forwardings().of(number("R-1"))).isEmpty();
    assertThat(store.outbox().open(10)).isEmpty();

    assertThat(forward("f1", "R-1", WorkState.SOUND)).isTrue();
    assertThat(store.forwardings().find("f1")).contains(forwarding);
    assertThat(store.forwardings().of(number("R-1"))).containsExactly(forwarding);
    assertThat(entry("f1")).isEqualTo(forwardingEntry("f1", number("R-1"), NOW));
    assertThat(application("R-1").state()).isEqualTo(WorkState.FORWARDING);
    assertThat(store.applications().row(number("R-1")).orElseThrow().outboxOpen()).isEqualTo(1);
    assertThat(history("forwarding-decided"))
        .containsExactly(
            new HistoryLine(NOW, "yamada", "forwarding-decided", List.of("028", "folder", "")));

    assertThat(forward("f2", "R-1", WorkState.SOUND)).isFalse();
  }

  @Test
  void confirmsAForwardingWithAllItsConsequences() {
    forward("f1", "R-1", WorkState.SOUND);
    assertThat(store.outbox().claim("out-f1", NOW)).isTrue();
    assertThat(entry("f1").state()).isEqualTo(State.SENDING);
    assertThat(entry("f1").attempts()).isEqualTo(1);
    assertThat(entry("f1").nextAttemptAt()).isNull();

    store.outbox().done("out-f1", NOW.plusSeconds(3), "a.csv 1234");

    assertThat(entry("f1").state()).isEqualTo(State.DONE);
    assertThat(entry("f1").doneAt()).isEqualTo(NOW.plusSeconds(3));
    assertThat(entry("f1").confirmation()).isEqualTo("a.csv 1234");
    Forwarding forwarding = store.forwardings().find("f1").orElseThrow();
    assertThat(forwarding.confirmedAt()).isEqualTo(NOW.plusSeconds(3));
    assertThat(forwarding.confirmation()).isEqualTo("a.csv 1234");
    assertThat(application("R-1").state()).isEqualTo(WorkState.FORWARDED);
    assertThat(history("forwarding-confirmed"))
        .containsExactly(
            new HistoryLine(
                NOW.plusSeconds(3), "", "forwarding-confirmed", List.of("028", "a.csv 1234")));
    assertThat(store.outbox().open(10)).isEmpty();
    assertThat(store.applications().row(number("R-1")).orElseThrow().outboxOpen()).isZero();

    // confirming what isn't being sent changes nothing
    SqliteIntakeStoreTest.assertProblem(
        "store.inconsistent", () -> store.outbox().done("out-f1", NOW, "again"));
    assertThat(entry("f1").confirmation()).isEqualTo("a.csv 1234");
  }

  @Test
  void confirmsARegistrationWithAllItsConsequences() {
    register("s1", "R-1", "30");
    assertThat(history("status-decided"))
        .containsExactly(
            new HistoryLine(NOW, "yamada", "status-decided", List.of("30", "受け付けました")));
    assertThat(application("R-1").portalStatus().value()).isEqualTo("10");
    store.outbox().claim("out-s1", NOW);

    store.outbox().done("out-s1", NOW.plusSeconds(3), "2026-11-22");

    StatusRegistration registration = store.statuses().find("s1").orElseThrow();
    assertThat(registration.registeredAt()).isEqualTo(NOW.plusSeconds(3));
    assertThat(store.statuses().of(number("R-1"))).containsExactly(registration);
    assertThat(application("R-1").portalStatus().value()).isEqualTo("30");
    assertThat(history("status-registered")).hasSize(1);
    // what the portal then says is no news
    store.statuses().seen(number("R-1"), registration.status(), NOW.plusSeconds(9));
    assertThat(history("status-seen")).isEmpty();
  }

  @Test
  void keepsTheOrderWithinAnApplicationAndKind() {
    sound("R-2");
    register("s1", "R-1", "20");
    register("s2", "R-1", "30");
    register("s3", "R-2", "20");
    forward("f1", "R-1", WorkState.SOUND);

    assertThat(due()).containsExactly("s1", "s3", "f1");
    assertThat(store.outbox().due(NOW, 2)).hasSize(2);
    assertThat(store.outbox().due(NOW.minusNanos(1), 10)).isEmpty();
    assertThat(store.outbox().claim("out-s2", NOW)).isFalse();

    store.outbox().claim("out-s1", NOW);
    assertThat(due()).containsExactly("s3", "f1");
    store.outbox().failed("out-s1", TIMEOUT, null);
    assertThat(due()).containsExactly("s3", "f1");
    store.outbox().cancel("out-s1", CLERK, NOW);
    assertThat(due()).containsExactly("s2", "s3", "f1");
  }

  @Test
  void triesAgainWhenItIsTimeAndTellsOfItOnce() {
    register("s1", "R-1", "20");
    for (int attempt = 1; attempt <= 3; attempt++) {
      assertThat(store.outbox().claim("out-s1", NOW)).isTrue();
      store.outbox().failed("out-s1", TIMEOUT, NOW);
      assertThat(entry("s1").attempts()).isEqualTo(attempt);
      assertThat(entry("s1").lastProblem()).isEqualTo(TIMEOUT);
      assertThat(entry("s1").nextAttemptAt()).isEqualTo(NOW);
    }
    assertThat(history("outbox-failed")).hasSize(1);
    store.outbox().claim("out-s1", NOW);
    store.outbox().failed("out-s1", SERVER, NOW.plusSeconds(60));
    assertThat(history("outbox-failed")).hasSize(2);
    assertThat(due()).isEmpty();
    assertThat(store.outbox().due(NOW.plusSeconds(60), 1)).hasSize(1);
  }

  @Test
  void stopsUntilAPersonAsks() {
    register("s1", "R-1", "20");
    store.outbox().claim("out-s1", NOW);
    assertThat(store.outbox().retry("out-s1", NOW)).isFalse();
    store.outbox().failed("out-s1", SERVER, null);

    assertThat(entry("s1").state()).isEqualTo(State.STOPPED);
    assertThat(due()).isEmpty();
    assertThat(store.outbox().open(10)).hasSize(1);
    assertThat(store.applications().row(number("R-1")).orElseThrow())
        .satisfies(row -> assertThat(row.outboxOpen()).isEqualTo(1))
        .satisfies(row -> assertThat(row.outboxStopped()).isEqualTo(1));
    assertThat(history("outbox-failed").getFirst().facts())
        .containsExactly("STATUS", "portal.server", "1", "STOPPED");

    assertThat(store.outbox().retry("out-s1", NOW)).isTrue();
    assertThat(due()).containsExactly("s1");
    assertThat(store.outbox().retry("out-none", NOW)).isFalse();
  }

  @Test
  void takesAForwardingBack() {
    forward("f1", "R-1", WorkState.SOUND);

    assertThat(store.outbox().cancel("out-f1", new OperatorId("sato"), NOW)).isTrue();

    assertThat(entry("f1").state()).isEqualTo(State.CANCELLED);
    assertThat(application("R-1").state()).isEqualTo(WorkState.SOUND);
    assertThat(store.forwardings().of(number("R-1"))).isEmpty();
    assertThat(store.forwardings().find("f1")).isEmpty();
    assertThat(history("outbox-cancelled"))
        .containsExactly(new HistoryLine(NOW, "sato", "outbox-cancelled", List.of("FORWARDING")));
    assertThat(store.outbox().cancel("out-f1", NOW)).isFalse();
    assertThat(store.outbox().of(number("R-1"))).hasSize(1);
    assertThat(forward("f2", "R-1", WorkState.SOUND)).isTrue();
  }

  @Test
  void takesOneOfTwoForwardingsBackInEitherOrder() {
    forward("f1", "R-1", WorkState.SOUND);
    forward("f2", "R-1", WorkState.FORWARDING);
    store.outbox().cancel("out-f1", CLERK, NOW);
    assertThat(application("R-1").state()).isEqualTo(WorkState.FORWARDING);
    store.outbox().cancel("out-f2", CLERK, NOW);
    assertThat(application("R-1").state()).isEqualTo(WorkState.SOUND);

    forward("f3", "R-1", WorkState.SOUND);
    forward("f4", "R-1", WorkState.FORWARDING);
    store.outbox().claim("out-f3", NOW);
    store.outbox().done("out-f3", NOW, "x");
    assertThat(application("R-1").state()).isEqualTo(WorkState.FORWARDING);
    store.outbox().cancel("out-f4", CLERK, NOW);
    assertThat(application("R-1").state()).isEqualTo(WorkState.FORWARDED);
  }

  @Test
  void takesARegistrationBackButNothingThatIsLeaving() {
    register("s1", "R-1", "20");
    store.outbox().claim("out-s1", NOW);
    assertThat(store.outbox().cancel("out-s1", CLERK, NOW)).isFalse();
    store.outbox().failed("out-s1", SERVER, null);

    assertThat(store.outbox().cancel("out-s1", CLERK, NOW)).isTrue();

    assertThat(store.statuses().of(number("R-1"))).isEmpty();
    assertThat(store.statuses().find("s1")).isEmpty();
    assertThat(application("R-1").portalStatus().value()).isEqualTo("10");
  }

  @Test
  void recoversWhatWasBeingSentWhenTheProgramDied() throws Exception {
    register("s1", "R-1", "20");
    store.outbox().claim("out-s1", NOW);
    store.close();
    store = Samples.open(folder.resolve("desk.db"));
    assertThat(due()).isEmpty();

    assertThat(store.outbox().recover(NOW)).isEqualTo(1);

    assertThat(due()).containsExactly("s1");
    assertThat(entry("s1").attempts()).isEqualTo(1);
    assertThat(store.outbox().recover(NOW)).isZero();
  }

  @Test
  void refusesAnEntryOfAnotherDecision() {
    assertThatThrownBy(() ->
            store
                .statuses()
                .record(
                    registration("s1", number("R-1"), "20"),
                    statusEntry("other", number("R-1"), NOW)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(store.statuses().of(number("R-1"))).isEmpty();
    assertThat(history("status-decided")).isEmpty();
  }

  @Test
  void manyThreadsClaimEachEntryOnce() throws Exception {
    Samples.withoutWaitingForTheDisk(store);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String number = "T-" + i;
      store.intake().receive(received(number));
      register("t" + i, number, "20");
      ids.add("out-t" + i);
    }
    Callable<List<String>> worker =
        () -> {
          List<String> claimed = new ArrayList<>();
          for (String id : ids) {
            if (store.outbox().claim(id, NOW)) {
              claimed.add(id);
            }
          }
          return claimed;
        };
    List<String> claimed = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(6)) {
      for (Future<List<String>> future :
          threads.invokeAll(java.util.Collections.nCopies(6, worker))) {
        claimed.addAll(future.get());
      }
    }

    assertThat(claimed).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(store.outbox().open(100)).allMatch(entry -> entry.attempts() == 1);
  }
}
