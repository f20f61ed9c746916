package dev.shinseidesk.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.shinseidesk.application.Applicant;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.archive.ArchiveLayout;
import dev.shinseidesk.archive.ArchiveLimits;
import dev.shinseidesk.archive.Documents;
import dev.shinseidesk.archive.ZipDocuments;
import dev.shinseidesk.endtoend.Bench;
import dev.shinseidesk.inquiry.ApplicationQuery;
import dev.shinseidesk.portal.PortalProfileReader;
import dev.shinseidesk.portal.PortalQuery;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PortalIntakeTest {
  @TempDir Path folder;
  private final Queue<ReceiptNumber> told = new ConcurrentLinkedQueue<>();
  private Bench bench;

  @BeforeEach
  void open() throws Exception {
    bench = new Bench(folder);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void storesWhatIsNewAndPassesWhatIsHeld() throws Exception {
    var portal = new ScriptedPortal(5);
    Intake intake = intake(portal);

    FetchRun first = run(intake);
    assertThat(first)
        .isEqualTo(
            new FetchRun(bench.clock.instant(), bench.clock.instant(), 5, 5, 0, 0, null, false));
    assertThat(told).hasSize(5).doesNotHaveDuplicates();
    assertThat(intake.lastRun()).contains(first);

    portal.add(ScriptedPortal.number(7), "10");
    FetchRun second = run(intake);
    assertThat(second.received()).isEqualTo(1);
    assertThat(second.unchanged()).isEqualTo(5);
    assertThat(portal.fetches).hasValue(6);
    assertThat(told).hasSize(6);
  }

  @Test
  void keepsAnUnreadableArchiveByteForByte() throws Exception {
    run(intake(new ScriptedPortal(1)));

    ReceiptNumber number = ScriptedPortal.number(0);
    assertThat(bench.store.applications().archive(number).orElseThrow())
        .isEqualTo(ScriptedPortal.archive(number));
    assertThat(bench.store.applications().items(number)).isEmpty();
    assertThat(bench.store.applications().documents(number)).isEmpty();
    assertThat(bench.store.applications().find(number).orElseThrow().applicant())
        .isEqualTo(Applicant.UNKNOWN);
  }

  @Test
  void notesAStatusThatChangedAtThePortal() throws Exception {
    var portal = new ScriptedPortal(2);
    Intake intake = intake(portal);
    run(intake);
    portal.add(ScriptedPortal.number(1), "20");

    run(intake);

    var changed = bench.store.applications().find(ScriptedPortal.number(1)).orElseThrow();
    assertThat(changed.portalStatus()).isEqualTo(new StatusCode("20"));
    assertThat(bench.store.applications().history(changed.receiptNumber()))
        .filteredOn(line -> line.key().equals("status-seen"))
        .hasSize(1);
    assertThat(bench.store.applications().history(ScriptedPortal.number(0)))
        .noneMatch(line -> line.key().equals("status-seen"));
  }

  @Test
  void goesOnAfterSingleFailuresAndKeepsTheFirst() throws Exception {
    var portal = new ScriptedPortal(30);
    Problem notFound = Problem.of(Kind.OTHER_SIDE_FINAL, "portal.not-found");
    portal.failures.put(ScriptedPortal.number(3), notFound);
    portal.failures.put(ScriptedPortal.number(20), Problem.of(Kind.OTHER_SIDE, "portal.timeout"));

    FetchRun run = run(intake(portal, 1));

    assertThat(run.received()).isEqualTo(28);
    assertThat(run.failed()).isEqualTo(2);
    assertThat(run.problem()).isEqualTo(notFound);
    assertThat(run.cancelled()).isFalse();
    portal.failures.clear();
    assertThat(run(intake(portal)).received()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"unauthorized", "unreachable", "forbidden", "tls", "bad-profile"})
  void endsTheRunWhereGoingOnIsPointless(String key) throws Exception {
    var portal = new ScriptedPortal(200);
    Problem problem = Problem.of(Kind.OTHER_SIDE, "portal." + key);
    portal.failures.put(ScriptedPortal.number(10), problem);

    FetchRun run = run(intake(portal));

    assertThat(run.problem()).isEqualTo(problem);
    assertThat(run.received()).isBetween(9, 12);
    assertThat(portal.fetches.get()).isLessThan(15);
    assertThat(bench.store.applications().count(ApplicationQuery.ALL)).isEqualTo(run.received());
  }

  @Test
  void endsTheRunWhenEverythingFails() throws Exception {
    var portal = new ScriptedPortal(200);
    for (ReceiptNumber number : portal.lines.keySet()) {
      portal.failures.put(number, Problem.of(Kind.OTHER_SIDE, "portal.server"));
    }

    FetchRun run = run(intake(portal));

    assertThat(run.failed()).isBetween(20, 22);
    assertThat(Objects.requireNonNull(run.problem()).key()).isEqualTo("portal.server");
  }

  @Test
  void fetchesWhatCameBeforeTheListBrokeOff() throws Exception {
    var portal = new ScriptedPortal(5);
    portal.listFailsAtEnd = Problem.of(Kind.OTHER_SIDE, "portal.timeout");
    FetchRun run = run(intake(portal));
    assertThat(run.received()).isEqualTo(5);
    assertThat(run.problem()).isEqualTo(portal.listFailsAtEnd);

    var dead = new ScriptedPortal(3);
    dead.listFailsAtEnd = Problem.of(Kind.OTHER_SIDE, "portal.unreachable");
    assertThat(run(intake(dead)).problem()).isEqualTo(dead.listFailsAtEnd);
    assertThat(dead.fetches).hasValue(0);
  }

  @Test
  void refusesAnApplicationOfAnotherNumber() throws Exception {
    var portal = new ScriptedPortal(3);
    portal.swaps.put(ScriptedPortal.number(0), ScriptedPortal.number(1));

    FetchRun run = run(intake(portal));

    assertThat(run.received()).isEqualTo(2);
    assertThat(Objects.requireNonNull(run.problem()).key()).isEqualTo("intake.other-number");
    assertThat(bench.store.applications().find(ScriptedPortal.number(0))).isEmpty();
  }

  @Test
  void aFaultOfOursOnOneApplicationLosesNoOther() throws Exception {
    var portal = new ScriptedPortal(10);
    ArchiveLayout layout = layout();
    Documents real = new ZipDocuments(ArchiveLimits.DEFAULT, layout);
    Documents faulty = new FaultyDocuments(real, ScriptedPortal.archive(ScriptedPortal.number(4)));
    Intake intake =
        new PortalIntake(
            portal, bench.store.intake(), faulty, layout, ReceivedListener.NONE, bench.clock);

    FetchRun run = run(intake);

    assertThat(run.received()).isEqualTo(9);
    Problem problem = Objects.requireNonNull(run.problem());
    assertThat(problem.key()).isEqualTo("intake.unexpected");
    assertThat(problem.facts()).noneMatch(fact -> fact.contains("氏名"));
  }

  @Test
  void aListenersTroubleLosesNothing() throws Exception {
    ReceivedListener failing =
        number -> {
          if (number.equals(ScriptedPortal.number(0))) {
            throw new DeskException(Problem.of(Kind.REFUSED, "review.not-permitted"));
          }
          throw new IllegalStateException("氏名 must not reach the log");
        };
    Intake intake =
        new PortalIntake(
            new ScriptedPortal(3),
            bench.store.intake(),
            new ZipDocuments(ArchiveLimits.DEFAULT, layout()),
            layout(),
            failing,
            bench.clock);

    FetchRun run = run(intake);

    assertThat(run.received()).isEqualTo(3);
    assertThat(run.problem()).isNull();
  }

  @Test
  void tellsTheListenerAfterTheTransaction() throws Exception {
    List<Boolean> there = new ArrayList<>();
    Intake intake =
        new PortalIntake(
            new ScriptedPortal(3),
            bench.store.intake(),
            new ZipDocuments(ArchiveLimits.DEFAULT, layout()),
            layout(),
            number -> there.add(bench.store.applications().find(number).isPresent()),
            bench.clock,
            1);
    run(intake);

    assertThat(there).containsExactly(true, true, true);
  }

  @Test
  void fetchesTwoAtATimeAndNoMore() throws Exception {
    var portal = new ScriptedPortal(6);
    var pair = new CyclicBarrier(2);
    portal.whileFetching =
        () -> {
          try {
            pair.await(30, TimeUnit.SECONDS);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        };

    run(intake(portal));

    assertThat(portal.mostAtOnce).hasValue(2);
    assertThatThrownBy(() -> intake(portal, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> intake(portal, 9)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void stopsWhenThePersonCancelsAndKeepsWhatCameIn() throws Exception {
    var portal = new ScriptedPortal(50);
    List<Long> totals = new ArrayList<>();
    Progress untilTen =
        new Progress() {
          private long done;

          @Override
          public synchronized void report(long now, long total) {
            assertThat(now).isGreaterThanOrEqualTo(done);
            done = now;
            totals.add(total);
          }

          @Override
          public synchronized boolean cancelled() {
            return done >= 10;
          }
        };

    FetchRun run = intake(portal).run(Bench.CLERK, PortalQuery.ALL, untilTen);

    assertThat(run.cancelled()).isTrue();
    assertThat(run.problem()).isNull();
    assertThat(run.received()).isBetween(10, 12);
    assertThat(bench.store.applications().count(ApplicationQuery.ALL)).isEqualTo(run.received());
    assertThat(totals).contains(50L);
    assertThat(run(intake(portal)).received()).isEqualTo(50 - run.received());
  }

  @Test
  void runsOnceAtATime() throws Exception {
    var portal = new ScriptedPortal(1);
    var fetching = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    portal.whileFetching =
        () -> {
          fetching.countDown();
          try {
            release.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };
    Intake intake = intake(portal);
    var first =
        CompletableFuture.supplyAsync(() -> {
          try {
            return run(intake);
          } catch (DeskException e) {
            throw new IllegalStateException(e);
          }
        });
    fetching.await();

    DeskException refused = catchThrowableOfType(DeskException.class, () -> run(intake));
    assertThat(refused.problem().key()).isEqualTo("intake.running");
    release.countDown();
    assertThat(first.get(30, TimeUnit.SECONDS).received()).isEqualTo(1);
    assertThat(run(intake).unchanged()).isEqualTo(1);
  }

  @Test
  void onlyThoseWhoMayFetch() {
    DeskException refused =
        catchThrowableOfType(
            DeskException.class,
            () -> intake(new ScriptedPortal(1)).run(Bench.AUDITOR, PortalQuery.ALL, Progress.NONE));
    assertThat(refused.problem().key()).isEqualTo("intake.not-permitted");
    assertThat(bench.store.applications().count(ApplicationQuery.ALL)).isZero();
  }

  private static FetchRun run(Intake intake) throws DeskException {
    return intake.run(Bench.CLERK, PortalQuery.ALL, Progress.NONE);
  }

  private Intake intake(ScriptedPortal portal) throws DeskException {
    return intake(portal, 2);
  }

  private Intake intake(ScriptedPortal portal, int parallel) throws DeskException {
    return new PortalIntake(
        portal,
        bench.store.intake(),
        new ZipDocuments(ArchiveLimits.DEFAULT, layout()),
        layout(),
        told::add,
        bench.clock,
        parallel);
  }

  private static ArchiveLayout layout() throws DeskException {
    return new PortalProfileReader().shipped().orThrow().archiveLayout();
  }
}
