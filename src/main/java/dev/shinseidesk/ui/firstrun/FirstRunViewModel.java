package dev.shinseidesk.ui.firstrun;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.application.MunicipalityCode;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.WholeFile;
import dev.shinseidesk.security.RecoveryKey;
import dev.shinseidesk.services.FirstSetUp;
import dev.shinseidesk.services.FirstSetUp.SystemChoice;
import dev.shinseidesk.ui.common.Tasks;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * The questions of the first set-up, one step after the other; nothing is written before the last.
 * Passwords come as arrays, are kept until the office is made, and are cleared then. FX thread.
 */
public final class FirstRunViewModel {
  /** One page of it. */
  public enum Step {
    /** Name and code of the municipality. */
    OFFICE,
    /** The first administrator. */
    ADMINISTRATOR,
    /** The portal's address and account; may be left for later. */
    PORTAL,
    /** Business systems and the folder of the hand-over. */
    SYSTEMS,
    /** What was answered. */
    SUMMARY,
    /** The recovery key, shown once. */
    KEY
  }

  /** What the last try at the portal gave. */
  public enum Tried {
    /** None yet, or something was changed since. */
    NOT,
    /** The portal let us in. */
    WORKS
  }

  private static final int LAST = 4;

  private final FirstSetUp setUp;
  private final Tasks tasks;
  private final Runnable done;
  private final List<Step> steps;
  private final List<SystemChoice> choices;
  private final Map<String, BooleanProperty> used = new LinkedHashMap<>();
  private final ObjectProperty<Step> step;
  private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
  private final ObjectProperty<Tried> tried = new SimpleObjectProperty<>(Tried.NOT);
  private final BooleanProperty busy = new SimpleBooleanProperty();
  private final StringProperty office = new SimpleStringProperty("");
  private final StringProperty municipality = new SimpleStringProperty("");
  private final StringProperty user = new SimpleStringProperty("");
  private final StringProperty userName = new SimpleStringProperty("");
  private final StringProperty portalUrl = new SimpleStringProperty("");
  private final StringProperty portalUser = new SimpleStringProperty("");
  private final StringProperty receiving = new SimpleStringProperty("");
  private final StringProperty recoveryKey = new SimpleStringProperty("");
  private char[] password = {};
  private char[] portalPassword = {};

  /**
   * Before anything is answered.
   *
   * @param done called once the office is there and its recovery key was noted
   */
  public FirstRunViewModel(FirstSetUp setUp, Tasks tasks, Runnable done) {
    this.setUp = setUp;
    this.tasks = tasks;
    this.done = done;
    this.steps =
        setUp.givenOffice() == null
            ? List.of(Step.values())
            : List.of(Step.ADMINISTRATOR, Step.SUMMARY, Step.KEY);
    this.step = new SimpleObjectProperty<>(steps.getFirst());
    this.choices = setUp.systems();
    choices.forEach(c -> used.put(c.id(), new SimpleBooleanProperty(c.used())));
    for (StringProperty one : List.of(portalUrl, portalUser)) {
      one.addListener((p, before, now) -> tried.set(Tried.NOT));
    }
  }

  /** All steps of this set-up, in order. */
  public List<Step> steps() {
    return steps;
  }

  /** Name of the office that is given; null where it is asked for. */
  public @Nullable String givenOffice() {
    return setUp.givenOffice();
  }

  /** The step that is shown. */
  public ReadOnlyObjectProperty<Step> stepProperty() {
    return step;
  }

  /** What keeps it from going on; null for nothing. */
  public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
    return problem;
  }

  /** Whether the portal was tried as it stands. */
  public ReadOnlyObjectProperty<Tried> triedProperty() {
    return tried;
  }

  /** Whether work is under way. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy;
  }

  /** Name of the municipality. */
  public StringProperty officeProperty() {
    return office;
  }

  /** 市区町村コード. */
  public StringProperty municipalityProperty() {
    return municipality;
  }

  /** Sign-in name of the first administrator. */
  public StringProperty userProperty() {
    return user;
  }

  /** Their name. */
  public StringProperty userNameProperty() {
    return userName;
  }

  /** Base URL of the portal. */
  public StringProperty portalUrlProperty() {
    return portalUrl;
  }

  /** Account at the portal. */
  public StringProperty portalUserProperty() {
    return portalUser;
  }

  /** Folder of the hand-over; empty for the one inside the settings. */
  public StringProperty receivingProperty() {
    return receiving;
  }

  /** The recovery key, empty until there is one. */
  public ReadOnlyStringProperty recoveryKeyProperty() {
    return recoveryKey;
  }

  /** The business systems of the table. */
  public List<SystemChoice> choices() {
    return choices;
  }

  /** Whether one is used. */
  public BooleanProperty used(SystemChoice choice) {
    return java.util.Objects.requireNonNull(used.get(choice.id()));
  }

  /** How many are used. */
  public long usedCount() {
    return used.values().stream().filter(BooleanProperty::get).count();
  }

  /** One step back; from the recovery key there is none. */
  public void back() {
    int at = steps.indexOf(step.get());
    if (at > 0 && step.get() != Step.KEY && !busy.get()) {
      problem.set(null);
      step.set(steps.get(at - 1));
    }
  }

  /** On from the municipality. */
  public void leaveOffice() {
    if (office.get().isBlank()) {
      fail("first-run.office-empty");
      return;
    }
    try {
      MunicipalityCode code = new MunicipalityCode(municipality.get().strip());
      municipality.set(code.value());
    } catch (InvalidValue e) {
      fail(e.rule().equals("check digit") ? "first-run.code-digit" : "first-run.code-form");
      return;
    }
    forward();
  }

  /** On from the administrator. Both arrays are taken over. */
  public void leaveAdministrator(char[] typed, char[] again) {
    boolean same = Arrays.equals(typed, again);
    Arrays.fill(again, '\0');
    Arrays.fill(password, '\0');
    password = typed;
    try {
      OperatorId id = new OperatorId(user.get().strip());
      if (userName.get().isBlank()) {
        fail("first-run.name-empty");
      } else if (!same) {
        fail("ui.login.differ");
      } else {
        setUp.checkPassword(id, password);
        forward();
      }
    } catch (InvalidValue e) {
      fail("first-run.user-form");
    } catch (DeskException e) {
      problem.set(e.problem());
    }
  }

  /** On from the portal with what stands there, tried or not. The array is taken over. */
  public void leavePortal(char[] typed) {
    keepPortalPassword(typed);
    if (!portalUrl.get().isBlank() && !usable(portalUrl.get().strip())) {
      fail("first-run.portal-url");
    } else {
      forward();
    }
  }

  /** Logs in at the portal with what stands there. The array is taken over. */
  public void tryPortal(char[] typed) {
    keepPortalPassword(typed);
    String url = portalUrl.get().strip();
    if (!usable(url)) {
      fail("first-run.portal-url");
      return;
    }
    problem.set(null);
    tried.set(Tried.NOT);
    String account = portalUser.get().strip();
    char[] copy = portalPassword.clone();
    tasks
        .act(() -> setUp.tryPortal(url, account, copy))
        .on(Tasks.Lane.LONG)
        .whileRunning(busy)
        .onSuccess(answer -> tried.set(Tried.WORKS))
        .onProblem(problem::set)
        .start();
  }

  /** On from the business systems. */
  public void leaveSystems() {
    if (usedCount() == 0) {
      fail("first-run.no-system");
    } else {
      forward();
    }
  }

  /** Makes the office. */
  public void create() {
    if (busy.get()) {
      return;
    }
    problem.set(null);
    boolean given = setUp.givenOffice() != null;
    var plan =
        new FirstSetUp.Plan(
            given ? null : office.get().strip(),
            given ? null : municipality.get(),
            new OperatorId(user.get().strip()),
            userName.get().strip(),
            password.clone(),
            given ? null : orNull(portalUrl),
            given ? null : orNull(portalUser),
            portalPassword.clone(),
            given ? null : chosen(),
            given ? null : orNull(receiving));
    tasks
        .run(() -> printed(setUp.create(plan)))
        .on(Tasks.Lane.LONG)
        .whileRunning(busy)
        .onSuccess(key -> {
          forget();
          recoveryKey.set(key);
          forward();
        })
        .onProblem(problem::set)
        .start();
  }

  /** Keeps the recovery key in a file of this account alone, to be printed and deleted. */
  public void saveKey(Path file) {
    byte[] bytes = (recoveryKey.get() + "\n").getBytes(StandardCharsets.US_ASCII);
    problem.set(null);
    tasks
        .act(() -> {
          try {
            WholeFile.replace(file, bytes);
          } catch (IOException e) {
            throw new DeskException(
                Problem.of(Kind.USAGE, "recovery.file-unwritten", file.toString()), e);
          } finally {
            Arrays.fill(bytes, (byte) 0);
          }
        })
        .whileRunning(busy)
        .onProblem(problem::set)
        .start();
  }

  /**
   * The end, once the key was noted.
   *
   * @param typed its last four characters
   */
  public void finish(String typed) {
    String key = recoveryKey.get();
    if (!typed.strip().toUpperCase(Locale.ROOT).equals(key.substring(key.length() - LAST))) {
      fail("first-run.key-differs");
      return;
    }
    recoveryKey.set("");
    problem.set(null);
    done.run();
  }

  /** Overwrites the passwords. */
  public void forget() {
    Arrays.fill(password, '\0');
    Arrays.fill(portalPassword, '\0');
    password = new char[0];
    portalPassword = new char[0];
  }

  private static String printed(RecoveryKey key) {
    try (key) {
      return new String(key.printed());
    }
  }

  private Set<String> chosen() {
    return used.entrySet().stream()
        .filter(e -> e.getValue().get())
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  private void keepPortalPassword(char[] typed) {
    Arrays.fill(portalPassword, '\0');
    portalPassword = typed;
  }

  private static boolean usable(String url) {
    try {
      URI uri = URI.create(url);
      return uri.getHost() != null
          && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static @Nullable String orNull(StringProperty text) {
    return text.get().isBlank() ? null : text.get().strip();
  }

  private void forward() {
    problem.set(null);
    step.set(steps.get(steps.indexOf(step.get()) + 1));
  }

  private void fail(String key) {
    problem.set(Problem.of(Kind.USAGE, key));
  }
}
