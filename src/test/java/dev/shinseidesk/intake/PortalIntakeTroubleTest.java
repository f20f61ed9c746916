package dev.shinseidesk.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.archive.ArchiveLayout;
import dev.shinseidesk.archive.ArchiveLimits;
import dev.shinseidesk.archive.Documents;
import dev.shinseidesk.archive.ZipDocuments;
import dev.shinseidesk.inquiry.ApplicationQuery;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PortalIntakeTroubleTest extends PortalIntakeCase {

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
}
