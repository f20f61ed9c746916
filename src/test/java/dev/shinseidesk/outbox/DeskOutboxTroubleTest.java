package dev.shinseidesk.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.outbox.OutboxEntry.State;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeskOutboxTroubleTest extends DeskOutboxCase {

  @Test
  void aCrashAfterDeliveryDeliversAgainWithTheEffectOfOnce() throws Exception {
    ReceiptNumber number = forwarded("R-1");
    OutboxHandler crashing =
        new Relay() {
          @Override
          public String deliver(OutboxEntry entry) throws DeskException {
            super.deliver(entry);
            throw new PowerCut();
          }
        };
    // Without close: a dead process closes nothing.
    assertThatThrownBy(() -> outbox(crashing).deliverDue(Progress.NONE))
        .isInstanceOf(PowerCut.class);
    assertThat(bench.store.outbox().of(number).getFirst().state()).isEqualTo(State.SENDING);
    List<String> before = bench.delivered();
    assertThat(before).hasSize(2);
    Files.setLastModifiedTime(
        bench.receiving.resolve(before.getFirst()), java.nio.file.attribute.FileTime.fromMillis(0));

    bench.restart();
    try (DeskOutbox outbox = outbox(bench.channel())) {
      assertThat(outbox.deliverDue(Progress.NONE)).isEqualTo(1);
      assertThat(outbox.of(number).getFirst().attempts()).isEqualTo(2);
    }
    assertThat(state(number)).isEqualTo(WorkState.FORWARDED);
    assertThat(bench.delivered()).isEqualTo(before);
    assertThat(Files.getLastModifiedTime(bench.receiving.resolve(before.getFirst())).toMillis())
        .as("not written a second time")
        .isZero();
  }

  @Test
  void aFaultOfOursStopsTheEntryAndTheOthersGoOn() throws Exception {
    ReceiptNumber bad = forwarded("R-1");
    ReceiptNumber good = forwarded("R-2");
    OutboxHandler faulty =
        new Relay() {
          @Override
          public String deliver(OutboxEntry entry) throws DeskException {
            if (entry.receiptNumber().equals(bad)) {
              throw new IllegalStateException("氏名 must not reach the log");
            }
            return super.deliver(entry);
          }
        };
    try (DeskOutbox outbox = outbox(faulty)) {
      assertThat(outbox.deliverDue(Progress.NONE)).isEqualTo(1);

      OutboxEntry entry = outbox.of(bad).getFirst();
      assertThat(entry.state()).isEqualTo(State.STOPPED);
      assertThat(problem(entry).key()).isEqualTo("outbox.unexpected");
      assertThat(problem(entry).facts()).noneMatch(f -> f.contains("氏名"));
      assertThat(outbox.of(good).getFirst().state()).isEqualTo(State.DONE);
    }
  }

  @Test
  void anEntryNobodyCanDeliverStops() throws Exception {
    ReceiptNumber number = forwarded("R-1");
    try (DeskOutbox outbox =
        new DeskOutbox(bench.store.outbox(), List.of(), RetryPolicy.DEFAULT, bench.clock)) {
      outbox.deliverDue(Progress.NONE);

      assertThat(problem(outbox.of(number).getFirst()).key()).isEqualTo("outbox.no-handler");
    }
  }

  @Test
  void deliversInTheBackgroundWhenWoken() throws Exception {
    var told = new LinkedBlockingQueue<ReceiptNumber>();
    try (DeskOutbox outbox = outbox(bench.channel())) {
      outbox.startBackground();
      outbox.onChange(told::add);
      ReceiptNumber number = forwarded("R-1");
      outbox.wake();

      assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo(number);
      assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo(number);
      assertThat(state(number)).isEqualTo(WorkState.FORWARDED);
    }
  }

  @Test
  void takesUpInTheBackgroundWhatACrashLeftBehind() throws Exception {
    ReceiptNumber number = forwarded("R-1");
    String id = bench.store.outbox().of(number).getFirst().id();
    assertThat(bench.store.outbox().claim(id, bench.clock.instant())).isTrue();
    bench.restart();
    var told = new CountDownLatch(2);
    try (DeskOutbox outbox = outbox(bench.channel())) {
      AutoCloseable subscription = outbox.onChange(n -> told.countDown());
      outbox.startBackground();

      assertThat(told.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(state(number)).isEqualTo(WorkState.FORWARDED);
      subscription.close();
    }
  }

  @Test
  void closingWaitsForTheTryUnderWay() throws Exception {
    ReceiptNumber number = forwarded("R-1");
    forwarded("R-2");
    var entered = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    OutboxHandler slow =
        new Relay() {
          @Override
          public String deliver(OutboxEntry entry) throws DeskException {
            entered.countDown();
            try {
              release.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
            return super.deliver(entry);
          }
        };
    DeskOutbox outbox = outbox(slow);
    outbox.startBackground();
    entered.await();

    var closing = CompletableFuture.runAsync(outbox::close);
    assertThat(closing).isNotDone();
    release.countDown();
    closing.get(30, TimeUnit.SECONDS);

    assertThat(state(number)).isEqualTo(WorkState.FORWARDED);
    assertThat(outbox.open(10)).hasSize(1);
    assertThat(outbox.deliverDue(Progress.NONE)).isZero();
    assertThat(outbox.open(10)).allMatch(e -> e.state() == State.WAITING);
  }

  private static final class PowerCut extends Error {
    private static final long serialVersionUID = 1L;
  }
}
