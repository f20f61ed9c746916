package dev.shinseidesk.ui.common;

/**
 * Numbers the requests for one and the same thing, so that an answer which comes after a newer
 * request is dropped. FX thread only.
 */
public final class Latest {
  private long newest;
  private long newestTask;

  /** Takes the next number; every answer to an earlier one is late from now on. */
  long next() {
    newestTask = ++newest;
    return newest;
  }

  /** Whether no newer request was made. */
  boolean isNewest(long number) {
    return number == newest;
  }

  /** Whether no task was started after this one, dropped or not. */
  boolean isNewestTask(long number) {
    return number == newestTask;
  }

  /** Every answer still under way is late from now on, e.g. because the screen was left. */
  public void dropAll() {
    newest++;
  }
}
