package dev.shinseidesk.keeping;

import dev.shinseidesk.application.Progress;

/** Several steps of one act as one progress from 0 to 100 for each. One thread. */
final class Phases {
  private static final int EACH = 100;

  private final Progress progress;
  private final int phases;
  private int phase = -1;

  /** So many steps. */
  Phases(Progress progress, int phases) {
    this.progress = progress;
    this.phases = phases;
  }

  /** The progress of the next step. */
  Progress next() {
    phase++;
    int mine = phase;
    progress.report((long) mine * EACH, (long) phases * EACH);
    return new Progress() {
      @Override
      public void report(long done, long total) {
        long part = total <= 0 ? 0 : Math.min(EACH, done * EACH / total);
        progress.report((long) mine * EACH + part, (long) phases * EACH);
      }

      @Override
      public boolean cancelled() {
        return progress.cancelled();
      }
    };
  }
}
