package dev.shinseidesk.security;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Secrets of an office under a passphrase, to be carried to another desk: a head that says how the
 * key comes from the passphrase (Argon2id), then the secrets under AES-256-GCM, the head
 * authenticated with them. Any thread but the FX thread.
 */
public final class SecretFile {
  /** Fewest characters (code points) of a passphrase. */
  public static final int SHORTEST = 12;

  private static final byte[] MARK = "SHINSEI-SECRETS\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte VERSION = 1;
  private static final int HEAD =
      MARK.length + 1 + Integer.BYTES + 2 + KeyDerivation.SALT_BYTES + Keyring.NONCE_BYTES;
  private static final int LARGEST = 4 << 20;

  private SecretFile() {}

  /**
   * Makes the file; clears neither argument.
   *
   * @param secrets values by name
   * @throws DeskException {@code secrets.passphrase-short}
   */
  public static byte[] seal(
      Map<String, char[]> secrets, char[] passphrase, KeyDerivation cost, SecureRandom random)
      throws DeskException {
    if (Character.codePointCount(passphrase, 0, passphrase.length) < SHORTEST) {
      throw problem("secrets.passphrase-short", Integer.toString(SHORTEST));
    }
    byte[] salt = new byte[KeyDerivation.SALT_BYTES];
    byte[] nonce = new byte[Keyring.NONCE_BYTES];
    random.nextBytes(salt);
    random.nextBytes(nonce);
    byte[] head =
        ByteBuffer.allocate(HEAD)
            .put(MARK)
            .put(VERSION)
            .putInt(cost.memoryKib())
            .put((byte) cost.passes())
            .put((byte) cost.lanes())
            .put(salt)
            .put(nonce)
            .array();
    byte[] plain = written(secrets);
    byte[] key = cost.derive(passphrase, salt);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, head).doFinal(plain);
      return ByteBuffer.allocate(HEAD + sealed.length).put(head).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    } finally {
      Arrays.fill(plain, (byte) 0);
      Arrays.fill(key, (byte) 0);
    }
  }

  /**
   * Opens a file; doesn't clear the passphrase.
   *
   * @return values by name; the caller clears them
   * @throws DeskException {@code secrets.not-a-file}, {@code secrets.newer}, or {@code
   *     secrets.wrong} for another passphrase and for any change of the file, not told apart
   */
  public static Map<String, char[]> open(byte[] file, char[] passphrase) throws DeskException {
    if (file.length > LARGEST
        || file.length < HEAD
        || !Arrays.equals(Arrays.copyOf(file, MARK.length), MARK)) {
      throw problem("secrets.not-a-file");
    }
    ByteBuffer in = ByteBuffer.wrap(file).position(MARK.length);
    byte version = in.get();
    if (version != VERSION) {
      throw problem("secrets.newer", Integer.toString(version & 0xff));
    }
    byte @Nullable [] key = null;
    byte @Nullable [] plain = null;
    try {
      var cost = new KeyDerivation(in.getInt(), in.get(), in.get());
      byte[] salt = new byte[KeyDerivation.SALT_BYTES];
      byte[] nonce = new byte[Keyring.NONCE_BYTES];
      in.get(salt).get(nonce);
      key = cost.derive(passphrase, salt);
      byte[] head = Arrays.copyOf(file, HEAD);
      plain = cipher(Cipher.DECRYPT_MODE, key, nonce, head).doFinal(file, HEAD, file.length - HEAD);
      return read(plain);
    } catch (AEADBadTagException | IllegalArgumentException | BufferUnderflowException e) {
      throw new DeskException(Problem.of(Kind.REFUSED, "secrets.wrong"), e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    } finally {
      clear(key);
      clear(plain);
    }
  }

  private static byte[] written(Map<String, char[]> secrets) {
    ByteBuffer out = ByteBuffer.allocate(LARGEST);
    try {
      secrets.forEach((name, value) -> {
        byte[] label = name.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(CharBuffer.wrap(value));
        out.putInt(label.length).put(label).putInt(bytes.remaining()).put(bytes);
        bytes.clear();
        bytes.put(new byte[bytes.capacity()]);
      });
      return Arrays.copyOf(out.array(), out.position());
    } finally {
      Arrays.fill(out.array(), 0, out.position(), (byte) 0);
    }
  }

  private static Map<String, char[]> read(byte[] plain) {
    Map<String, char[]> secrets = new LinkedHashMap<>();
    ByteBuffer in = ByteBuffer.wrap(plain);
    while (in.hasRemaining()) {
      byte[] label = new byte[length(in)];
      in.get(label);
      int size = length(in);
      CharBuffer value = StandardCharsets.UTF_8.decode(in.slice(in.position(), size));
      in.position(in.position() + size);
      char[] characters = new char[value.remaining()];
      value.get(characters);
      value.clear();
      value.put(new char[value.capacity()]);
      secrets.put(new String(label, StandardCharsets.UTF_8), characters);
    }
    return secrets;
  }

  private static int length(ByteBuffer in) {
    int length = in.getInt();
    if (length < 0 || length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    return length;
  }

  private static Cipher cipher(int mode, byte[] key, byte[] nonce, byte[] head)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(Keyring.TAG_BYTES * 8, nonce));
    cipher.updateAAD(head);
    return cipher;
  }

  private static void clear(byte @Nullable [] bytes) {
    if (bytes != null) {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static DeskException problem(String key, String... facts) {
    return new DeskException(Problem.of(Kind.REFUSED, key, facts));
  }
}
