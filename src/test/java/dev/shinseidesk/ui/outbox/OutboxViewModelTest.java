package dev.shinseidesk.ui.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.outbox.OutboxEntry;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.ScreenTests;
import dev.shinseidesk.ui.fixture.FixtureDesk;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutboxViewModelTest {
  private static final Instant AT = Instant.parse("2026-11-22T01:30:00Z");

  private final FixtureDesk desk = new FixtureDesk(5);
  private final ReceiptNumber number = desk.number(0);
  private final AtomicInteger changes = new AtomicInteger();
  private final OutboxViewModel model =
      new OutboxViewModel(
          ScreenTests.context(
              new ScreenTests.Heard(), ScreenTests.sameThread(), desk.services.clock()),
          desk.services,
          number,
          Runnable::run,
          changes::incrementAndGet);

  private static OutboxLine line(OutboxEntry.State state, @Nullable Problem problem) {
    return OutboxLine.of(
        new OutboxEntry(
            "e",
            OutboxEntry.Kind.FORWARDING,
            new ReceiptNumber("1"),
            "s",
            state,
            2,
            AT,
            new OperatorId("midori"),
            AT.plusSeconds(600),
            problem,
            AT,
            "a.csv / a.zip"),
        List.of(),
        new Texts(Locale.JAPANESE));
  }

  @Test
  void aHeldEntryWaitsForTheBatchAndIsNotStuck() throws Exception {
    var held =
        OutboxLine.of(
            OutboxEntry.holding(
                "e", OutboxEntry.Kind.FORWARDING, number, "s", AT, new OperatorId("midori")),
            List.of(),
            new Texts(Locale.JAPANESE));
    assertThat(held.look()).isEqualTo(OutboxLine.Look.HELD);
    assertThat(held.detail()).contains("一括提供の締めを待っています");
    assertThat(held.mayRetry()).isFalse();
    assertThat(held.mayCancel()).isTrue();
    assertThat(held.advice()).isEmpty();
  }

  @Test
  void followsOnlyItsOwnApplicationUntilStopped() {
    model.start();
    desk.outbox.put(desk.number(1), OutboxEntry.Kind.STATUS, OutboxEntry.State.WAITING);
    assertThat(changes).hasValue(0);
    desk.outbox.put(number, OutboxEntry.Kind.STATUS, OutboxEntry.State.WAITING);
    assertThat(changes).hasValue(1);
    assertThat(model.lines()).hasSize(1);
    model.stop();
    assertThat(desk.outbox.listeners()).isZero();
    desk.outbox.put(number, OutboxEntry.Kind.STATUS, OutboxEntry.State.WAITING);
    assertThat(changes).hasValue(1);
  }

  @Test
  void retryingAndTakingBackChangeTheEntry() {
    desk.outbox.put(number, OutboxEntry.Kind.STATUS, OutboxEntry.State.WAITING);
    model.start();
    model.cancel(model.lines().getFirst());
    assertThat(model.lines().getFirst().look()).isEqualTo(OutboxLine.Look.OFF);
    assertThat(model.lines().getFirst().mayCancel()).isFalse();
  }

  @Test
  void everyStateSaysWhatItMeansAndWhatCanBeDone() {
    Problem away = Problem.of(Problem.Kind.OTHER_SIDE, "outbox.unexpected", "AB12-CD34");
    assertThat(line(OutboxEntry.State.WAITING, null).look()).isEqualTo(OutboxLine.Look.BUSY);
    OutboxLine late = line(OutboxEntry.State.WAITING, away);
    assertThat(late.look()).isEqualTo(OutboxLine.Look.LATE);
    assertThat(late.detail()).contains("AB12-CD34", "2回", "10:40");
    assertThat(late.mayRetry()).isTrue();
    OutboxLine stopped = line(OutboxEntry.State.STOPPED, away);
    assertThat(stopped.advice()).isNotEmpty();
    assertThat(stopped.mayCancel()).isTrue();
    OutboxLine done = line(OutboxEntry.State.DONE, null);
    assertThat(done.detail()).contains("a.csv / a.zip");
    assertThat(done.open()).isFalse();
    assertThat(done.mayRetry()).isFalse();
    assertThat(OutboxViewModel.gravest(List.of(done, late, stopped))).isEqualTo(stopped);
    assertThat(OutboxViewModel.gravest(List.of(done))).isNull();
  }
}
