package dev.shinseidesk.ui.common;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.StoreException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One task from start to answer. */
final class RunningTask<T> implements TaskHandle, Progress {
  private final Tasks.Builder<T> plan;
  private final long number;
  private final AtomicReference<@Nullable Step> pending = new AtomicReference<>();
  private volatile boolean cancelled;
  private boolean over;

  RunningTask(Tasks.Builder<T> plan) {
    this.plan = plan;
    this.number = plan.latest == null ? 0 : plan.latest.next();
  }

  private record Step(long done, long total) {}

  TaskHandle start() {
    if (plan.running != null) {
      plan.running.set(true);
    }
    if (plan.progress != null) {
      plan.progress.started();
    }
    try {
      plan.tasks.lane(plan.lane).execute(this::work);
    } catch (RejectedExecutionException e) {
      if (plan.tasks.isClosed()) {
        end();
      } else {
        fail(e);
      }
    }
    return this;
  }

  // Catching everything is the point: a failure must reach the clerk, whatever it is.
  private void work() {
    if (cancelled) {
      plan.tasks.ui().execute(this::dropped);
      return;
    }
    T answer;
    try {
      answer = plan.work.run(this);
    } catch (StoreException broken) {
      // Any store call may fail so; screens take it up like every other foreseen problem.
      DeskException foreseen = new DeskException(broken.problem(), broken);
      plan.tasks.ui().execute(() -> fail(foreseen));
      return;
    } catch (Throwable failure) {
      if (failure instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      plan.tasks.ui().execute(() -> fail(failure));
      return;
    }
    plan.tasks.ui().execute(() -> succeed(answer));
  }

  private boolean late() {
    return over || plan.tasks.isClosed() || (plan.latest != null && !plan.latest.isNewest(number));
  }

  private void succeed(T answer) {
    if (late()) {
      dropped();
      return;
    }
    end();
    guarded(() -> plan.onSuccess.accept(answer));
    guarded(plan.finallyRun);
  }

  private void fail(Throwable failure) {
    if (late()) {
      dropped();
      return;
    }
    end();
    guarded(() -> {
      for (Tasks.Handler<?> handler : plan.handlers) {
        if (handler.take(failure)) {
          return;
        }
      }
      plan.tasks.unhandled().accept(failure);
    });
    guarded(plan.finallyRun);
  }

  private void guarded(Runnable callback) {
    try {
      callback.run();
    } catch (RuntimeException e) {
      plan.tasks.unhandled().accept(e);
    }
  }

  private void dropped() {
    if (!over) {
      end();
    }
  }

  private void end() {
    over = true;
    // A newer request of the same kind is still under way and keeps its sign of running.
    if (plan.latest == null || plan.latest.isNewestTask(number)) {
      if (plan.running != null) {
        plan.running.set(false);
      }
      if (plan.progress != null) {
        plan.progress.ended();
      }
    }
  }

  @Override
  public void cancel() {
    cancelled = true;
  }

  @Override
  public void drop() {
    cancelled = true;
    dropped();
  }

  @Override
  public boolean isRunning() {
    return !over;
  }

  @Override
  public void report(long done, long total) {
    TaskProgress shown = plan.progress;
    if (shown == null) {
      return;
    }
    // At most one step waits for the FX thread; a newer one takes its place.
    if (pending.getAndSet(new Step(done, total)) == null) {
      plan.tasks
          .ui()
          .execute(() -> {
            Step newest = pending.getAndSet(null);
            if (newest != null && !over) {
              shown.report(newest.done(), newest.total());
            }
          });
    }
  }

  @Override
  public boolean cancelled() {
    return cancelled;
  }
}
