package dev.shinseidesk;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.provisioning.DeskSettings;
import dev.shinseidesk.provisioning.KeptUpdates;
import dev.shinseidesk.provisioning.Provisioned;
import dev.shinseidesk.provisioning.Provisioned.Brought;
import dev.shinseidesk.provisioning.SigningKeys;
import dev.shinseidesk.services.SettingsLocks;
import dev.shinseidesk.settings.FilesInForce;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What whoever installed the program laid down for this desk, the one place that reads it: its
 * folder, its bundle, its locks, where versions are announced. Any thread.
 */
final class Installed {
  private final Path conf;
  private final Clock clock;

  /**
   * By this file, which need not be there.
   *
   * @param conf {@link DeskSettings#place()} but in tests
   */
  Installed(Path conf, Clock clock) {
    this.conf = conf;
    this.clock = clock;
  }

  /**
   * What is set.
   *
   * @throws DeskException {@code provisioning.desk-conf}
   */
  DeskSettings settings() throws DeskException {
    return DeskSettings.read(conf);
  }

  /** The desk's own folder; null where none is set or the file is broken. */
  @Nullable Path folder() {
    try {
      return settings().config();
    } catch (DeskException e) {
      return null; // the command that needs it says what is missing
    }
  }

  /**
   * Settings that can't be changed at this desk.
   *
   * @throws DeskException {@code provisioning.desk-conf}
   */
  SettingsLocks locks() throws DeskException {
    return new SettingsLocks(settings().locked());
  }

  /**
   * Brings a folder up to what the office's bundle says.
   *
   * @throws DeskException keys {@code provisioning.*}
   */
  Brought bring(Path folder) throws DeskException {
    return provisioned().bring(folder);
  }

  /**
   * Takes up the bytes of a bundle that the store kept.
   *
   * @throws DeskException keys {@code provisioning.*}
   */
  Brought restore(Path folder, byte[] signed) throws DeskException {
    return provisioned().restore(folder, signed);
  }

  private Provisioned provisioned() throws DeskException {
    return new Provisioned(settings(), FilesInForce::named, clock);
  }

  /**
   * The newest list of versions seen at this desk; empty where none is announced to it.
   *
   * @throws DeskException {@code provisioning.desk-conf}, {@code provisioning.key-unusable}
   */
  Optional<KeptUpdates> updates() throws DeskException {
    DeskSettings settings = settings();
    Path folder = settings.config();
    return folder == null || settings.updateKey().isEmpty()
        ? Optional.empty()
        : Optional.of(new KeptUpdates(folder, SigningKeys.publicKey(settings.updateKey())));
  }
}
