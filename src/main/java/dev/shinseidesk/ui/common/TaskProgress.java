package dev.shinseidesk.ui.common;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/** How far a task is, to bind to. FX thread only. */
public final class TaskProgress {
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyLongWrapper done = new ReadOnlyLongWrapper(0);
  private final ReadOnlyLongWrapper total = new ReadOnlyLongWrapper(-1);

  /** Whether the task is under way. */
  public ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** Units done. */
  public ReadOnlyLongProperty doneProperty() {
    return done.getReadOnlyProperty();
  }

  /** Units in all, or -1 while unknown. */
  public ReadOnlyLongProperty totalProperty() {
    return total.getReadOnlyProperty();
  }

  /** 0 to 1, or -1 while unknown, as progress bars want it. */
  public double fraction() {
    return total.get() <= 0 ? -1 : Math.min(1, (double) done.get() / total.get());
  }

  void started() {
    done.set(0);
    total.set(-1);
    running.set(true);
  }

  void report(long nowDone, long nowTotal) {
    total.set(nowTotal);
    done.set(nowDone);
  }

  void ended() {
    running.set(false);
  }
}
