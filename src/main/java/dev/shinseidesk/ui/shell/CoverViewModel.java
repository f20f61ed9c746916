package dev.shinseidesk.ui.shell;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.security.OwnAccount;
import dev.shinseidesk.ui.common.Tasks;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** Uncovering the screen. FX thread. */
final class CoverViewModel {
  private final OwnAccount own;
  private final Tasks tasks;
  private final Runnable uncovered;
  private final BooleanProperty busy = new SimpleBooleanProperty();
  private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();

  CoverViewModel(OwnAccount own, Tasks tasks, Runnable uncovered) {
    this.own = own;
    this.tasks = tasks;
    this.uncovered = uncovered;
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy;
  }

  ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
    return problem;
  }

  /** Notes that the screen is covered. */
  void covered() {
    tasks.act(own::covered).start();
  }

  /** Tries a password, which is cleared. */
  void uncover(char[] password) {
    if (busy.get() || password.length == 0) {
      java.util.Arrays.fill(password, '\0');
      return;
    }
    problem.set(null);
    tasks
        .act(() -> own.uncover(password))
        .on(Tasks.Lane.LONG)
        .whileRunning(busy)
        .onSuccess(done -> uncovered.run())
        .onProblem(problem::set)
        .start();
  }
}
