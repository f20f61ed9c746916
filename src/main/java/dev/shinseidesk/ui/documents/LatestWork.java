package dev.shinseidesk.ui.documents;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.texts.Texts;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work of one kind on the viewer's worker, of which only the newest counts: what was overtaken
 * before it began isn't begun, and what was overtaken while it ran is dropped. FX thread only.
 */
final class LatestWork {
  private static final Logger LOG = LoggerFactory.getLogger(LatestWork.class);

  private final Texts texts;
  private final Executor worker;
  private final Executor ui;
  private final AtomicLong newest = new AtomicLong();

  LatestWork(Texts texts, Executor worker, Executor ui) {
    this.texts = texts;
    this.worker = worker;
    this.ui = ui;
  }

  /** Work on the worker; what it gives runs on the FX thread. */
  interface Work {
    Runnable run() throws DeskException;
  }

  /** Overtakes everything started before. */
  void drop() {
    newest.incrementAndGet();
  }

  /**
   * Overtakes everything before and starts.
   *
   * @param onFailed told the reason in words, on the FX thread
   */
  void start(Work work, Consumer<String> onFailed) {
    long mine = newest.incrementAndGet();
    worker.execute(() -> {
      if (mine != newest.get()) {
        return;
      }
      Runnable outcome = outcome(work, onFailed);
      ui.execute(() -> {
        if (mine == newest.get()) {
          outcome.run();
        }
      });
    });
  }

  private Runnable outcome(Work work, Consumer<String> onFailed) {
    try {
      return work.run();
    } catch (DeskException e) {
      return () -> onFailed.accept(texts.whole(e.problem()));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      // Hostile files reach the renderers; whatever they break, the case stays usable.
      LOG.warn("document viewer: {}", e.getClass().getName());
      return () -> onFailed.accept(texts.get("ui.documents.failed"));
    }
  }
}
