package dev.shinseidesk.preview;

import dev.shinseidesk.preview.confine.Confinement;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether documents are opened in a process of their own on this machine, for the diagnostics.
 *
 * @param level who holds the process to its bounds; null where none can be started
 * @param heapBytes heap it may use; 0 where none can be started
 * @param start how long it took to be ready
 */
public record PreviewCheck(Confinement.@Nullable Level level, long heapBytes, Duration start) {
  /** Starts a process, asks it what it is, and ends it. Never the FX thread. */
  public static PreviewCheck run(PreviewLimits limits) {
    long began = System.nanoTime();
    try {
      Worker worker = Worker.start(ProcessStarter.likeThisDesk(limits), limits);
      worker.end();
      return new PreviewCheck(worker.level(), worker.heapBytes(), since(began));
    } catch (PreviewFailure e) {
      return new PreviewCheck(null, 0, since(began));
    }
  }

  private static Duration since(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /** Who holds the process to its bounds; empty where documents are opened within the desk. */
  public Optional<Confinement.Level> confinement() {
    return Optional.ofNullable(level);
  }
}
