package dev.shinseidesk.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.endtoend.Bench;
import dev.shinseidesk.forwarding.Channel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A bench whose outbox delivers into a real folder. */
abstract class DeskOutboxCase {
  @TempDir Path folder;
  Bench bench;

  @BeforeEach
  void open() throws Exception {
    bench = new Bench(folder);
    bench.link("77");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  /** Passes on to the real folder. */
  class Relay implements OutboxHandler {
    private final OutboxHandler real = bench.delivery(bench.channel());

    @Override
    public OutboxEntry.Kind kind() {
      return real.kind();
    }

    @Override
    public String deliver(OutboxEntry entry) throws DeskException {
      return real.deliver(entry);
    }
  }

  DeskOutbox outbox(Channel channel) {
    return outbox(bench.delivery(channel));
  }

  DeskOutbox outbox(OutboxHandler handler) {
    return new DeskOutbox(bench.store.outbox(), List.of(handler), RetryPolicy.DEFAULT, bench.clock);
  }

  ReceiptNumber forwarded(String name) throws DeskException {
    ReceiptNumber number = bench.sound(name);
    bench
        .forwarding(bench.channel(), () -> {})
        .forward(Bench.CLERK, number, Bench.CHILDREN, WorkState.SOUND);
    return number;
  }

  WorkState state(ReceiptNumber number) {
    return bench.store.applications().find(number).orElseThrow().state();
  }

  static Problem problem(OutboxEntry entry) {
    return java.util.Objects.requireNonNull(entry.lastProblem());
  }

  static void refused(String key, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
    DeskException refused = catchThrowableOfType(DeskException.class, act);
    assertThat(refused.problem().key()).isEqualTo(key);
  }
}
