package dev.shinseidesk.ui.common;

/** A task under way. */
public interface TaskHandle {
  /**
   * Asks the work to stop at its next safe point ({@code Progress.cancelled()}); work that hasn't
   * begun doesn't begin. An answer that comes all the same is still delivered, since what was done
   * until then was done. Any thread.
   */
  void cancel();

  /** Asks the work to stop and drops its answer. FX thread. */
  void drop();

  /** Whether neither answer nor drop has come yet. FX thread. */
  boolean isRunning();
}
