package dev.shinseidesk.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.StoreException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;

class TasksTest {
  private static final Problem REFUSED = Problem.of(Problem.Kind.REFUSED, "test.refused");

  private final List<Throwable> unhandled = new ArrayList<>();
  private final List<Object> heard = new ArrayList<>();

  /** Work and answers wait until they are let through, in any order. */
  private static final class Queue {
    final Deque<Runnable> work = new ArrayDeque<>();
    final Deque<Runnable> ui = new ArrayDeque<>();

    void works() {
      work.removeFirst().run();
    }

    void worksLast() {
      work.removeLast().run();
    }

    void answers() {
      while (!ui.isEmpty()) {
        ui.removeFirst().run();
      }
    }
  }

  private final Queue queue = new Queue();
  private final Tasks queued = Tasks.on(queue.work::add, queue.ui::add, unhandled::add);
  private final Tasks same = Tasks.sameThread(unhandled::add);

  @Test
  void givesTheAnswerAndTellsThatItRuns() {
    var running = new SimpleBooleanProperty();
    queued.run(() -> 7).whileRunning(running).onSuccess(heard::add).start();
    assertThat(running.get()).isTrue();
    queue.works();
    assertThat(heard).isEmpty();
    queue.answers();
    assertThat(heard).containsExactly(7);
    assertThat(running.get()).isFalse();
  }

  @Test
  void aLateAnswerIsDroppedAndTheNewerOneKeepsItsSignOfRunning() {
    var latest = new Latest();
    var running = new SimpleBooleanProperty();
    queued.run(() -> "old").latest(latest).whileRunning(running).onSuccess(heard::add).start();
    queued.run(() -> "new").latest(latest).whileRunning(running).onSuccess(heard::add).start();
    queue.works();
    queue.answers();
    assertThat(heard).isEmpty();
    assertThat(running.get()).isTrue();
    queue.works();
    queue.answers();
    assertThat(heard).containsExactly("new");
    assertThat(running.get()).isFalse();
  }

  @Test
  void anOlderAnswerThatComesAfterTheNewerOneIsDroppedToo() {
    var latest = new Latest();
    queued.run(() -> "old").latest(latest).onSuccess(heard::add).start();
    queued.run(() -> "new").latest(latest).onSuccess(heard::add).start();
    queue.worksLast();
    queue.answers();
    queue.works();
    queue.answers();
    assertThat(heard).containsExactly("new");
  }

  @Test
  void leavingAScreenDropsItsAnswersAndEndsTheSignOfRunning() {
    var latest = new Latest();
    var running = new SimpleBooleanProperty();
    queued.run(() -> 1).latest(latest).whileRunning(running).onSuccess(heard::add).start();
    latest.dropAll();
    queue.works();
    queue.answers();
    assertThat(heard).isEmpty();
    assertThat(running.get()).isFalse();
  }

  @Test
  void theFirstHandlerThatFitsTakesTheFailure() {
    same.run(
            () -> {
              throw new DeskException(REFUSED);
            })
        .onProblem(heard::add)
        .onError(e -> heard.add("other"))
        .start();
    same.run(
            () -> {
              throw new IOException("disk");
            })
        .onProblem(heard::add)
        .onError(IOException.class, e -> heard.add("io"))
        .start();
    assertThat(heard).containsExactly(REFUSED, "io");
    assertThat(unhandled).isEmpty();
  }

  @Test
  void aFailingStoreIsAForeseenProblem() {
    same.run(
            () -> {
              throw new StoreException(REFUSED, null);
            })
        .onProblem(heard::add)
        .start();
    assertThat(heard).containsExactly(REFUSED);
  }

  @Test
  void whatNobodyHandlesIsNeverSwallowed() {
    var failure = new IllegalStateException("work");
    var inCallback = new IllegalStateException("callback");
    var error = new StackOverflowError();
    same.run(
            () -> {
              throw failure;
            })
        .onProblem(heard::add)
        .start();
    same.run(() -> 1)
        .onSuccess(x -> {
          throw inCallback;
        })
        .start();
    same.run(
            () -> {
              throw error;
            })
        .start();
    assertThat(unhandled).containsExactly(failure, inCallback, error);
  }

  @Test
  void cancellingBeforeItBeginsNeverBegins() {
    TaskHandle handle = queued.act(() -> heard.add("began")).start();
    handle.cancel();
    queue.works();
    queue.answers();
    assertThat(heard).isEmpty();
    assertThat(handle.isRunning()).isFalse();
  }

  @Test
  void cancellingUnderWayStillDeliversWhatWasDone() {
    var handles = new ArrayList<TaskHandle>();
    handles.add(
        queued
            .runWithProgress(progress -> {
              handles.getFirst().cancel();
              return progress.cancelled() ? "stopped half-way" : "went on";
            })
            .onSuccess(heard::add)
            .start());
    queue.works();
    queue.answers();
    assertThat(heard).containsExactly("stopped half-way");
  }

  @Test
  void progressNeverFloodsTheFxThread() {
    var progress = new TaskProgress();
    queued
        .runWithProgress(p -> {
          for (int i = 1; i <= 100_000; i++) {
            p.report(i, 100_000);
          }
          return "done";
        })
        .whileRunning(progress)
        .onSuccess(heard::add)
        .start();
    queue.works();
    assertThat(queue.ui).hasSizeLessThanOrEqualTo(2);
    queue.ui.removeFirst().run();
    assertThat(progress.doneProperty().get()).isEqualTo(100_000);
    assertThat(progress.fraction()).isEqualTo(1.0);
    assertThat(progress.runningProperty().get()).isTrue();
    queue.answers();
    assertThat(progress.runningProperty().get()).isFalse();
  }

  @Test
  void afterClosingNoAnswerComes() {
    queued.run(() -> 1).onSuccess(heard::add).start();
    queued.close();
    queue.works();
    queue.answers();
    assertThat(heard).isEmpty();
  }

  @Test
  void lanesAreBoundedAndASlowOneDoesntHoldUpAnother() throws Exception {
    try (Tasks background = Tasks.background(unhandled::add)) {
      var inQuick = new AtomicInteger();
      var most = new AtomicInteger();
      var release = new java.util.concurrent.CountDownLatch(1);
      var slow = new java.util.concurrent.CountDownLatch(2);
      for (int i = 0; i < 20; i++) {
        background
            .lane(Tasks.Lane.LONG)
            .execute(() -> {
              most.accumulateAndGet(inQuick.incrementAndGet(), Math::max);
              slow.countDown();
              try {
                release.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              inQuick.decrementAndGet();
            });
      }
      assertThat(slow.await(10, TimeUnit.SECONDS)).isTrue();
      var quick = new java.util.concurrent.CountDownLatch(1);
      background.lane(Tasks.Lane.QUICK).execute(quick::countDown);
      assertThat(quick.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(most.get()).isEqualTo(2);
      release.countDown();
    }
  }
}
