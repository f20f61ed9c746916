package dev.shinseidesk.ui.login;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.services.Credentials;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.services.FrontDoor;
import dev.shinseidesk.services.SettingsChoice;
import dev.shinseidesk.ui.common.Tasks;
import java.util.Arrays;
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

/**
 * Signing in, and getting in again by the recovery key. Passwords come as arrays, which are
 * cleared; none is kept here. FX thread.
 */
public final class LoginViewModel {
  private final FrontDoor door;
  private final Tasks tasks;
  private final Consumer<DeskServices> signedIn;
  private final StringProperty user = new SimpleStringProperty("");
  private final BooleanProperty busy = new SimpleBooleanProperty();
  private final BooleanProperty codeAsked = new SimpleBooleanProperty();
  private final BooleanProperty newAsked = new SimpleBooleanProperty();
  private final BooleanProperty deciding = new SimpleBooleanProperty();
  private final StringProperty recoveryKey = new SimpleStringProperty("");
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
    user.addListener((p, before, now) -> {
      codeAsked.set(false);
      newAsked.set(false);
      deciding.set(false);
    });
  }

  /** Sign-in name. */
  public StringProperty userProperty() {
    return user;
  }

  /** Whether a try is under way. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy;
  }

  /** The same, for work that is done at the door without a try. */
  public BooleanProperty otherWorkProperty() {
    return busy;
  }

  /** Whether the code of the second factor is asked for. */
  public ReadOnlyBooleanProperty codeAskedProperty() {
    return codeAsked;
  }

  /** Whether a new password is asked for. */
  public ReadOnlyBooleanProperty newAskedProperty() {
    return newAsked;
  }

  /** Whether it is asked for what becomes of settings that differ. */
  public ReadOnlyBooleanProperty decidingProperty() {
    return deciding;
  }

  /** The recovery key to be written down, after one was used up; empty for none. */
  public StringProperty recoveryKeyProperty() {
    return recoveryKey;
  }

  /** Why the last try failed; null when none did. */
  public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
    return problem;
  }

  /** Whether the password just typed was right and something more is asked for. */
  public boolean asksForMore() {
    Problem now = problem.get();
    return now != null
        && (now.key().equals("sign-in.code-needed")
            || now.key().equals("sign-in.code-wrong")
            || (now.key().startsWith("sign-in.password-") && newAsked.get())
            || decides()
            || now.key().equals("ui.login.differ"));
  }

  /** Whether this person has to say what becomes of settings that differ from those in force. */
  public boolean decides() {
    return deciding.get();
  }

  /**
   * Signs in; does nothing while a try is under way.
   *
   * @param code of the second factor; empty where none was asked for
   * @param next the new password; null where none was asked for
   * @param again the same once more
   */
  public void signIn(
      char[] password, char[] code, char @Nullable [] next, char @Nullable [] again) {
    signIn(password, code, next, again, SettingsChoice.NONE);
  }

  /**
   * The same with what becomes of settings that differ.
   *
   * @param choice {@link SettingsChoice#NONE} where nothing was asked
   */
  public void signIn(
      char[] password,
      char[] code,
      char @Nullable [] next,
      char @Nullable [] again,
      SettingsChoice choice) {
    var credentials = new Credentials(user.get().strip(), password, code, next);
    if (busy.get()) {
      credentials.clear();
      return;
    }
    boolean same = Arrays.equals(next, again);
    if (again != null) {
      Arrays.fill(again, '\0');
    }
    if (credentials.user().isEmpty() || password.length == 0) {
      credentials.clear();
      fail("ui.login.empty");
      return;
    }
    if (!same) {
      credentials.clear();
      fail("ui.login.differ");
      return;
    }
    problem.set(null);
    tasks
        .run(() -> door.signIn(credentials, choice))
        .on(Tasks.Lane.LONG)
        .whileRunning(busy)
        .onSuccess(signedIn)
        .onProblem(this::failed)
        .start();
  }

  private void failed(Problem p) {
    if (p.key().startsWith("sign-in.code-")) {
      codeAsked.set(true);
    }
    if (p.key().equals("sign-in.password-due")) {
      newAsked.set(true);
    }
    // a slip of password or code on the way asks no less
    deciding.set(
        p.key().equals("settings.differ-decide")
            || (deciding.get() && p.key().startsWith("sign-in.")));
    problem.set(p);
  }

  private void fail(String key) {
    problem.set(null);
    problem.set(Problem.of(Problem.Kind.USAGE, key));
  }

  /** Gets an administrator in again; does nothing while a try is under way. */
  public void recover(char[] key, char[] next, char[] again) {
    boolean same = Arrays.equals(next, again);
    Arrays.fill(again, '\0');
    String name = user.get().strip();
    if (busy.get() || name.isEmpty() || key.length == 0 || next.length == 0 || !same) {
      Arrays.fill(key, '\0');
      Arrays.fill(next, '\0');
      if (!busy.get()) {
        fail(same ? "ui.login.recover.empty" : "ui.login.differ");
      }
      return;
    }
    problem.set(null);
    tasks
        .run(() -> {
          try (var made = door.recover(name, key, next)) {
            char[] printed = made.printed();
            try {
              // it has to be seen, and what is seen is a String
              return new String(printed);
            } finally {
              Arrays.fill(printed, '\0');
            }
          }
        })
        .on(Tasks.Lane.LONG)
        .whileRunning(busy)
        .onSuccess(recoveryKey::set)
        .onProblem(this::failed)
        .start();
  }

  /** Forgets what the last try left, e.g. when another pane is shown. */
  public void calm() {
    problem.set(null);
    codeAsked.set(false);
    newAsked.set(false);
    deciding.set(false);
  }
}
