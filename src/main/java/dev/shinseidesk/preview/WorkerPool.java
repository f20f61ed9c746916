package dev.shinseidesk.preview;

import dev.shinseidesk.preview.PreviewFailure.Reason;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Preview processes, a few at most, one kept ready. Any thread. */
final class WorkerPool implements AutoCloseable {
  private final ProcessStarter starter;
  private final PreviewLimits limits;
  private final Semaphore places;
  private final Deque<Worker> idle = new ArrayDeque<>();
  private final Set<Worker> lent = new HashSet<>();
  private final ExecutorService warming =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("preview-warm").factory());
  private boolean closed;

  WorkerPool(ProcessStarter starter, PreviewLimits limits) {
    this.starter = starter;
    this.limits = limits;
    this.places = new Semaphore(limits.processes(), true);
  }

  /** Starts processes in the background until as many are ready as should be. */
  void warm() {
    try {
      warming.execute(this::fill);
    } catch (RejectedExecutionException e) {
      // closed meanwhile
      return;
    }
  }

  private void fill() {
    while (wanting() && places.tryAcquire()) {
      try {
        keep(Worker.start(starter, limits));
      } catch (PreviewFailure e) {
        return; // told to whoever opens a document
      } finally {
        places.release();
      }
    }
  }

  private synchronized boolean wanting() {
    return !closed && idle.size() < limits.warm() && idle.size() + lent.size() < limits.processes();
  }

  private synchronized void keep(Worker worker) {
    if (closed || idle.size() >= limits.processes()) {
      worker.end();
    } else {
      idle.push(worker);
    }
  }

  /** A process for one document, started where none is ready; to be given back. */
  Worker lend() throws PreviewFailure {
    try {
      if (!places.tryAcquire(
          limits.step().plus(limits.start()).toMillis(), TimeUnit.MILLISECONDS)) {
        throw new PreviewFailure(Reason.BUSY);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PreviewFailure(Reason.BUSY);
    }
    Worker worker = ready();
    try {
      worker = worker == null ? Worker.start(starter, limits) : worker;
      taken(worker);
    } catch (PreviewFailure e) {
      places.release();
      throw e;
    }
    warm();
    return worker;
  }

  private synchronized @Nullable Worker ready() {
    while (!idle.isEmpty()) {
      Worker worker = idle.pop();
      if (worker.alive()) {
        return worker;
      }
    }
    return null;
  }

  private synchronized void taken(Worker worker) throws PreviewFailure {
    if (closed) {
      worker.end();
      throw new PreviewFailure(Reason.NONE);
    }
    lent.add(worker);
  }

  /**
   * Takes one back.
   *
   * @param sound false for one that must not be used again
   */
  void giveBack(Worker worker, boolean sound) {
    synchronized (this) {
      if (!lent.remove(worker)) {
        return;
      }
    }
    if (sound && worker.alive() && !worker.worn()) {
      keep(worker);
    } else {
      worker.end();
    }
    places.release();
    warm();
  }

  @Override
  public void close() {
    warming.shutdownNow();
    synchronized (this) {
      closed = true;
      idle.forEach(Worker::end);
      idle.clear();
      lent.forEach(Worker::end);
    }
  }
}
