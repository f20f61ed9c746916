package dev.shinseidesk.outbox;

import dev.shinseidesk.application.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that delivers when woken or due, and otherwise sleeps. */
final class BackgroundDelivery implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BackgroundDelivery.class);
  // The clock may be set and the machine may sleep: look again now and then all the same.
  private static final Duration LONGEST_SLEEP = Duration.ofMinutes(5);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);

  private final Runnable deliver;
  private final Supplier<@Nullable Instant> next;
  private final Clock clock;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean woken; // guarded by lock
  private boolean closed; // guarded by lock

  /**
   * Ready, not started.
   *
   * @param deliver delivers all that is due; runs on the thread
   * @param next when something is due after now; null when nothing is
   */
  BackgroundDelivery(Runnable deliver, Supplier<@Nullable Instant> next, Clock clock) {
    this.deliver = deliver;
    this.next = next;
    this.clock = clock;
    this.thread = Thread.ofPlatform().name("outbox").daemon(true).unstarted(this::loop);
  }

  /** Starts the thread. */
  void start() {
    thread.start();
  }

  /** Has the thread look for due entries now. */
  void wake() {
    lock.lock();
    try {
      woken = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Ends the thread and waits for the try under way; its own time-outs bound the wait. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (Thread.currentThread() == thread) {
      return; // a listener closes from inside a try: the loop ends right after it
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void loop() {
    while (true) {
      Duration sleep;
      try {
        deliver.run();
        sleep = untilNext();
      } catch (StoreException e) {
        LOG.error("The outbox can't work with its store: {}", e.problem().key());
        sleep = AFTER_FAILURE;
      } catch (RuntimeException e) {
        LOG.error("Unexpected failure in the outbox: {}", e.getClass().getName());
        sleep = AFTER_FAILURE;
      }
      if (!sleep(sleep)) {
        return;
      }
    }
  }

  private Duration untilNext() {
    Instant at = next.get();
    if (at == null) {
      return LONGEST_SLEEP;
    }
    Duration wait = Duration.between(clock.instant(), at);
    // An entry that became due since the last look is taken up at once, but never in a tight loop.
    Duration least = Duration.ofMillis(1);
    return wait.compareTo(least) < 0
        ? least
        : wait.compareTo(LONGEST_SLEEP) > 0 ? LONGEST_SLEEP : wait;
  }

  /** Sleeps until woken, closed or over; false when closed. */
  private boolean sleep(Duration time) {
    lock.lock();
    try {
      long nanos = time.toNanos();
      while (!woken && !closed && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
      woken = false;
      return !closed;
    } catch (InterruptedException e) {
      return false;
    } finally {
      lock.unlock();
    }
  }
}
