package dev.shinseidesk;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.provisioning.InForceStore.Held;
import dev.shinseidesk.security.KeyDerivation;
import dev.shinseidesk.security.SignInRules;
import dev.shinseidesk.services.Credentials;
import dev.shinseidesk.services.DeskAct;
import dev.shinseidesk.services.Permissions;
import dev.shinseidesk.settings.FilesInForce;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * Settings that somebody broke, so that no office can be opened by them: an administrator writes
 * back what was in force. Signs in by the rules that ship, for this alone. One thread.
 */
final class UnreadableSettings {
  private final Installed installed;
  private final Path folder;
  private final Clock clock;
  private final KeyDerivation floor;

  UnreadableSettings(Installed installed, Path folder, Clock clock, KeyDerivation floor) {
    this.installed = installed;
    this.folder = folder;
    this.clock = clock;
    this.floor = floor;
  }

  /** Whether it is a mistake in the settings that keeps an office from being opened. */
  static boolean is(Problem problem) {
    return problem.kind() == Kind.USAGE && !problem.key().startsWith("provisioning.");
  }

  /**
   * Writes it back, recorded first.
   *
   * @throws DeskException {@code sign-in.*}; {@code settings.not-permitted}; {@code
   *     settings.not-writable}
   */
  void putBack(Credentials credentials) throws DeskException {
    Path data = FilesInForce.data(folder);
    var entrance = new Entrance(data, SignInRules.DEFAULT, floor, clock, new SecureRandom());
    Entrance.Entered entered = entrance.enter(credentials);
    try {
      if (!Permissions.may(entered.operator(), DeskAct.CONFIGURE)) {
        throw new DeskException(Problem.of(Kind.REFUSED, "settings.not-permitted"));
      }
      Map<String, Held> held = entered.store().inForce().held();
      List<String> names = FilesInForce.broken(folder, held);
      new SettingsWatch(
              installed, folder, entered.store().inForce(), entered.trail(), entered.operator())
          .undone(names);
      FilesInForce.putBack(folder, held, names);
    } finally {
      entered.close();
    }
  }
}
