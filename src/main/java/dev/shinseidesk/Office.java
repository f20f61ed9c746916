package dev.shinseidesk;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.OwnersOnly;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.StoreException;
import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditEvent;
import dev.shinseidesk.console.OfficeAccess;
import dev.shinseidesk.portal.PortalProfile;
import dev.shinseidesk.practice.PracticeAccount;
import dev.shinseidesk.provisioning.Provisioned.Brought;
import dev.shinseidesk.residents.LinkLeftovers;
import dev.shinseidesk.security.DataKey;
import dev.shinseidesk.security.KeyDerivation;
import dev.shinseidesk.security.RecoveryKey;
import dev.shinseidesk.security.SignInRules;
import dev.shinseidesk.services.Credentials;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.services.SettingsChoice;
import dev.shinseidesk.settings.ConfigurationReader;
import dev.shinseidesk.settings.FilesInForce;
import dev.shinseidesk.settings.OfficeConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The composition root: builds everything of an office from its configuration folder with plain
 * constructors. Before sign-in it holds no key; each sign-in opens the store and everything on it,
 * and signing out closes them.
 */
public final class Office implements OfficeAccess.ClosableOffice {
  /** The encrypted store in the data folder. */
  static final String STORE = "store.db";

  /** The keyring beside it. */
  static final String KEYRING = "keyring.json";

  private static final Logger LOG = LoggerFactory.getLogger(Office.class);

  private final ConfigurationReader reader;
  private final Installed installed;
  private volatile Reading read;
  private final Locale locale;
  private final Clock clock;
  private final KeyDerivation floor;
  private final boolean background;
  private final @Nullable PracticeRoom practice;
  private final SecureRandom random = new SecureRandom();
  private @Nullable DeskRoom open;
  private @Nullable DataKey key;
  private Runnable leaving = () -> {};

  /**
   * The configuration as read.
   *
   * @param brought the bundle that holds
   * @param files the files in force, from which the configuration was read
   */
  private record Reading(
      Brought brought, Map<String, byte[]> files, OfficeConfiguration configuration) {}

  private Office(
      ConfigurationReader reader,
      Installed installed,
      Reading read,
      Locale locale,
      Clock clock,
      KeyDerivation floor,
      boolean background,
      @Nullable PracticeRoom practice) {
    this.reader = reader;
    this.installed = installed;
    this.read = read;
    this.locale = locale;
    this.clock = clock;
    this.floor = floor;
    this.background = background;
    this.practice = practice;
    LinkLeftovers.sweep(temporary());
  }

  /**
   * Opens the office of a configuration folder for commands: nothing is delivered in the
   * background. What was installed for this desk is laid down first.
   *
   * @throws DeskException the first mistake of the configuration; keys {@code provisioning.*}
   */
  static Office open(Installed installed, Path folder, Locale locale, Clock clock)
      throws DeskException {
    return open(installed, folder, locale, clock, KeyDerivation.DEFAULT);
  }

  /**
   * The same with another least cost of passwords, for tests of what comes after the sign-in.
   *
   * @throws DeskException the first mistake of the configuration; keys {@code provisioning.*}
   */
  static Office open(
      Installed installed, Path folder, Locale locale, Clock clock, KeyDerivation floor)
      throws DeskException {
    var reader = new ConfigurationReader();
    Reading read = read(reader, installed.bring(folder), folder);
    return new Office(reader, installed, read, locale, clock, floor, false, null);
  }

  /**
   * The same for a window: the outbox delivers in the background.
   *
   * @param brought what {@link Installed#bring} gave a moment ago: a share is asked once a start
   * @throws DeskException the first mistake of the configuration
   */
  static Office openForWindow(
      Installed installed, Brought brought, Path folder, Locale locale, Clock clock)
      throws DeskException {
    var reader = new ConfigurationReader();
    Reading read = read(reader, brought, folder);
    return new Office(reader, installed, read, locale, clock, KeyDerivation.DEFAULT, true, null);
  }

  /**
   * An office of made-up residents with its own portal, in a temporary folder deleted at the end.
   */
  public static Office practice(PracticeRoom.Setting setting, Locale locale, Clock clock)
      throws DeskException {
    PracticeRoom room = PracticeRoom.open(setting, clock);
    try {
      var reader = new ConfigurationReader();
      var office =
          new Office(
              reader,
              // nothing that was laid down for this desk holds for practice
              new Installed(room.configuration().resolve("desk.conf"), clock),
              read(reader, Brought.NOTHING, room.configuration()),
              locale,
              clock,
              KeyDerivation.PUBLIC,
              true,
              room);
      char[] password = PracticeRoom.PASSWORD.toCharArray();
      char[] portalPassword = PracticeAccount.SHOWN.password().toCharArray();
      room.guard(office.configuration());
      office
          .entrance()
          .found(
              first(new OperatorId(PracticeRoom.USER), PracticeRoom.USER_NAME),
              password,
              Map.of(
                  DeskRoom.PORTAL_SECRET,
                  portalPassword,
                  PracticeReceiver.SECRET,
                  PracticeReceiver.PASSWORD.toCharArray()),
              false);
      PracticeStaff.join(office.entrance(), office.data(STORE));
      return office;
    } catch (DeskException | RuntimeException e) {
      room.close();
      throw e;
    }
  }

  private static Reading read(ConfigurationReader reader, Brought brought, Path folder)
      throws DeskException {
    Map<String, byte[]> files = FilesInForce.read(folder);
    var reading = reader.read(folder, files);
    OfficeConfiguration configuration = reading.configuration();
    if (configuration == null) {
      throw new DeskException(reading.problems().getFirst());
    }
    return new Reading(brought, files, configuration);
  }

  private OfficeConfiguration configuration() {
    return read.configuration();
  }

  /**
   * Makes keyring and store with a first administrator. Both arrays are cleared.
   *
   * @param portalPassword empty where it is to be set later
   * @return the recovery key, to be printed once; the caller closes it
   * @throws DeskException {@code sign-in.keyring-exists} where there is a keyring already; {@code
   *     sign-in.password-*}; or the store can't be made
   */
  public RecoveryKey found(OperatorId id, String name, char[] password, char[] portalPassword)
      throws DeskException {
    Map<String, char[]> secrets =
        portalPassword.length == 0 ? Map.of() : Map.of(DeskRoom.PORTAL_SECRET, portalPassword);
    try {
      // where the settings came from a bundle, nobody has made it yet
      OwnersOnly.folder(data("."));
    } catch (IOException e) {
      Arrays.fill(password, '\0');
      Arrays.fill(portalPassword, '\0');
      throw new DeskException(
          Problem.of(Problem.Kind.USAGE, "settings.not-writable", data(".").normalize().toString()),
          e);
    }
    return Objects.requireNonNull(entrance().found(first(id, name), password, secrets, true));
  }

  /** Whether there is a keyring, and so a store, already. */
  boolean founded() {
    return Files.exists(data(KEYRING));
  }

  private static Operator first(OperatorId id, String name) {
    return new Operator(
        id,
        name,
        EnumSet.of(
            Operator.Role.CLERK,
            Operator.Role.REVIEWER,
            Operator.Role.SUPERVISOR,
            Operator.Role.ADMINISTRATOR));
  }

  @Override
  public String officeName() {
    return configuration().settings().name();
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
  public synchronized DeskServices signIn(Credentials credentials, SettingsChoice choice)
      throws DeskException {
    signOut();
    try {
      reload(read.brought());
      Entrance entrance = entrance();
      Entrance.Entered entered = entrance.enter(credentials);
      try {
        inForce(entered, choice);
        open =
            new DeskRoom(
                reader,
                configuration(),
                profile(),
                entered.store(),
                clock,
                background,
                installed.locks());
        key = entered.key();
        leaving = () -> left(entered);
        return open.services(
            entered.operator(),
            entered.before(),
            AccountWiring.accounts(officeName(), entrance, entered, rules(), clock),
            this::signOut);
      } catch (DeskException | RuntimeException e) {
        entered.close();
        throw e;
      }
    } finally {
      credentials.clear();
    }
  }

  /** Nobody works by settings that differ from those in force. */
  private void inForce(Entrance.Entered entered, SettingsChoice choice) throws DeskException {
    var watch =
        new SettingsWatch(
            installed,
            configuration().folder(),
            entered.store().inForce(),
            entered.trail(),
            entered.operator());
    Brought brought = watch.signed(read.brought());
    if (!brought.equals(read.brought())) {
      reload(brought);
    }
    if (watch.check(read.files(), brought, installed.locks(), choice)) {
      reload(brought);
      watch.check(read.files(), brought, installed.locks(), SettingsChoice.NONE);
    }
  }

  @Override
  public synchronized RecoveryKey recover(String user, char[] recoveryKey, char[] next)
      throws DeskException {
    signOut();
    reload(read.brought());
    try (RecoveryKey used = RecoveryKey.typed(recoveryKey)) {
      return entrance().recover(user, used, next);
    } finally {
      Arrays.fill(next, '\0');
    }
  }

  @Override
  public synchronized void rekey(Credentials credentials) throws DeskException {
    signOut();
    reload(read.brought());
    entrance().rekey(credentials, step -> {});
  }

  /** What an administrator saved holds from the next sign-in; what a bundle says holds always. */
  private void reload(Brought brought) throws DeskException {
    Path folder = configuration().folder();
    brought.again(folder);
    read = read(reader, brought, folder);
    if (practice != null) {
      practice.guard(configuration());
    }
  }

  private Entrance entrance() {
    Path witness = practice == null ? Witness.of(data("")) : null;
    return new Entrance(data(""), witness, rules(), floor, clock, random);
  }

  private SignInRules rules() {
    return configuration().settings().signInRules();
  }

  private PortalProfile profile() {
    String url = configuration().settings().portal().baseUrl();
    return url == null ? configuration().profile() : configuration().profile().withBaseUrl(url);
  }

  private synchronized void signOut() {
    DeskRoom room = open;
    open = null;
    leaving.run();
    leaving = () -> {};
    if (room != null) {
      room.close();
    }
    DataKey held = key;
    key = null;
    if (held != null) {
      held.close();
    }
  }

  /** A store that can't take the line any more keeps nobody from leaving. */
  private static void left(Entrance.Entered entered) {
    try {
      entered.trail().record(AuditEvent.of(AuditAction.SIGN_OUT, entered.operator()));
    } catch (StoreException e) {
      LOG.warn("the sign-out can't be recorded: {}", e.problem().key());
    }
  }

  @Override
  public synchronized void close() {
    signOut();
    if (practice != null) {
      practice.close();
    }
  }

  /** Where what is too large for memory may lie for a moment, encrypted. */
  static Path temporary() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }

  private Path data(String file) {
    return configuration().resolve(configuration().settings().data()).resolve(file);
  }
}
