package dev.shinseidesk.security;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.XECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.security.spec.XECPrivateKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.DecapsulateException;
import javax.crypto.KEM;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * How the data key lies in an entry of the keyring. The secret (a password or the recovery key)
 * unwraps a private key, and the data key is sealed to the public key beside it: so the store can
 * be given a new data key while nobody's password is known. Entries of version 1 held the data key
 * itself under the password; they are still opened.
 */
final class Envelope {
  /** Bytes of an X.509-encoded X25519 public key. */
  static final int PUBLIC_BYTES = 44;

  private static final int ENCAPSULATION_BYTES = 32;

  /** Bytes of a sealed data key: encapsulation, nonce, the key and its tag. */
  static final int SEALED_BYTES =
      ENCAPSULATION_BYTES + Keyring.NONCE_BYTES + DataKey.BYTES + Keyring.TAG_BYTES;

  private final SecureRandom random;

  Envelope(SecureRandom random) {
    this.random = random;
  }

  /** A new entry; the caller clears the secret. */
  KeyringFile.Entry wrap(String name, DataKey key, char[] secret, KeyDerivation derivation) {
    byte[] salt = bytes(KeyDerivation.SALT_BYTES);
    byte[] nonce = bytes(Keyring.NONCE_BYTES);
    byte[] wrapping = derivation.derive(secret, salt);
    byte @Nullable [] scalar = null;
    try {
      KeyPair pair = KeyPairGenerator.getInstance("X25519").generateKeyPair();
      scalar = ((XECPrivateKey) pair.getPrivate()).getScalar().orElseThrow();
      byte[] wrapped =
          cipher(Cipher.ENCRYPT_MODE, wrapping, nonce, binding(2, name, derivation))
              .doFinal(scalar);
      byte[] publicKey = pair.getPublic().getEncoded();
      return new KeyringFile.Entry(
          derivation,
          salt,
          nonce,
          wrapped,
          new KeyringFile.Pair(publicKey, seal(name, publicKey, key), mark(name, publicKey, key)));
    } catch (GeneralSecurityException e) {
      throw unforeseen(e);
    } finally {
      Arrays.fill(wrapping, (byte) 0);
      clear(scalar);
    }
  }

  /**
   * The data key of an entry; the caller clears the secret and closes the key.
   *
   * @throws AEADBadTagException when secret, name and entry don't belong together
   */
  static DataKey open(String name, KeyringFile.Entry entry, char[] secret)
      throws AEADBadTagException {
    KeyringFile.Pair pair = entry.pair();
    byte[] wrapping = entry.derivation().derive(secret, entry.salt());
    byte @Nullable [] inner = null;
    byte @Nullable [] key = null;
    try {
      inner =
          cipher(
                  Cipher.DECRYPT_MODE,
                  wrapping,
                  entry.nonce(),
                  binding(pair == null ? 1 : 2, name, entry.derivation()))
              .doFinal(entry.wrapped());
      key = pair == null ? inner.clone() : unseal(name, inner, pair.sealed());
      return DataKey.copyOf(key);
    } catch (AEADBadTagException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw unforeseen(e);
    } finally {
      Arrays.fill(wrapping, (byte) 0);
      clear(inner);
      clear(key);
    }
  }

  /**
   * The entry with another data key in it, without the secret.
   *
   * @return null when the entry is of version 1, or its public key isn't one that a holder of the
   *     old data key put there
   */
  private KeyringFile.@Nullable Entry reseal(
      String name, KeyringFile.Entry entry, DataKey old, DataKey next) {
    KeyringFile.Pair pair = entry.pair();
    if (pair == null || !MessageDigest.isEqual(mark(name, pair.publicKey(), old), pair.mark())) {
      return null;
    }
    try {
      byte[] publicKey = pair.publicKey();
      return new KeyringFile.Entry(
          entry.derivation(),
          entry.salt(),
          entry.nonce(),
          entry.wrapped(),
          new KeyringFile.Pair(
              publicKey, seal(name, publicKey, next), mark(name, publicKey, next)));
    } catch (GeneralSecurityException e) {
      throw unforeseen(e);
    }
  }

  /**
   * The whole keyring with another data key in it.
   *
   * @throws DeskException {@code sign-in.rekey-entries} with the names whose entries can't take it
   */
  KeyringFile.Content resealed(
      KeyringFile.Content content, String recoveryName, DataKey old, DataKey next)
      throws DeskException {
    Map<OperatorId, KeyringFile.Entry> entries = new LinkedHashMap<>();
    List<String> stuck = new ArrayList<>();
    content
        .entries()
        .forEach((user, entry) -> {
          var changed = reseal(user.value(), entry, old, next);
          if (changed == null) {
            stuck.add(user.value());
          } else {
            entries.put(user, changed);
          }
        });
    KeyringFile.Entry recovery = content.recovery();
    if (recovery != null) {
      recovery = reseal(recoveryName, recovery, old, next);
      if (recovery == null) {
        stuck.add("recovery");
      }
    }
    if (!stuck.isEmpty()) {
      throw new DeskException(
          Problem.of(Problem.Kind.REFUSED, "sign-in.rekey-entries", String.join(", ", stuck)));
    }
    return new KeyringFile.Content(check(next), entries, recovery, content.generation(), null);
  }

  private byte[] seal(String name, byte[] publicKey, DataKey key) throws GeneralSecurityException {
    var to = KeyFactory.getInstance("X25519").generatePublic(new X509EncodedKeySpec(publicKey));
    KEM.Encapsulated shared =
        KEM.getInstance("DHKEM").newEncapsulator(to, random).encapsulate(0, DataKey.BYTES, "AES");
    byte[] nonce = bytes(Keyring.NONCE_BYTES);
    byte[] bytes = key.bytes();
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, shared.key(), nonce, sealing(name)).doFinal(bytes);
      return ByteBuffer.allocate(SEALED_BYTES)
          .put(shared.encapsulation())
          .put(nonce)
          .put(sealed)
          .array();
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static byte[] unseal(String name, byte[] scalar, byte[] sealed)
      throws GeneralSecurityException {
    PrivateKey own =
        KeyFactory.getInstance("X25519")
            .generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, scalar));
    byte[] encapsulation = Arrays.copyOf(sealed, ENCAPSULATION_BYTES);
    int from = ENCAPSULATION_BYTES + Keyring.NONCE_BYTES;
    byte[] nonce = Arrays.copyOfRange(sealed, ENCAPSULATION_BYTES, from);
    try {
      SecretKey shared =
          KEM.getInstance("DHKEM")
              .newDecapsulator(own)
              .decapsulate(encapsulation, 0, DataKey.BYTES, "AES");
      return cipher(Cipher.DECRYPT_MODE, shared, nonce, sealing(name))
          .doFinal(sealed, from, sealed.length - from);
    } catch (DecapsulateException | InvalidKeyException e) {
      // a point that was tampered with
      var bad = new AEADBadTagException("sealed for another key");
      bad.initCause(e);
      throw bad;
    }
  }

  /** Tells whether a data key is a keyring's. */
  static byte[] check(DataKey key) {
    return mac(key, "shinsei-desk keyring 1".getBytes(StandardCharsets.UTF_8));
  }

  /** Only a holder of the data key can say of which generation a keyring is. */
  static byte[] seal(KeyringFile.Content content, DataKey key) {
    byte[] head = "shinsei-desk keyring 2 generation\n".getBytes(StandardCharsets.UTF_8);
    byte[] sum = KeyringFile.sum(content);
    return mac(key, ByteBuffer.allocate(head.length + sum.length).put(head).put(sum).array());
  }

  /** Only a holder of the data key can put a public key into the keyring that re-keying trusts. */
  private static byte[] mark(String name, byte[] publicKey, DataKey key) {
    byte[] head =
        ("shinsei-desk keyring 2 public\n" + name + "\n").getBytes(StandardCharsets.UTF_8);
    return mac(
        key, ByteBuffer.allocate(head.length + publicKey.length).put(head).put(publicKey).array());
  }

  private static byte[] mac(DataKey key, byte[] text) {
    byte[] bytes = key.bytes();
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw unforeseen(e);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** The name and the cost are authenticated too: an entry can't be moved to another user. */
  private static String binding(int version, String name, KeyDerivation derivation) {
    return String.format(
        Locale.ROOT,
        "shinsei-desk keyring %d\nargon2id %d %d %d\n%s",
        version,
        derivation.memoryKib(),
        derivation.passes(),
        derivation.lanes(),
        name);
  }

  private static String sealing(String name) {
    return "shinsei-desk keyring 2 data key\n" + name;
  }

  private static Cipher cipher(int mode, byte[] wrapping, byte[] nonce, String bound)
      throws GeneralSecurityException {
    return cipher(mode, new SecretKeySpec(wrapping, "AES"), nonce, bound);
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String bound)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(Keyring.TAG_BYTES * 8, nonce));
    cipher.updateAAD(bound.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static void clear(byte @Nullable [] bytes) {
    if (bytes != null) {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static IllegalStateException unforeseen(GeneralSecurityException e) {
    return new IllegalStateException("every Java has AES-GCM, X25519 and HmacSHA256", e);
  }
}
