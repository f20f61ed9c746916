package dev.shinseidesk;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.WholeFile;
import dev.shinseidesk.security.DataKey;
import dev.shinseidesk.security.KeyDerivation;
import dev.shinseidesk.security.Keyring;
import dev.shinseidesk.security.RecoveryKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a second copy of the keyring, since a damaged one would lock everybody out for good. The
 * copy is written only after the keyring has just opened something, and is used only where the
 * keyring itself can't be read.
 */
final class KeyringKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(KeyringKeeper.class);
  private static final String BROKEN = "sign-in.keyring-broken";

  private final Path file;
  private final Path copy;
  private final Keyring keyring;
  private final Keyring second;
  private final Clock clock;
  private boolean byCopy;

  KeyringKeeper(Path data, KeyDerivation floor, SecureRandom random, Clock clock) {
    this.file = data.resolve(Office.KEYRING);
    this.copy = data.resolve("keyring.copy.json");
    this.keyring = new Keyring(file, floor, random);
    this.second = new Keyring(copy, floor, random);
    this.clock = clock;
  }

  Keyring keyring() {
    return keyring;
  }

  private interface Opening {
    DataKey by(Keyring keys) throws DeskException;
  }

  /** As {@link Keyring#unlock(String, char[])}. */
  DataKey unlock(String user, char[] password) throws DeskException {
    try {
      return unlock(keys -> keys.unlock(user, password.clone()));
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  /** As {@link Keyring#unlock(RecoveryKey)}. */
  DataKey unlock(RecoveryKey recovery) throws DeskException {
    return unlock(keys -> keys.unlock(recovery));
  }

  private DataKey unlock(Opening opening) throws DeskException {
    byCopy = false;
    try {
      return opening.by(keyring);
    } catch (DeskException e) {
      if (!e.problem().key().equals(BROKEN) || !second.exists()) {
        throw e;
      }
      DataKey key = opening.by(second);
      byCopy = true;
      return key;
    }
  }

  /** The generation of what was just opened. */
  long opened() {
    return byCopy ? second.opened() : keyring.opened();
  }

  /** What was just opened is the newest there is: a copy takes the damaged one's place. */
  void settle() {
    if (byCopy) {
      restore();
      byCopy = false;
    }
  }

  /** The damaged one stays beside it, for whoever wants to know what happened. */
  private void restore() {
    try {
      if (Files.exists(file)) {
        Files.copy(
            file,
            file.resolveSibling("keyring.broken-" + clock.instant().getEpochSecond()),
            StandardCopyOption.REPLACE_EXISTING);
      }
      WholeFile.replace(file, Files.readAllBytes(copy));
      LOG.warn("the keyring was damaged; its copy took its place");
    } catch (IOException e) {
      LOG.warn("the keyring is damaged and its copy could not be put in its place", e);
    }
  }

  /** Makes the copy like the keyring, which has just opened something. */
  void keepCopy() {
    try {
      byte[] present = Files.readAllBytes(file);
      if (!Files.exists(copy) || !Arrays.equals(present, Files.readAllBytes(copy))) {
        WholeFile.replace(copy, present);
      }
    } catch (IOException e) {
      LOG.warn("no second copy of the keyring could be written", e);
    }
  }
}
