package dev.shinseidesk.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.endtoend.Bench;
import dev.shinseidesk.forwarding.Channel;
import dev.shinseidesk.forwarding.ForwardingItems;
import dev.shinseidesk.outbox.OutboxEntry.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DeskOutboxTest {
  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() throws Exception {
    bench = new Bench(folder);
    bench.link("77");
  }

  @AfterEach
  void close() {
    bench.close();
  }

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
  void aCrashAfterDeliveryDeliversAgainWithTheEffectOfOnce() throws Exception {
    ReceiptNumber number = forwarded("R-1");
    Channel crashing =
        new Relay() {
          @Override
          public Delivery deliver(
              BusinessSystemId receiver, ForwardingItems items, byte[] archive, String deliveryId)
              throws DeskException {
            super.deliver(receiver, items, archive, deliveryId);
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
    Channel faulty =
        new Relay() {
          @Override
          public Delivery deliver(
              BusinessSystemId receiver, ForwardingItems items, byte[] archive, String deliveryId)
              throws DeskException {
            if (items.receiptNumber().equals(bad)) {
              throw new IllegalStateException("氏名 must not reach the log");
            }
            return super.deliver(receiver, items, archive, deliveryId);
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
    Channel slow =
        new Relay() {
          @Override
          public Delivery deliver(
              BusinessSystemId receiver, ForwardingItems items, byte[] archive, String deliveryId)
              throws DeskException {
            entered.countDown();
            try {
              release.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
            return super.deliver(receiver, items, archive, deliveryId);
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

  @Test
  void policiesRefuseNoWaits() {
    assertThatThrownBy(() -> new RetryPolicy(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RetryPolicy(List.of(Duration.ZERO)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Passes on to the real folder. */
  private class Relay implements Channel {
    private final Channel real = bench.channel();

    @Override
    public String id() {
      return real.id();
    }

    @Override
    public String destination() {
      return real.destination();
    }

    @Override
    public Plan plan(BusinessSystemId receiver, ForwardingItems items, String deliveryId)
        throws DeskException {
      return real.plan(receiver, items, deliveryId);
    }

    @Override
    public Delivery deliver(
        BusinessSystemId receiver, ForwardingItems items, byte[] archive, String deliveryId)
        throws DeskException {
      return real.deliver(receiver, items, archive, deliveryId);
    }
  }

  private static final class PowerCut extends Error {
    private static final long serialVersionUID = 1L;
  }

  private DeskOutbox outbox(Channel channel) {
    return new DeskOutbox(
        bench.store.outbox(), List.of(bench.delivery(channel)), RetryPolicy.DEFAULT, bench.clock);
  }

  private ReceiptNumber forwarded(String name) throws DeskException {
    ReceiptNumber number = bench.sound(name);
    bench
        .forwarding(bench.channel(), () -> {})
        .forward(Bench.CLERK, number, Bench.CHILDREN, WorkState.SOUND);
    return number;
  }

  private WorkState state(ReceiptNumber number) {
    return bench.store.applications().find(number).orElseThrow().state();
  }

  private static Problem problem(OutboxEntry entry) {
    return java.util.Objects.requireNonNull(entry.lastProblem());
  }

  private static void refused(
      String key, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
    DeskException refused = catchThrowableOfType(DeskException.class, act);
    assertThat(refused.problem().key()).isEqualTo(key);
  }
}
