package dev.shinseidesk.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.endtoend.Bench;
import dev.shinseidesk.endtoend.PracticeBench;
import dev.shinseidesk.outbox.DeskOutbox;
import dev.shinseidesk.outbox.OutboxEntry;
import dev.shinseidesk.portal.StatusChange;
import dev.shinseidesk.portal.StatusMeaning;
import dev.shinseidesk.practice.SampleApplication;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class PortalStatusDeskTest {
  private static final StatusCode IN_PROGRESS = new StatusCode("20");

  @TempDir Path folder;
  private PracticeBench way;
  private StatusDesk desk;
  private ReceiptNumber number;

  @BeforeEach
  void open() throws Exception {
    way = new PracticeBench(folder, 3);
    desk = way.status();
    way.fetch();
    number =
        way.office.applications().stream()
            .map(SampleApplication::receiptNumber)
            .filter(
                n -> way.practice.registered(n).orElseThrow().status().equals(new StatusCode("10")))
            .findFirst()
            .orElseThrow();
  }

  @AfterEach
  void close() {
    way.close();
  }

  @Test
  void offersWhatMayFollowAndMayBeRegistered() throws Exception {
    assertThat(desk.choices(number))
        .extracting(StatusMeaning::code)
        .extracting(StatusCode::value)
        .containsExactly("20", "30", "50", "90");
  }

  @Test
  void refusesWhatMayNotFollow() {
    assertThat(refused(Bench.CLERK, new StatusCode("40"), "").key())
        .isEqualTo("status.not-allowed");
    assertThat(refused(Bench.CLERK, new StatusCode("10"), "").key())
        .isEqualTo("status.not-allowed");
    assertThat(refused(Bench.CLERK, new StatusCode("99"), "").key())
        .isEqualTo("status.not-allowed");
  }

  @Test
  void countsTheCommentInCharacters() throws Exception {
    Problem problem = refused(Bench.CLERK, IN_PROGRESS, "𠮷".repeat(1001));
    assertThat(problem.key()).isEqualTo("status.comment-too-long");
    assertThat(problem.facts()).containsExactly("1000", "1001");

    desk.register(Bench.CLERK, number, IN_PROGRESS, "𠮷".repeat(999) + "\n");
    try (DeskOutbox outbox = way.outbox()) {
      assertThat(outbox.deliverDue(Progress.NONE)).isEqualTo(1);
    }
    assertThat(way.practice.registered(number).orElseThrow().comment())
        .isEqualTo("𠮷".repeat(999) + "\n");
  }

  @Test
  void refusesCharactersThatCantBeSent() {
    for (String comment : List.of("a\u0000", "\uD842", "\u001B[0m")) {
      assertThat(refused(Bench.CLERK, IN_PROGRESS, comment).key())
          .isEqualTo("status.comment-characters");
    }
  }

  @Test
  void waitsForTheEarlierRegistration() throws Exception {
    desk.register(Bench.CLERK, number, IN_PROGRESS, "");
    assertThat(refused(Bench.CLERK, IN_PROGRESS, "").key()).isEqualTo("status.pending");
    try (DeskOutbox outbox = way.outbox()) {
      outbox.deliverDue(Progress.NONE);
      desk.register(Bench.CLERK, number, new StatusCode("40"), "");
      outbox.cancel(Bench.CLERK, outbox.of(number).getFirst().id());
    }
    desk.register(Bench.CLERK, number, new StatusCode("30"), "");
    assertThat(desk.of(number).getFirst().status()).isEqualTo(new StatusCode("30"));
  }

  @Test
  void twoClerksAtOnceRegisterOnce() throws Exception {
    Callable<Boolean> clerk =
        () -> {
          try {
            desk.register(Bench.CLERK, number, IN_PROGRESS, "");
            return true;
          } catch (DeskException e) {
            return false;
          }
        };
    try (var threads = Executors.newFixedThreadPool(2)) {
      var results = threads.invokeAll(List.of(clerk, clerk));
      assertThat(results.getFirst().get()).isNotEqualTo(results.getLast().get());
    }
    assertThat(way.bench.store.outbox().of(number)).hasSize(1);
  }

  @Test
  void onlyThoseWhoMayRegister() {
    assertThat(refused(Bench.AUDITOR, IN_PROGRESS, "").key()).isEqualTo("status.not-permitted");
  }

  @Test
  void anUnknownApplicationIsTold() {
    DeskException refused =
        catchThrowableOfType(DeskException.class, () -> desk.choices(new ReceiptNumber("none")));
    assertThat(refused.problem().key()).isEqualTo("status.application-unknown");
  }

  @Test
  void asksThePortalNowAndKeepsItsAnswer() throws Exception {
    way.portal.register(new StatusChange(number, IN_PROGRESS, "ほかの机", "other-desk-1"));

    assertThat(desk.refresh(number).comment()).isEqualTo("ほかの机");

    assertThat(way.bench.store.applications().find(number).orElseThrow().portalStatus())
        .isEqualTo(IN_PROGRESS);
  }

  @Test
  void whatThePortalRefusesStopsForAPerson() throws Exception {
    desk.register(Bench.CLERK, number, IN_PROGRESS, "");
    way.portal.register(new StatusChange(number, new StatusCode("50"), "", "other-desk-1"));
    try (DeskOutbox outbox = way.outbox()) {
      assertThat(outbox.deliverDue(Progress.NONE)).isZero();

      OutboxEntry entry = outbox.of(number).getFirst();
      assertThat(entry.state()).isEqualTo(OutboxEntry.State.STOPPED);
      assertThat(Objects.requireNonNull(entry.lastProblem()).key()).isEqualTo("portal.conflict");
    }
  }

  private Problem refused(Operator by, StatusCode status, String comment) {
    DeskException refused =
        catchThrowableOfType(DeskException.class, () -> desk.register(by, number, status, comment));
    assertThat(desk.of(number).size()).isLessThan(2);
    return refused.problem();
  }
}
