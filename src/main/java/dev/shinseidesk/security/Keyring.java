package dev.shinseidesk.security;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The keyring of a data folder: one random data key, wrapped for each user with AES-256-GCM under a
 * key that Argon2id makes from the password. Whoever has no password has nothing; changing a
 * password re-wraps the key and leaves the store as it is. Any thread but the FX thread; one
 * process writes at a time. Every array of characters handed in is cleared before a method returns,
 * however it returns.
 */
public final class Keyring {
  static final int NONCE_BYTES = 12;
  static final int TAG_BYTES = 16;

  private final KeyringFile file;
  private final KeyDerivation derivation;
  private final SecureRandom random;

  /**
   * A keyring that need not exist yet; touches no file.
   *
   * @param file usually {@code keyring.json} in the data folder
   * @param derivation cost of new entries; {@link KeyDerivation#DEFAULT} but in tests
   * @param random source of keys, salts and nonces
   */
  public Keyring(Path file, KeyDerivation derivation, SecureRandom random) {
    this.file = new KeyringFile(file);
    this.derivation = derivation;
    this.random = random;
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
      file.write(new KeyringFile.Content(check(key), Map.of(first, wrap(first, key, password))));
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
      return unlock(file.read(), user, password);
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  private static DataKey unlock(KeyringFile.Content content, String user, char[] password)
      throws DeskException {
    // For an unknown user somebody's entry is tried under the name typed, which is authenticated
    // with it and so never fits.
    KeyringFile.Entry entry = content.entries().values().iterator().next();
    for (Entry<OperatorId, KeyringFile.Entry> candidate : content.entries().entrySet()) {
      if (candidate.getKey().value().equals(user)) {
        entry = candidate.getValue();
      }
    }
    byte[] wrapping = entry.derivation().derive(password, entry.salt());
    byte @Nullable [] bytes = null;
    try {
      bytes =
          cipher(Cipher.DECRYPT_MODE, wrapping, entry.nonce(), user, entry.derivation())
              .doFinal(entry.wrapped());
      DataKey key = DataKey.copyOf(bytes);
      if (!MessageDigest.isEqual(check(key), content.check())) {
        key.close();
        throw new DeskException(Problem.of(Problem.Kind.USAGE, "sign-in.keyring-broken"));
      }
      return key;
    } catch (AEADBadTagException e) {
      throw refused("sign-in.wrong");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    } finally {
      Arrays.fill(wrapping, (byte) 0);
      if (bytes != null) {
        Arrays.fill(bytes, (byte) 0);
      }
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
      KeyringFile.Content content = file.read();
      if (!MessageDigest.isEqual(check(key), content.check())) {
        throw new IllegalArgumentException("the data key is not this keyring's");
      }
      if (content.entries().containsKey(user)) {
        throw refused("sign-in.user-exists", user.value());
      }
      put(content, user, wrap(user, key, password));
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
      KeyringFile.Content content = file.read();
      try (DataKey key = unlock(content, user.value(), present)) {
        put(content, user, wrap(user, key, next));
      }
    } finally {
      Arrays.fill(present, '\0');
      Arrays.fill(next, '\0');
    }
  }

  /**
   * Who has an entry, in the file's order.
   *
   * @throws DeskException {@code sign-in.keyring-broken}
   */
  public synchronized List<OperatorId> users() throws DeskException {
    return List.copyOf(file.read().entries().keySet());
  }

  private void put(KeyringFile.Content content, OperatorId user, KeyringFile.Entry entry)
      throws DeskException {
    Map<OperatorId, KeyringFile.Entry> entries = new LinkedHashMap<>(content.entries());
    entries.put(user, entry);
    file.write(new KeyringFile.Content(content.check(), entries));
  }

  private KeyringFile.Entry wrap(OperatorId user, DataKey key, char[] password)
      throws DeskException {
    if (password.length == 0) {
      throw refused("sign-in.password-empty");
    }
    byte[] salt = new byte[KeyDerivation.SALT_BYTES];
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(salt);
    random.nextBytes(nonce);
    byte[] wrapping = derivation.derive(password, salt);
    byte[] bytes = key.bytes();
    try {
      byte[] wrapped =
          cipher(Cipher.ENCRYPT_MODE, wrapping, nonce, user.value(), derivation).doFinal(bytes);
      return new KeyringFile.Entry(derivation, salt, nonce, wrapped);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    } finally {
      Arrays.fill(wrapping, (byte) 0);
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** The name and the cost are authenticated too: an entry can't be moved to another user. */
  private static Cipher cipher(
      int mode, byte[] wrapping, byte[] nonce, String user, KeyDerivation derivation)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode, new SecretKeySpec(wrapping, "AES"), new GCMParameterSpec(TAG_BYTES * 8, nonce));
    cipher.updateAAD(
        String.format(
                Locale.ROOT,
                "shinsei-desk keyring 1\nargon2id %d %d %d\n%s",
                derivation.memoryKib(),
                derivation.passes(),
                derivation.lanes(),
                user)
            .getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private static byte[] check(DataKey key) {
    byte[] bytes = key.bytes();
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
      return mac.doFinal("shinsei-desk keyring 1".getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static DeskException refused(String key, String... facts) {
    return new DeskException(Problem.of(Problem.Kind.REFUSED, key, facts));
  }
}
