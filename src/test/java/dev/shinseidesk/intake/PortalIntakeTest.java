package dev.shinseidesk.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.shinseidesk.application.Applicant;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.archive.ArchiveLimits;
import dev.shinseidesk.archive.ZipDocuments;
import dev.shinseidesk.endtoend.Bench;
import dev.shinseidesk.inquiry.ApplicationQuery;
import dev.shinseidesk.portal.PortalQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PortalIntakeTest extends PortalIntakeCase {

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
}
