package dev.shinseidesk.ui.common;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Progress;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import org.jspecify.annotations.Nullable;

/**
 * The one way to work off the FX thread: {@code tasks.run(work).onSuccess(…).onError(…).start()}.
 * Everything but the work itself runs on the FX thread. What no handler takes up goes to the
 * failures given at construction; nothing is swallowed.
 */
public final class Tasks implements AutoCloseable {
  private static final int WAITING = 500;

  private final Map<Lane, Executor> lanes;
  private final List<ThreadPoolExecutor> owned;
  private final Executor ui;
  private final Consumer<Throwable> unhandled;
  private volatile boolean closed;

  private Tasks(
      Map<Lane, Executor> lanes,
      List<ThreadPoolExecutor> owned,
      Executor ui,
      Consumer<Throwable> unhandled) {
    this.lanes = lanes;
    this.owned = owned;
    this.ui = ui;
    this.unhandled = unhandled;
  }

  /** Which threads do the work, so that a slow portal never keeps the list waiting. */
  public enum Lane {
    /** Reading and writing the store. */
    QUICK(2),
    /** What waits for another side or counts in seconds: fetching, signing in. */
    LONG(2),
    /** Drawing pages. */
    DRAWING(1);

    private final int threads;

    Lane(int threads) {
      this.threads = threads;
    }
  }

  /** The answer of work that has none. */
  public enum Done {
    /** It went through. */
    DONE
  }

  /** Work without an answer. */
  @FunctionalInterface
  public interface Act {
    /** Does it, off the FX thread. */
    void run() throws Exception;
  }

  /** Work that tells how far it is. */
  @FunctionalInterface
  public interface ProgressWork<T> {
    /** Does it, off the FX thread. */
    T run(Progress progress) throws Exception;
  }

  /**
   * With threads of its own, ended by {@link #close}.
   *
   * @param unhandled gets, on the FX thread, what no handler takes up
   */
  public static Tasks background(Consumer<Throwable> unhandled) {
    Map<Lane, Executor> lanes = new EnumMap<>(Lane.class);
    List<ThreadPoolExecutor> owned = new ArrayList<>();
    for (Lane lane : Lane.values()) {
      var number = new AtomicInteger();
      var pool =
          new ThreadPoolExecutor(
              lane.threads,
              lane.threads,
              30,
              TimeUnit.SECONDS,
              new ArrayBlockingQueue<>(WAITING),
              work -> {
                Thread thread =
                    new Thread(
                        work,
                        "desk-"
                            + lane.name().toLowerCase(java.util.Locale.ROOT)
                            + "-"
                            + number.incrementAndGet());
                thread.setDaemon(true);
                return thread;
              });
      pool.allowCoreThreadTimeOut(true);
      owned.add(pool);
      lanes.put(lane, pool);
    }
    return new Tasks(lanes, owned, Platform::runLater, unhandled);
  }

  /** Does everything at once on the calling thread; for tests of view models. */
  public static Tasks sameThread(Consumer<Throwable> unhandled) {
    return on(Runnable::run, Runnable::run, unhandled);
  }

  /** Works and answers on the executors given; for tests that decide what comes when. */
  public static Tasks on(Executor work, Executor ui, Consumer<Throwable> unhandled) {
    Map<Lane, Executor> lanes = new EnumMap<>(Lane.class);
    for (Lane lane : Lane.values()) {
      lanes.put(lane, work);
    }
    return new Tasks(lanes, List.of(), ui, unhandled);
  }

  /** Work that gives an answer. */
  public <T> Builder<T> run(Callable<T> work) {
    return new Builder<>(this, progress -> work.call());
  }

  /** Work that gives an answer and tells how far it is. */
  public <T> Builder<T> runWithProgress(ProgressWork<T> work) {
    return new Builder<>(this, work);
  }

  /** Work without an answer. */
  public Builder<Done> act(Act work) {
    return new Builder<>(
        this,
        progress -> {
          work.run();
          return Done.DONE;
        });
  }

  /** Drops every answer still under way and lets the threads end. Any thread. */
  @Override
  public void close() {
    closed = true;
    owned.forEach(ThreadPoolExecutor::shutdown);
  }

  boolean isClosed() {
    return closed;
  }

  Executor lane(Lane lane) {
    return java.util.Objects.requireNonNull(lanes.get(lane));
  }

  /** Runs things on the FX thread, e.g. what a service tells on a thread of its own. Any thread. */
  public Executor ui() {
    return ui;
  }

  Consumer<Throwable> unhandled() {
    return unhandled;
  }

  /** A task being put together; FX thread. */
  public static final class Builder<T> {
    final Tasks tasks;
    final ProgressWork<T> work;
    final List<Handler<?>> handlers = new ArrayList<>();
    Lane lane = Lane.QUICK;
    Consumer<? super T> onSuccess = answer -> {};
    Runnable finallyRun = () -> {};
    @Nullable BooleanProperty running;
    @Nullable TaskProgress progress;
    @Nullable Latest latest;

    Builder(Tasks tasks, ProgressWork<T> work) {
      this.tasks = tasks;
      this.work = work;
    }

    /** Which threads do it; {@link Lane#QUICK} where nothing is said. */
    public Builder<T> on(Lane newLane) {
      lane = newLane;
      return this;
    }

    /** What to do with the answer. */
    public Builder<T> onSuccess(Consumer<? super T> consumer) {
      onSuccess = consumer;
      return this;
    }

    /** What to do with a failure of this type; the first handler that fits gets it. */
    public <X extends Throwable> Builder<T> onError(Class<X> type, Consumer<? super X> consumer) {
      handlers.add(new Handler<>(type, consumer));
      return this;
    }

    /** What to do with a foreseen problem. */
    public Builder<T> onProblem(Consumer<dev.shinseidesk.application.Problem> consumer) {
      return onError(DeskException.class, e -> consumer.accept(e.problem()));
    }

    /** What to do with every other failure; without it they are told and logged by themselves. */
    public Builder<T> onError(Consumer<Throwable> consumer) {
      return onError(Throwable.class, consumer);
    }

    /** What to do after answer or failure; not done when the answer is dropped. */
    public Builder<T> andThen(Runnable act) {
      finallyRun = act;
      return this;
    }

    /** True while it is under way. */
    public Builder<T> whileRunning(BooleanProperty property) {
      running = property;
      return this;
    }

    /** Follows how far it is. */
    public Builder<T> whileRunning(TaskProgress newProgress) {
      progress = newProgress;
      return this;
    }

    /** Drops the answer when the same {@code Latest} started something newer meanwhile. */
    public Builder<T> latest(Latest newLatest) {
      latest = newLatest;
      return this;
    }

    /** Starts it. FX thread. */
    public TaskHandle start() {
      return new RunningTask<>(this).start();
    }
  }

  /** A failure's handler. */
  record Handler<X extends Throwable>(Class<X> type, Consumer<? super X> consumer) {
    /** Whether it took the failure. */
    boolean take(Throwable failure) {
      if (!type.isInstance(failure)) {
        return false;
      }
      consumer.accept(type.cast(failure));
      return true;
    }
  }
}
