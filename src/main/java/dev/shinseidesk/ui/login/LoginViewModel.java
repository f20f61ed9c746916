package dev.shinseidesk.ui.login;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.services.FrontDoor;
import dev.shinseidesk.ui.common.Tasks;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Signing in. FX thread. */
public final class LoginViewModel {
  private final FrontDoor door;
  private final Tasks tasks;
  private final Consumer<DeskServices> signedIn;
  private final StringProperty user = new SimpleStringProperty("");
  private final StringProperty password = new SimpleStringProperty("");
  private final BooleanProperty busy = new SimpleBooleanProperty();
  private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();

  /**
   * At this door.
   *
   * @param signedIn gets the services
   */
  public LoginViewModel(FrontDoor door, Tasks tasks, Consumer<DeskServices> signedIn) {
    this.door = door;
    this.tasks = tasks;
    this.signedIn = signedIn;
  }

  /** Sign-in name. */
  public StringProperty userProperty() {
    return user;
  }

  /** Password; emptied after every try. */
  public StringProperty passwordProperty() {
    return password;
  }

  /** Whether a try is under way. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy;
  }

  /** Why the last try failed; null when none did. */
  public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
    return problem;
  }

  /** Signs in; does nothing while a try is under way. */
  public void signIn() {
    if (busy.get()) {
      return;
    }
    String name = user.get().strip();
    String typed = password.get();
    if (name.isEmpty() || typed.isEmpty()) {
      problem.set(Problem.of(Problem.Kind.USAGE, "ui.login.empty"));
      return;
    }
    problem.set(null);
    char[] secret = typed.toCharArray();
    tasks
        .run(() -> door.signIn(name, secret))
        .on(Tasks.Lane.LONG)
        .whileRunning(busy)
        .onSuccess(services -> {
          password.set("");
          signedIn.accept(services);
        })
        .onProblem(p -> {
          password.set("");
          problem.set(p);
        })
        .start();
  }
}
