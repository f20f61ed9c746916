package dev.shinseidesk.intake;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StoreException;
import dev.shinseidesk.portal.FetchedApplication;
import dev.shinseidesk.portal.ListedApplication;
import dev.shinseidesk.portal.Portal;
import dev.shinseidesk.portal.PortalQuery;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of fetching; its figures are guarded by this. */
final class IntakeRun {
  private static final Logger LOG = LoggerFactory.getLogger(IntakeRun.class);
  private static final int BATCH = 500;
  // So many failures one after the other are the portal's trouble, not the applications'.
  private static final int TOO_MANY_IN_A_ROW = 20;
  private static final Set<String> POINTLESS =
      Set.of(
          "portal.unauthorized",
          "portal.unreachable",
          "portal.forbidden",
          "portal.tls",
          "portal.bad-profile",
          "store.disk-full",
          "store.read-only",
          "store.unreadable",
          "store.damaged",
          "store.closed");

  private final Portal portal;
  private final IntakeStore store;
  private final ApplicationReader reader;
  private final ReceivedListener listener;
  private final int parallel;
  private final Clock clock;
  private final Progress progress;

  private int received;
  private int unchanged;
  private int failed;
  private int failedInARow;
  private boolean stopped;
  private boolean cancelled;
  private @Nullable Problem problem;

  IntakeRun(
      Portal portal,
      IntakeStore store,
      ApplicationReader reader,
      ReceivedListener listener,
      int parallel,
      Clock clock,
      Progress progress) {
    this.portal = portal;
    this.store = store;
    this.reader = reader;
    this.listener = listener;
    this.parallel = parallel;
    this.clock = clock;
    this.progress = progress;
  }

  /** Runs to its end; what went wrong stands in the result. */
  FetchRun run(PortalQuery query) {
    Instant startedAt = clock.instant();
    Map<ReceiptNumber, ListedApplication> listed = list(query);
    try {
      fetchAll(passHeld(listed));
    } catch (StoreException e) {
      note(e.problem());
    }
    synchronized (this) {
      return new FetchRun(
          startedAt,
          clock.instant(),
          listed.size(),
          received,
          unchanged,
          failed,
          problem,
          cancelled);
    }
  }

  /**
   * The portal's list; what came before it broke off is worth fetching all the same. A line that
   * comes twice (pages move while they are read) counts once.
   */
  private Map<ReceiptNumber, ListedApplication> list(PortalQuery query) {
    Map<ReceiptNumber, ListedApplication> listed = new LinkedHashMap<>();
    Progress listing =
        new Progress() {
          @Override
          public void report(long done, long total) {
            progress.report(0, -1);
          }

          @Override
          public boolean cancelled() {
            return progress.cancelled();
          }
        };
    try {
      portal.list(query, line -> listed.put(line.receiptNumber(), line), listing);
    } catch (DeskException e) {
      note(e.problem());
    }
    return listed;
  }

  /** Which are new; of the others, what the portal says of them now is noted. */
  private List<ReceiptNumber> passHeld(Map<ReceiptNumber, ListedApplication> listed) {
    List<ReceiptNumber> all = new ArrayList<>(listed.keySet());
    List<ReceiptNumber> wanted = new ArrayList<>();
    for (int from = 0; from < all.size() && goesOn(); from += BATCH) {
      List<ReceiptNumber> batch = all.subList(from, Math.min(from + BATCH, all.size()));
      Set<ReceiptNumber> held = store.held(Set.copyOf(batch));
      for (ReceiptNumber number : batch) {
        ListedApplication line = listed.get(number);
        if (held.contains(number) && line != null) {
          store.seen(number, line.status(), clock.instant());
          countUnchanged();
        } else {
          wanted.add(number);
        }
      }
    }
    return wanted;
  }

  private void fetchAll(List<ReceiptNumber> wanted) {
    Queue<ReceiptNumber> queue = new ConcurrentLinkedQueue<>(wanted);
    if (!wanted.isEmpty()) {
      progress.report(0, wanted.size());
    }
    Callable<Boolean> worker =
        () -> {
          while (goesOn()) {
            ReceiptNumber number = queue.poll();
            if (number == null) {
              return true;
            }
            fetch(number);
            report(wanted.size());
          }
          return false;
        };
    // Real threads: the store's driver would pin virtual ones anyway.
    try (ExecutorService threads =
        Executors.newFixedThreadPool(
            parallel, Thread.ofPlatform().name("fetch-", 1).daemon(true).factory())) {
      for (var result : threads.invokeAll(java.util.Collections.nCopies(parallel, worker))) {
        result.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      cancel();
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException("a fetching thread failed", e.getCause());
    }
  }

  private void fetch(ReceiptNumber number) {
    try {
      FetchedApplication fetched = portal.fetch(number);
      if (!fetched.listed().receiptNumber().equals(number)) {
        throw new DeskException(
            Problem.of(Kind.OTHER_SIDE_FINAL, "intake.other-number", number.value()));
      }
      boolean isNew = store.receive(reader.read(fetched));
      count(isNew);
      if (isNew) {
        tell(number);
      }
    } catch (DeskException e) {
      LOG.warn("Application {} could not be fetched: {}", number, e.problem().key());
      countFailure(e.problem());
    } catch (StoreException e) {
      LOG.warn("Application {} could not be stored: {}", number, e.problem().key());
      countFailure(e.problem());
    } catch (RuntimeException e) {
      countFailure(unexpected(number, e));
    }
  }

  /** A fault of ours on one application: told with a code to quote, the others go on. */
  private static Problem unexpected(ReceiptNumber number, RuntimeException e) {
    String code = UUID.randomUUID().toString().substring(0, 8);
    StackTraceElement[] trace = e.getStackTrace();
    LOG.error(
        "Unexpected failure {} on application {}: {} at {}",
        code,
        number,
        e.getClass().getName(),
        trace.length == 0 ? "?" : trace[0]);
    return Problem.of(Kind.REFUSED, "intake.unexpected", number.value(), code);
  }

  private void tell(ReceiptNumber number) {
    try {
      listener.received(number);
    } catch (DeskException e) {
      LOG.warn("What follows the arrival of {} failed: {}", number, e.problem().key());
    } catch (RuntimeException e) {
      LOG.warn("What follows the arrival of {} failed: {}", number, e.getClass().getName());
    }
  }

  private synchronized boolean goesOn() {
    if (!stopped && progress.cancelled()) {
      cancelled = true;
      stopped = true;
    }
    return !stopped;
  }

  private synchronized void cancel() {
    cancelled = true;
    stopped = true;
  }

  private synchronized void count(boolean isNew) {
    received += isNew ? 1 : 0;
    unchanged += isNew ? 0 : 1;
    failedInARow = 0;
  }

  private synchronized void countUnchanged() {
    unchanged++;
  }

  private synchronized void countFailure(Problem what) {
    failed++;
    failedInARow++;
    note(what);
    if (failedInARow >= TOO_MANY_IN_A_ROW) {
      stopped = true;
    }
  }

  /** Keeps the first problem, or the one that makes going on pointless. */
  private synchronized void note(Problem what) {
    boolean pointless = POINTLESS.contains(what.key());
    if (problem == null || (pointless && !stopped)) {
      problem = what;
    }
    if (pointless) {
      stopped = true;
    }
  }

  private synchronized void report(int total) {
    progress.report(received + failed, total);
  }
}
