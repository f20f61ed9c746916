package dev.shinseidesk;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.console.OfficeAccess;
import dev.shinseidesk.portal.PortalProfile;
import dev.shinseidesk.practice.PracticeAccount;
import dev.shinseidesk.security.DataKey;
import dev.shinseidesk.security.KeyDerivation;
import dev.shinseidesk.security.Keyring;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.settings.ConfigurationReader;
import dev.shinseidesk.settings.OfficeConfiguration;
import dev.shinseidesk.store.SqliteStore;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The composition root: builds everything of an office from its configuration folder with plain
 * constructors. Before sign-in it holds no key; each sign-in opens the store and everything on it,
 * and signing out closes them.
 */
public final class Office implements OfficeAccess.ClosableOffice {
  private static final String STORE = "store.db";
  private static final String KEYRING = "keyring.json";

  private final OfficeConfiguration configuration;
  private final Locale locale;
  private final Clock clock;
  private final boolean background;
  private final @Nullable PracticeRoom practice;
  private final SecureRandom random = new SecureRandom();
  private @Nullable DeskRoom open;

  private Office(
      OfficeConfiguration configuration,
      Locale locale,
      Clock clock,
      boolean background,
      @Nullable PracticeRoom practice) {
    this.configuration = configuration;
    this.locale = locale;
    this.clock = clock;
    this.background = background;
    this.practice = practice;
  }

  /**
   * Opens the office of a configuration folder for commands: nothing is delivered in the
   * background.
   *
   * @throws DeskException the first mistake of the configuration
   */
  public static Office open(Path folder, Locale locale, Clock clock) throws DeskException {
    return new Office(read(folder), locale, clock, false, null);
  }

  /** The same for a window: the outbox delivers in the background. */
  public static Office openForWindow(Path folder, Locale locale, Clock clock) throws DeskException {
    return new Office(read(folder), locale, clock, true, null);
  }

  /**
   * An office of made-up residents with its own portal, in a temporary folder deleted at the end.
   */
  public static Office practice(PracticeRoom.Setting setting, Locale locale, Clock clock)
      throws DeskException {
    PracticeRoom room = PracticeRoom.open(setting, clock);
    try {
      var office = new Office(read(room.configuration()), locale, clock, true, room);
      char[] password = PracticeRoom.PASSWORD.toCharArray();
      char[] portalPassword = PracticeAccount.SHOWN.password().toCharArray();
      office.found(
          new OperatorId(PracticeRoom.USER), PracticeRoom.USER_NAME, password, portalPassword);
      return office;
    } catch (DeskException | RuntimeException e) {
      room.close();
      throw e;
    }
  }

  private static OfficeConfiguration read(Path folder) throws DeskException {
    var reading = new ConfigurationReader().read(folder);
    if (reading.configuration() == null) {
      throw new DeskException(reading.problems().getFirst());
    }
    return reading.configuration();
  }

  /**
   * Makes keyring and store with a first administrator. Both arrays are cleared.
   *
   * @throws DeskException {@code settings.exists} where there is a keyring already, or the store
   *     can't be made
   */
  public void found(OperatorId id, String name, char[] password, char[] portalPassword)
      throws DeskException {
    try (DataKey key = keyring().create(id, password);
        SqliteStore store = SqliteStore.open(data(STORE), key)) {
      store
          .users()
          .save(
              new Operator(
                  id,
                  name,
                  EnumSet.of(
                      Operator.Role.CLERK,
                      Operator.Role.REVIEWER,
                      Operator.Role.SUPERVISOR,
                      Operator.Role.ADMINISTRATOR)));
      store.users().saveSecret(DeskRoom.PORTAL_SECRET, portalPassword);
    } finally {
      Arrays.fill(password, '\0');
      Arrays.fill(portalPassword, '\0');
    }
  }

  @Override
  public String officeName() {
    return configuration.settings().name();
  }

  @Override
  public @Nullable PracticeHint practice() {
    return practice == null ? null : practice.hint();
  }

  /**
   * The practice room behind a practice office.
   *
   * @throws IllegalStateException outside practice mode
   */
  public PracticeRoom practiceRoom() {
    if (practice == null) {
      throw new IllegalStateException("not in practice mode");
    }
    return practice;
  }

  /** Where the window keeps what it remembers: widths, sorting; no personal data. */
  public Path preferences() {
    return data("preferences");
  }

  @Override
  public Locale locale() {
    return locale;
  }

  @Override
  public synchronized DeskServices signIn(String user, char[] password) throws DeskException {
    signOut();
    try {
      OperatorId id = operatorId(user);
      try (DataKey key = keyring().unlock(user.strip(), password)) {
        SqliteStore store = SqliteStore.open(data(STORE), key);
        try {
          Operator operator = store.users().find(id).orElseThrow(Office::wrong);
          var last = store.users().signedIn(id, clock.instant());
          open = new DeskRoom(configuration, profile(), store, clock, background);
          return open.services(operator, last.orElse(null), this::signOut);
        } catch (DeskException | RuntimeException e) {
          store.close();
          throw e;
        }
      }
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  private PortalProfile profile() {
    String url = configuration.settings().portal().baseUrl();
    return url == null ? configuration.profile() : configuration.profile().withBaseUrl(url);
  }

  private synchronized void signOut() {
    DeskRoom room = open;
    open = null;
    if (room != null) {
      room.close();
    }
  }

  @Override
  public synchronized void close() {
    signOut();
    if (practice != null) {
      practice.close();
    }
  }

  private Keyring keyring() {
    return new Keyring(data(KEYRING), KeyDerivation.DEFAULT, random);
  }

  private Path data(String file) {
    return configuration.resolve(configuration.settings().data()).resolve(file);
  }

  private static OperatorId operatorId(String user) throws DeskException {
    try {
      return new OperatorId(user.strip());
    } catch (InvalidValue e) {
      throw wrong();
    }
  }

  private static DeskException wrong() {
    return new DeskException(Problem.of(Problem.Kind.REFUSED, "sign-in.wrong"));
  }
}
