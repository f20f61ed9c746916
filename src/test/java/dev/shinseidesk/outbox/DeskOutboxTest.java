package dev.shinseidesk.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.endtoend.Bench;
import dev.shinseidesk.outbox.OutboxEntry.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeskOutboxTest extends DeskOutboxCase {

  @Test
  void deliversWhatIsDueOnce() throws Exception {
    ReceiptNumber number = forwarded("R-1");
    try (DeskOutbox outbox = outbox(bench.channel())) {
      assertThat(outbox.deliverDue(Progress.NONE)).isEqualTo(1);
      assertThat(outbox.deliverDue(Progress.NONE)).isZero();

      OutboxEntry entry = outbox.of(number).getFirst();
      assertThat(entry.state()).isEqualTo(State.DONE);
      assertThat(entry.confirmation()).contains("035_R-1_").contains(" SHA-256 ");
      assertThat(outbox.open(10)).isEmpty();
      assertThat(state(number)).isEqualTo(WorkState.FORWARDED);
    }
    Path zip = bench.receiving.resolve(bench.delivered().getLast());
    assertThat(Files.readAllBytes(zip)).isEqualTo(Bench.archive("R-1"));
  }

  @Test
  void waitsLongerAfterEachFailureAndGoesOnUntilItSucceeds() throws Exception {
    ReceiptNumber number = forwarded("R-1");
    Files.delete(bench.receiving);
    try (DeskOutbox outbox = outbox(bench.channel())) {
      for (int seconds : List.of(10, 30, 120, 600, 3600, 3600)) {
        assertThat(outbox.deliverDue(Progress.NONE)).isZero();
        OutboxEntry entry = outbox.of(number).getFirst();
        assertThat(entry.state()).isEqualTo(State.WAITING);
        assertThat(entry.nextAttemptAt()).isEqualTo(bench.clock.instant().plusSeconds(seconds));
        assertThat(problem(entry).key()).isEqualTo("channel.folder-missing");

        bench.clock.pass(Duration.ofSeconds(seconds - 1L));
        assertThat(outbox.deliverDue(Progress.NONE)).isZero();
        assertThat(outbox.of(number).getFirst().attempts()).isEqualTo(entry.attempts());
        bench.clock.pass(Duration.ofSeconds(1));
      }
      Files.createDirectory(bench.receiving);

      assertThat(outbox.deliverDue(Progress.NONE)).isEqualTo(1);
      assertThat(bench.delivered()).hasSize(2);
    }
  }

  @Test
  void stopsWhereRepeatingCantHelpUntilAPersonAsks() throws Exception {
    ReceiptNumber number = forwarded("R-1");
    Path taken = bench.receiving.resolve("035_R-1_20261122100000.csv");
    Files.writeString(taken, "another's");
    try (DeskOutbox outbox = outbox(bench.channel())) {
      outbox.deliverDue(Progress.NONE);
      bench.clock.pass(Duration.ofDays(30));
      outbox.deliverDue(Progress.NONE);

      OutboxEntry entry = outbox.of(number).getFirst();
      assertThat(entry.state()).isEqualTo(State.STOPPED);
      assertThat(entry.attempts()).isEqualTo(1);
      Files.delete(taken);
      outbox.retry(Bench.CLERK, entry.id());
      assertThat(outbox.deliverDue(Progress.NONE)).isEqualTo(1);
      assertThat(state(number)).isEqualTo(WorkState.FORWARDED);
    }
  }

  @Test
  void takesBackWhatHasNotLeft() throws Exception {
    ReceiptNumber number = forwarded("R-1");
    try (DeskOutbox outbox = outbox(bench.channel())) {
      OutboxEntry entry = outbox.of(number).getFirst();

      outbox.cancel(Bench.CLERK, entry.id());

      assertThat(outbox.deliverDue(Progress.NONE)).isZero();
      assertThat(bench.delivered()).isEmpty();
      assertThat(state(number)).isEqualTo(WorkState.SOUND);
      refused("outbox.changed-meanwhile", () -> outbox.cancel(Bench.CLERK, entry.id()));
      refused("outbox.changed-meanwhile", () -> outbox.retry(Bench.CLERK, entry.id()));
      refused("outbox.unknown", () -> outbox.retry(Bench.CLERK, "none"));
    }
  }

  @Test
  void onlyThoseWhoMayAct() throws Exception {
    ReceiptNumber number = forwarded("R-1");
    try (DeskOutbox outbox = outbox(bench.channel())) {
      String id = outbox.of(number).getFirst().id();

      refused("outbox.not-permitted", () -> outbox.cancel(Bench.AUDITOR, id));
      refused("outbox.not-permitted", () -> outbox.retry(Bench.AUDITOR, id));

      assertThat(outbox.deliverDue(Progress.NONE)).isEqualTo(1);
    }
  }

  @Test
  void stopsBetweenTwoEntriesWhenAskedTo() throws Exception {
    forwarded("R-1");
    forwarded("R-2");
    var asked = new AtomicInteger();
    Progress one =
        new Progress() {
          @Override
          public void report(long done, long total) {
            asked.incrementAndGet();
          }

          @Override
          public boolean cancelled() {
            return asked.get() > 0;
          }
        };
    try (DeskOutbox outbox = outbox(bench.channel())) {
      assertThat(outbox.deliverDue(one)).isEqualTo(1);
      assertThat(outbox.open(10)).hasSize(1);
    }
  }

  @Test
  void tellsOfEveryChangeUntilTheSubscriptionEnds() throws Exception {
    ReceiptNumber number = forwarded("R-1");
    List<ReceiptNumber> told = new ArrayList<>();
    try (DeskOutbox outbox = outbox(bench.channel())) {
      outbox.onChange(n -> {
        throw new IllegalStateException("a listener's own trouble");
      });
      AutoCloseable subscription = outbox.onChange(told::add);
      outbox.deliverDue(Progress.NONE);
      assertThat(told).containsExactly(number, number);

      subscription.close();
      forwarded("R-2");
      outbox.deliverDue(Progress.NONE);
      assertThat(told).hasSize(2);
    }
  }

  @Test
  void policiesRefuseNoWaits() {
    assertThatThrownBy(() -> new RetryPolicy(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RetryPolicy(List.of(Duration.ZERO)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
