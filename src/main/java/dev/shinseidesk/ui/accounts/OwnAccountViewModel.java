package dev.shinseidesk.ui.accounts;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.security.AccountStore;
import dev.shinseidesk.security.OwnAccount;
import dev.shinseidesk.ui.common.Tasks;
import java.util.Arrays;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** The own password and second factor. Arrays given are cleared. FX thread. */
public final class OwnAccountViewModel {
  private final OwnAccount own;
  private final Tasks tasks;
  private final BooleanProperty busy = new SimpleBooleanProperty();
  private final ObjectProperty<AccountStore.@Nullable Facts> facts = new SimpleObjectProperty<>();
  private final ObjectProperty<OwnAccount.@Nullable Enrolment> enrolment =
      new SimpleObjectProperty<>();
  private final ObjectProperty<List<String>> codes = new SimpleObjectProperty<>(List.of());
  private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
  private final ObjectProperty<String> done = new SimpleObjectProperty<>("");

  /** For whoever is signed in. */
  public OwnAccountViewModel(OwnAccount own, Tasks tasks) {
    this.own = own;
    this.tasks = tasks;
  }

  /** Whether something is under way. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy;
  }

  /** Facts of the account; null until they are read. */
  public ReadOnlyObjectProperty<AccountStore.@Nullable Facts> factsProperty() {
    return facts;
  }

  /** The second factor about to be set up; null for none. */
  public ReadOnlyObjectProperty<OwnAccount.@Nullable Enrolment> enrolmentProperty() {
    return enrolment;
  }

  /** Recovery codes to be written down now. */
  public ReadOnlyObjectProperty<List<String>> codesProperty() {
    return codes;
  }

  /** Why the last act failed; null when none did. */
  public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
    return problem;
  }

  /** Message key of what was done last; empty for nothing. */
  public ReadOnlyObjectProperty<String> doneProperty() {
    return done;
  }

  /** Reads the facts. */
  public void refresh() {
    tasks.run(own::facts).onSuccess(facts::set).onProblem(problem::set).start();
  }

  /** Changes the password. */
  public void changePassword(char[] present, char[] next, char[] again) {
    boolean same = Arrays.equals(next, again);
    Arrays.fill(again, '\0');
    if (busy.get() || !same || present.length == 0 || next.length == 0) {
      Arrays.fill(present, '\0');
      Arrays.fill(next, '\0');
      fail(same ? "ui.own.empty" : "ui.login.differ");
      return;
    }
    act(() -> own.changePassword(present, next), "ui.own.password.changed");
  }

  /** Begins to set the second factor up. */
  public void enrol() {
    codes.set(List.of());
    enrolment.set(own.enrol());
  }

  /**
   * Ends setting it up, with the code the program shows.
   *
   * @param proof the password, or a code of the factor that is there
   */
  public void confirm(char[] code, char[] proof) {
    OwnAccount.Enrolment now = enrolment.get();
    if (now == null || busy.get() || proof.length == 0) {
      Arrays.fill(code, '\0');
      Arrays.fill(proof, '\0');
      if (now != null && !busy.get()) {
        fail("ui.own.empty");
      }
      return;
    }
    start("");
    tasks
        .run(() -> own.confirm(now, code, proof))
        .whileRunning(busy)
        .onSuccess(made -> {
          enrolment.set(null);
          codes.set(made);
          done.set("ui.own.factor.on");
          refresh();
        })
        .onProblem(problem::set)
        .start();
  }

  /** Takes the second factor away. */
  public void endFactor(char[] password) {
    if (busy.get() || password.length == 0) {
      Arrays.fill(password, '\0');
      fail("ui.own.empty");
      return;
    }
    codes.set(List.of());
    act(() -> own.endFactor(password), "ui.own.factor.off");
  }

  private void act(Tasks.Act work, String message) {
    start("");
    tasks
        .act(work)
        .on(Tasks.Lane.LONG)
        .whileRunning(busy)
        .onSuccess(ended -> {
          done.set(message);
          refresh();
        })
        .onProblem(problem::set)
        .start();
  }

  private void start(String message) {
    problem.set(null);
    done.set(message);
  }

  private void fail(String key) {
    start("");
    problem.set(Problem.of(Problem.Kind.USAGE, key));
  }
}
