package dev.shinseidesk.application;

/** Where a long act reports how far it is, and asks whether to go on. Any thread. */
public interface Progress {
  /** Nobody watches and nobody cancels. */
  Progress NONE =
      new Progress() {
        @Override
        public void report(long done, long total) {}

        @Override
        public boolean cancelled() {
          return false;
        }
      };

  /**
   * Tells how far it is.
   *
   * @param done units done
   * @param total units in all, or -1 while unknown
   */
  void report(long done, long total);

  /** Whether the person asked to stop; the act then ends at the next safe point. */
  boolean cancelled();
}
