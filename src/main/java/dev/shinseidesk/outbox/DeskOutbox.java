package dev.shinseidesk.outbox;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Operator.Role;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StoreException;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what the store's outbox holds, one after the other, by the handler of its kind. A failed
 * try is repeated by itself with growing waits where repeating may help; otherwise the entry stops
 * and waits for a person. With {@link #startBackground()} a thread of its own delivers as soon as
 * something is due. Any thread but the FX thread ({@link #wake()}: any thread).
 */
public final class DeskOutbox implements Outbox, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeskOutbox.class);
  private static final Set<Role> MAY = Set.of(Role.CLERK, Role.SUPERVISOR, Role.ADMINISTRATOR);
  private static final int PAGE = 50;

  private final OutboxStore store;
  private final Map<OutboxEntry.Kind, OutboxHandler> handlers =
      new EnumMap<>(OutboxEntry.Kind.class);
  private final RetryPolicy policy;
  private final Clock clock;
  private final List<Subscription> listeners = new CopyOnWriteArrayList<>();
  // One delivery at a time: order is kept, and recovery can't take an entry from a try under way.
  private final ReentrantLock delivering = new ReentrantLock();
  private final BackgroundDelivery background;
  private volatile boolean closed;
  private boolean recovered; // guarded by delivering

  /**
   * Plugs it together; nothing is delivered yet.
   *
   * @param handlers one for each kind
   * @throws IllegalArgumentException when two handlers are of one kind
   */
  public DeskOutbox(
      OutboxStore store, List<OutboxHandler> handlers, RetryPolicy policy, Clock clock) {
    this.store = store;
    this.policy = policy;
    this.clock = clock;
    for (OutboxHandler handler : handlers) {
      if (this.handlers.put(handler.kind(), handler) != null) {
        throw new IllegalArgumentException("two handlers for " + handler.kind());
      }
    }
    this.background =
        new BackgroundDelivery(
            () -> deliverDue(Progress.NONE),
            () -> store.nextAttempt(clock.instant()).orElse(null),
            clock);
  }

  /**
   * Starts delivering by itself: at once what a crash left behind and what is due, then whenever
   * woken or due. Call once.
   */
  public void startBackground() {
    background.start();
  }

  @Override
  public int deliverDue(Progress progress) {
    delivering.lock();
    try {
      recoverOnce();
      return deliverAll(progress);
    } catch (RuntimeException e) {
      // The store failed in the middle: an entry may say SENDING though nobody sends it any more.
      recovered = false;
      throw e;
    } finally {
      delivering.unlock();
    }
  }

  private int deliverAll(Progress progress) {
    int confirmed = 0;
    // Each entry gets one try in a call, however the clock moves meanwhile.
    Set<String> tried = new HashSet<>();
    while (true) {
      List<OutboxEntry> due =
          store.due(clock.instant(), PAGE + tried.size()).stream()
              .filter(entry -> !tried.contains(entry.id()))
              .toList();
      if (due.isEmpty()) {
        return confirmed;
      }
      for (OutboxEntry entry : due) {
        if (closed || progress.cancelled()) {
          return confirmed;
        }
        tried.add(entry.id());
        confirmed += attempt(entry) ? 1 : 0;
        progress.report(tried.size(), -1);
      }
    }
  }

  @Override
  public void wake() {
    background.wake();
  }

  @Override
  public List<OutboxEntry> of(ReceiptNumber number) {
    return store.of(number);
  }

  @Override
  public List<OutboxEntry> open(int limit) {
    return store.open(limit);
  }

  @Override
  public void retry(Operator by, String id) throws DeskException {
    OutboxEntry entry = permitted(by, id);
    if (!store.retry(id, clock.instant())) {
      throw refused("outbox.changed-meanwhile", entry.receiptNumber().value());
    }
    changed(entry.receiptNumber());
    wake();
  }

  @Override
  public void cancel(Operator by, String id) throws DeskException {
    OutboxEntry entry = permitted(by, id);
    if (!store.cancel(id, by.id(), clock.instant())) {
      throw refused("outbox.changed-meanwhile", entry.receiptNumber().value());
    }
    changed(entry.receiptNumber());
    // What waited behind it may be due now.
    wake();
  }

  @Override
  public AutoCloseable onChange(Consumer<ReceiptNumber> listener) {
    // A wrapper of its own, so that closing one subscription never ends another's.
    Subscription own = new Subscription(listener);
    listeners.add(own);
    return () -> listeners.remove(own);
  }

  /** Ends the background delivery after the try under way; nothing is delivered afterwards. */
  @Override
  public void close() {
    closed = true;
    background.close();
    awaitTryUnderWay();
  }

  /** Somebody else's deliverDue may be in a try, whose end is waited for too. */
  private void awaitTryUnderWay() {
    delivering.lock();
    try {
      LOG.debug("The outbox is at rest");
    } finally {
      delivering.unlock();
    }
  }

  private void recoverOnce() {
    if (!recovered) {
      int count = store.recover(clock.instant());
      if (count > 0) {
        LOG.info("{} deliveries that were under way at the last end are tried again", count);
      }
      recovered = true;
    }
  }

  private boolean attempt(OutboxEntry entry) {
    if (!store.claim(entry.id(), clock.instant())) {
      return false;
    }
    changed(entry.receiptNumber());
    String confirmation;
    try {
      OutboxHandler handler = handlers.get(entry.kind());
      if (handler == null) {
        throw new DeskException(Problem.of(Kind.USAGE, "outbox.no-handler", entry.kind().name()));
      }
      confirmation = handler.deliver(entry);
    } catch (DeskException e) {
      failed(entry, e.problem());
      return false;
    } catch (StoreException e) {
      failed(entry, e.problem());
      return false;
    } catch (RuntimeException e) {
      failed(entry, unexpected(e));
      return false;
    }
    store.done(entry.id(), clock.instant(), confirmation);
    changed(entry.receiptNumber());
    return true;
  }

  /** A fault of ours: told with a code to quote, logged without its message (it may hold data). */
  private static Problem unexpected(RuntimeException e) {
    String code = UUID.randomUUID().toString().substring(0, 8);
    StackTraceElement[] trace = e.getStackTrace();
    LOG.error(
        "Unexpected failure {} in a delivery: {} at {}",
        code,
        e.getClass().getName(),
        trace.length == 0 ? "?" : trace[0]);
    return Problem.of(Kind.REFUSED, "outbox.unexpected", code);
  }

  private void failed(OutboxEntry entry, Problem problem) {
    Instant again =
        problem.kind().retryMayHelp()
            ? clock.instant().plus(policy.after(entry.attempts() + 1))
            : null;
    LOG.info(
        "{} of {} failed: {}, {}",
        entry.kind(),
        entry.receiptNumber(),
        problem.key(),
        again == null ? "stopped" : "again at " + again);
    store.failed(entry.id(), problem, again);
    changed(entry.receiptNumber());
  }

  private OutboxEntry permitted(Operator by, String id) throws DeskException {
    if (by.roles().stream().noneMatch(MAY::contains)) {
      throw refused("outbox.not-permitted");
    }
    return store.find(id).orElseThrow(() -> refused("outbox.unknown"));
  }

  private void changed(ReceiptNumber number) {
    for (Subscription subscription : listeners) {
      try {
        subscription.listener.accept(number);
      } catch (RuntimeException e) {
        LOG.warn("A listener of the outbox failed: {}", e.getClass().getName());
      }
    }
  }

  private static DeskException refused(String key, String... facts) {
    return new DeskException(Problem.of(Kind.REFUSED, key, facts));
  }

  /** One call of onChange; compared by identity. */
  private static final class Subscription {
    private final Consumer<ReceiptNumber> listener;

    Subscription(Consumer<ReceiptNumber> listener) {
      this.listener = listener;
    }
  }
}
