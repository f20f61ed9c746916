package dev.shinseidesk;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.portal.HttpPortal;
import dev.shinseidesk.portal.PortalProfileReader;
import dev.shinseidesk.portal.PortalTls;
import dev.shinseidesk.security.KeyDerivation;
import dev.shinseidesk.security.PasswordPolicy;
import dev.shinseidesk.security.RecoveryKey;
import dev.shinseidesk.security.SignInRules;
import dev.shinseidesk.services.FirstSetUp;
import dev.shinseidesk.settings.ConfigurationFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way an office comes to be, for the window and for {@code setup}: settings, keyring, store
 * and first administrator, or nothing of it. Where the town's bundle laid the settings down, they
 * are left as they are. Any thread but the FX thread.
 */
final class Founding implements FirstSetUp {
  private static final Logger LOG = LoggerFactory.getLogger(Founding.class);
  private static final String SETTINGS = "office.json";

  private final Installed installed;
  private final Path folder;
  private final Locale locale;
  private final Clock clock;
  private final KeyDerivation floor;

  Founding(Installed installed, Path folder, Locale locale, Clock clock) {
    this(installed, folder, locale, clock, KeyDerivation.DEFAULT);
  }

  /** The same with another least cost of passwords, for tests of what comes after the sign-in. */
  Founding(Installed installed, Path folder, Locale locale, Clock clock, KeyDerivation floor) {
    this.installed = installed;
    this.floor = floor;
    this.folder = folder;
    this.locale = locale;
    this.clock = clock;
  }

  /** Whether there are settings in a folder. */
  static boolean settled(Path folder) {
    return Files.exists(folder.resolve(SETTINGS));
  }

  /**
   * Whether a folder waits to be set up: no settings in it, or settings without any keyring.
   *
   * @throws DeskException the first mistake of the settings
   */
  boolean awaited() throws DeskException {
    if (!settled(folder)) {
      return true;
    }
    try (var office = Office.open(installed, folder, locale, clock, floor)) {
      return !office.founded();
    }
  }

  @Override
  public @Nullable String givenOffice() {
    if (!settled(folder)) {
      return null;
    }
    try (var office = Office.open(installed, folder, locale, clock, floor)) {
      return office.officeName();
    } catch (DeskException e) { // it was read a moment ago
      return folder.toString();
    }
  }

  @Override
  public List<SystemChoice> systems() {
    return givenOffice() != null
        ? List.of()
        : ConfigurationFolder.shippedSystems().stream()
            .map(s -> new SystemChoice(s.id(), s.name(), s.enabled()))
            .toList();
  }

  @Override
  public void checkPassword(OperatorId user, char[] password) throws DeskException {
    new PasswordPolicy(SignInRules.DEFAULT.passwordLength()).check(user, password);
  }

  @Override
  public void tryPortal(String url, String user, char[] password) throws DeskException {
    var profile =
        Objects.requireNonNull(new PortalProfileReader().shipped().profile()).withBaseUrl(url);
    try {
      var tls = new PortalTls(folder, name -> new char[0]).context(profile.connection());
      try (var portal = new HttpPortal(profile, user, password::clone, tls, clock)) {
        portal.logIn();
      }
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  @Override
  public RecoveryKey create(Plan plan) throws DeskException {
    Path settings = folder.resolve(SETTINGS);
    boolean made = false;
    try {
      boolean given = settled(folder);
      if (given && (!awaited() || changes(plan))) {
        throw new DeskException(Problem.of(Kind.REFUSED, "settings.exists", folder.toString()));
      }
      checkPassword(plan.user(), plan.password());
      if (!given) {
        new ConfigurationFolder()
            .create(
                folder,
                new ConfigurationFolder.Overrides(
                    plan.office(),
                    plan.municipality(),
                    plan.portalUrl(),
                    plan.portalUser(),
                    plan.systems(),
                    plan.receiving()));
        made = true;
      }
      try (var office = Office.open(installed, folder, locale, clock, floor)) {
        RecoveryKey key =
            office.found(plan.user(), plan.userName(), plan.password(), plan.portalPassword());
        made = false;
        return key;
      }
    } finally {
      plan.clear();
      if (made) {
        undo(settings);
      }
    }
  }

  /** Whether something is wished for that the settings already there decide. */
  private static boolean changes(Plan plan) {
    return plan.office() != null
        || plan.municipality() != null
        || plan.portalUrl() != null
        || plan.portalUser() != null
        || plan.systems() != null
        || plan.receiving() != null;
  }

  /** Without its main file a folder counts as not set up; the rest is written over next time. */
  private static void undo(Path settings) {
    try {
      Files.deleteIfExists(settings);
    } catch (IOException e) {
      LOG.warn("{} can't be taken back: {}", SETTINGS, e.getClass());
    }
  }
}
