package dev.shinseidesk.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.endtoend.Bench;
import dev.shinseidesk.review.Decision;
import dev.shinseidesk.status.OutcomeDesk.Choice;
import dev.shinseidesk.status.OutcomeDesk.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcomeBookTest {
  private static final Choice APPROVED =
      new Choice("approved", "認定", "Approved", new StatusCode("40"), "決まりました。");
  private static final Choice DENIED =
      new Choice("denied", "却下", "Denied", new StatusCode("50"), "");

  @TempDir Path folder;
  private Bench bench;
  private OutcomeBook book;
  private ReceiptNumber number = new ReceiptNumber("none");
  private LocalDate today = LocalDate.EPOCH;

  @BeforeEach
  void open() throws Exception {
    bench = new Bench(folder);
    book =
        new OutcomeBook(
            bench.store.applications(),
            bench.store.outcomes(),
            new OutcomeChoices(
                List.of(DENIED), Map.of(new ProcedureCode("JIDO-01"), List.of(APPROVED, DENIED))),
            () -> UUID.randomUUID().toString(),
            bench.clock);
    number = bench.sound("A-1");
    today = LocalDate.ofInstant(bench.clock.instant(), ZoneId.of("Asia/Tokyo"));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  /** As after a confirmed forwarding. */
  private void forwarded() {
    bench.decide(number, Decision.SOUND, WorkState.SOUND, WorkState.FORWARDED);
  }

  @Test
  void keepsEachOutcomeWithItsHistoryLine() throws Exception {
    forwarded();
    assertThat(book.choices(number)).containsExactly(APPROVED, DENIED);
    Outcome first = book.enter(Bench.CLERK, number, "denied", today, "電話で確認");
    bench.clock.pass(Duration.ofMinutes(1));
    Outcome second = book.enter(Bench.CLERK, number, "approved", today, "");
    bench.restart();
    assertThat(bench.store.outcomes().of(number)).containsExactly(second, first);
    assertThat(bench.store.applications().history(number).getFirst())
        .satisfies(line -> {
          assertThat(line.key()).isEqualTo("outcome-entered");
          assertThat(line.by()).isEqualTo(Bench.CLERK.id().value());
          assertThat(line.facts()).containsExactly("認定", "Approved", today.toString(), "");
        });
  }

  @Test
  void refusesWhatCantBe() {
    assertThat(refused(Bench.CLERK, "approved", today, "")).isEqualTo("outcome.not-forwarded");
    forwarded();
    assertThat(refused(Bench.AUDITOR, "approved", today, "")).isEqualTo("outcome.not-permitted");
    assertThat(refused(Bench.CLERK, "maybe", today, "")).isEqualTo("outcome.unknown");
    assertThat(refused(Bench.CLERK, "approved", today.plusDays(1), ""))
        .isEqualTo("outcome.in-the-future");
    assertThat(refused(Bench.CLERK, "approved", today.minusDays(1), ""))
        .isEqualTo("outcome.before-filing");
    assertThat(refused(Bench.CLERK, "approved", today, "𠮷".repeat(1001)))
        .isEqualTo("outcome.note-too-long");
    assertThat(refused(Bench.CLERK, "approved", today, "a\u0000"))
        .isEqualTo("outcome.note-characters");
    assertThat(book.of(number)).isEmpty();
  }

  @Test
  void anUnknownApplicationIsTold() {
    DeskException refused =
        catchThrowableOfType(DeskException.class, () -> book.choices(new ReceiptNumber("no-such")));
    assertThat(refused.problem().key()).isEqualTo("outcome.application-unknown");
  }

  private String refused(Operator by, String choice, LocalDate on, String note) {
    return catchThrowableOfType(DeskException.class, () -> book.enter(by, number, choice, on, note))
        .problem()
        .key();
  }
}
