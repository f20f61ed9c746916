package dev.shinseidesk.security;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Problem;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.LongConsumer;
import javax.crypto.AEADBadTagException;
import org.jspecify.annotations.Nullable;

/**
 * The keyring of a data folder: one random data key, sealed for each user to a key pair whose
 * private half only the user's password opens ({@link Envelope}), and once more for the recovery
 * key. Whoever has no password has nothing; changing a password leaves the store as it is. Any
 * thread but the FX thread; one process writes at a time, which the store's lock sees to. Every
 * array of characters handed in is cleared before a method returns, however it returns.
 */
public final class Keyring {
  static final int NONCE_BYTES = 12;
  static final int TAG_BYTES = 16;

  /** Stands where users' entries have the name; no user can be called so. */
  private static final String RECOVERY = "\nrecovery";

  private final KeyringFile file;
  private final KeyDerivation derivation;
  private final SecureRandom random;
  private final Envelope envelope;
  private LongConsumer written = generation -> {};
  private long opened;
  private long known;

  /**
   * A keyring that need not exist yet; touches no file.
   *
   * @param file usually {@code keyring.json} in the data folder
   * @param derivation least cost of new entries; more where the file has a costlier one, so that
   *     what was calibrated at set-up holds for those who come later
   * @param random source of keys, salts and nonces
   */
  public Keyring(Path file, KeyDerivation derivation, SecureRandom random) {
    this.file = new KeyringFile(file);
    this.derivation = derivation;
    this.random = random;
    this.envelope = new Envelope(random);
  }

  /**
   * Has somebody told the generation of every file written from now on, after it lies on the disk.
   */
  public synchronized void onWritten(LongConsumer told) {
    written = told;
  }

  /** The generation of the file as it was when the data key last came out of it; 0 for none. */
  public synchronized long opened() {
    return opened;
  }

  /**
   * The generation the file says it is of.
   *
   * @throws DeskException {@code sign-in.keyring-broken}
   */
  public synchronized long generation() throws DeskException {
    return file.read().generation();
  }

  /** Whether there is a file, sound or not. */
  public boolean exists() {
    return file.exists();
  }

  /**
   * Makes a new data key and the file with its first user.
   *
   * @return the data key, which the caller closes
   * @throws DeskException {@code sign-in.keyring-exists}, with nothing changed; {@code
   *     sign-in.password-empty}; {@code sign-in.keyring-unwritten}
   */
  public synchronized DataKey create(OperatorId first, char[] password) throws DeskException {
    DataKey key = DataKey.random(random);
    try {
      if (file.exists()) {
        throw refused("sign-in.keyring-exists");
      }
      var entry = wrap(first.value(), key, password, derivation);
      write(key, new KeyringFile.Content(Envelope.check(key), Map.of(first, entry), null, 0, null));
      return key;
    } catch (DeskException | RuntimeException e) {
      key.close();
      throw e;
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  /**
   * Gives the data key to a user who knows the password. An unknown user costs the same work as a
   * wrong password and gives the same problem.
   *
   * @param user as typed; may be anything
   * @return the data key, which the caller closes
   * @throws DeskException {@code sign-in.wrong} or {@code sign-in.keyring-broken}
   */
  public synchronized DataKey unlock(String user, char[] password) throws DeskException {
    try {
      return unlock(read(), user, password);
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  private DataKey unlock(KeyringFile.Content content, String user, char[] password)
      throws DeskException {
    // For an unknown user somebody's entry is tried under the name typed, which is authenticated
    // with it and so never fits.
    KeyringFile.Entry entry = content.entries().values().iterator().next();
    for (Entry<OperatorId, KeyringFile.Entry> candidate : content.entries().entrySet()) {
      if (candidate.getKey().value().equals(user)) {
        entry = candidate.getValue();
      }
    }
    return open(content, user, entry, password, "sign-in.wrong");
  }

  private DataKey open(
      KeyringFile.Content content,
      String name,
      KeyringFile.Entry entry,
      char[] secret,
      String wrong)
      throws DeskException {
    try {
      DataKey key = Envelope.open(name, entry, secret);
      byte[] seal = content.seal();
      if (!MessageDigest.isEqual(Envelope.check(key), content.check())
          || (seal != null && !MessageDigest.isEqual(Envelope.seal(content, key), seal))) {
        key.close();
        throw new DeskException(Problem.of(Problem.Kind.USAGE, "sign-in.keyring-broken"));
      }
      opened = content.generation();
      known = Math.max(known, opened);
      return key;
    } catch (AEADBadTagException e) {
      throw refused(wrong);
    }
  }

  /**
   * Gives the data key to whoever has the recovery key.
   *
   * @return the data key, which the caller closes
   * @throws DeskException {@code sign-in.recovery-wrong}, {@code sign-in.recovery-none} or {@code
   *     sign-in.keyring-broken}
   */
  public synchronized DataKey unlock(RecoveryKey recovery) throws DeskException {
    KeyringFile.Content content = file.read();
    KeyringFile.Entry entry = content.recovery();
    if (entry == null) {
      throw refused("sign-in.recovery-none");
    }
    char[] secret = recovery.secret();
    try {
      return open(content, RECOVERY, entry, secret, "sign-in.recovery-wrong");
    } finally {
      Arrays.fill(secret, '\0');
    }
  }

  /**
   * Adds a user; only somebody who holds the data key can.
   *
   * @throws DeskException {@code sign-in.user-exists}, {@code sign-in.password-empty}, {@code
   *     sign-in.keyring-broken}, {@code sign-in.keyring-unwritten}; nothing changed
   * @throws IllegalArgumentException when the data key is not this keyring's
   */
  public synchronized void addUser(DataKey key, OperatorId user, char[] password)
      throws DeskException {
    try {
      KeyringFile.Content content = own(key);
      if (content.entries().containsKey(user)) {
        throw refused("sign-in.user-exists", user.value());
      }
      put(content, user, key, password);
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  /**
   * Gives a user a password, whatever it was before, or brings a user who has no entry back; only
   * somebody who holds the data key can.
   *
   * @throws DeskException {@code sign-in.password-empty}, {@code sign-in.keyring-broken}, {@code
   *     sign-in.keyring-unwritten}; nothing changed
   * @throws IllegalArgumentException when the data key is not this keyring's
   */
  public synchronized void setPassword(DataKey key, OperatorId user, char[] password)
      throws DeskException {
    try {
      put(own(key), user, key, password);
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  /**
   * Changes a password; the store is not touched.
   *
   * @throws DeskException {@code sign-in.wrong} when the present one is wrong, {@code
   *     sign-in.password-empty}, {@code sign-in.keyring-broken}, {@code sign-in.keyring-unwritten};
   *     nothing changed
   */
  public synchronized void changePassword(OperatorId user, char[] present, char[] next)
      throws DeskException {
    try {
      KeyringFile.Content content = read();
      try (DataKey key = unlock(content, user.value(), present)) {
        put(content, user, key, next);
      }
    } finally {
      Arrays.fill(present, '\0');
      Arrays.fill(next, '\0');
    }
  }

  /**
   * Takes a user's entry away; nothing happens where there is none. Only somebody who holds the
   * data key can.
   *
   * @throws DeskException {@code sign-in.last-user} for the only one; {@code
   *     sign-in.keyring-broken}, {@code sign-in.keyring-unwritten}; nothing changed
   * @throws IllegalArgumentException when the data key is not this keyring's
   */
  public synchronized void remove(DataKey key, OperatorId user) throws DeskException {
    KeyringFile.Content content = own(key);
    Map<OperatorId, KeyringFile.Entry> entries = new LinkedHashMap<>(content.entries());
    if (entries.remove(user) == null) {
      return;
    }
    if (entries.isEmpty()) {
      throw refused("sign-in.last-user");
    }
    write(key, content, entries, content.recovery());
  }

  /**
   * Puts a new recovery key in the place of the one before; only somebody who holds the data key
   * can.
   *
   * @return to be printed once; the caller closes it
   * @throws DeskException {@code sign-in.keyring-broken}, {@code sign-in.keyring-unwritten};
   *     nothing changed
   * @throws IllegalArgumentException when the data key is not this keyring's
   */
  public synchronized RecoveryKey renewRecovery(DataKey key) throws DeskException {
    KeyringFile.Content content = own(key);
    RecoveryKey made = RecoveryKey.random(random);
    char[] secret = made.secret();
    try {
      var entry = envelope.wrap(RECOVERY, key, secret, cost(content));
      write(key, content, content.entries(), entry);
      return made;
    } catch (DeskException | RuntimeException e) {
      made.close();
      throw e;
    } finally {
      Arrays.fill(secret, '\0');
    }
  }

  /**
   * Whether there is a recovery key.
   *
   * @throws DeskException {@code sign-in.keyring-broken}
   */
  public synchronized boolean recoverable() throws DeskException {
    return file.read().recovery() != null;
  }

  /**
   * Writes this keyring with another data key in it to another file; passwords and recovery key
   * stay as they are. This file isn't touched.
   *
   * @throws DeskException {@code sign-in.rekey-entries} with the users whose entries can't take
   *     another key: they are of version 1, or somebody tampered with them; a new password mends
   *     both. {@code sign-in.keyring-broken}, {@code sign-in.keyring-unwritten}
   * @throws IllegalArgumentException when the old data key is not this keyring's
   */
  public synchronized void rekey(DataKey old, DataKey next, Path to) throws DeskException {
    new KeyringFile(to).write(following(next, envelope.resealed(own(old), RECOVERY, old, next)));
  }

  /**
   * Who has an entry, in the file's order.
   *
   * @throws DeskException {@code sign-in.keyring-broken}
   */
  public synchronized List<OperatorId> users() throws DeskException {
    return List.copyOf(file.read().entries().keySet());
  }

  /**
   * Whether a user's entry is of an older version; setting the same password again brings it up to
   * date.
   *
   * @throws DeskException {@code sign-in.keyring-broken}
   */
  public synchronized boolean outdated(OperatorId user) throws DeskException {
    KeyringFile.Entry entry = file.read().entries().get(user);
    return entry != null && entry.pair() == null;
  }

  /** Nothing is built on a file older than one this desk has opened or written itself. */
  private KeyringFile.Content read() throws DeskException {
    KeyringFile.Content content = file.read();
    if (content.generation() < known) {
      throw refused("sign-in.keyring-older");
    }
    return content;
  }

  private KeyringFile.Content own(DataKey key) throws DeskException {
    KeyringFile.Content content = read();
    if (!MessageDigest.isEqual(Envelope.check(key), content.check())) {
      throw new IllegalArgumentException("the data key is not this keyring's");
    }
    return content;
  }

  private void put(KeyringFile.Content content, OperatorId user, DataKey key, char[] password)
      throws DeskException {
    Map<OperatorId, KeyringFile.Entry> entries = new LinkedHashMap<>(content.entries());
    entries.put(user, wrap(user.value(), key, password, cost(content)));
    write(key, content, entries, content.recovery());
  }

  private void write(
      DataKey key,
      KeyringFile.Content before,
      Map<OperatorId, KeyringFile.Entry> entries,
      KeyringFile.@Nullable Entry recovery)
      throws DeskException {
    write(
        key, new KeyringFile.Content(before.check(), entries, recovery, before.generation(), null));
  }

  /** The file first: killed in between, the next sign-in still finds the newest one. */
  private void write(DataKey key, KeyringFile.Content content) throws DeskException {
    KeyringFile.Content next = following(key, content);
    file.write(next);
    known = next.generation();
    written.accept(known);
  }

  private static KeyringFile.Content following(DataKey key, KeyringFile.Content content) {
    var next =
        new KeyringFile.Content(
            content.check(), content.entries(), content.recovery(), content.generation() + 1, null);
    return next.sealed(Envelope.seal(next, key));
  }

  private KeyDerivation cost(KeyringFile.Content content) {
    KeyDerivation cost = derivation;
    for (KeyringFile.Entry entry : content.entries().values()) {
      cost = cost.costlier(entry.derivation());
    }
    return cost;
  }

  private KeyringFile.Entry wrap(String name, DataKey key, char[] password, KeyDerivation cost)
      throws DeskException {
    if (password.length == 0) {
      throw refused("sign-in.password-empty");
    }
    return envelope.wrap(name, key, password, cost);
  }

  private static DeskException refused(String key, String... facts) {
    return new DeskException(Problem.of(Problem.Kind.REFUSED, key, facts));
  }
}
