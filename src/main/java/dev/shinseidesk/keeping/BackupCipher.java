package dev.shinseidesk.keeping;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Chunks of a backup under AES-256-GCM. The key belongs to one file, so the chunk's number makes a
 * good nonce; header, number and whether it is the last are authenticated with each chunk, so that
 * none can be moved, dropped or carried into another file.
 */
final class BackupCipher implements AutoCloseable {
  static final int TAG = 16;
  private static final String ROOT = "shinsei-desk backup 1";

  private final byte[] key;
  private final byte[] header;

  /**
   * For one file.
   *
   * @param key of this file; kept as a copy and cleared at the end
   * @param header everything in front of the chunks
   */
  BackupCipher(byte[] key, byte[] header) {
    this.key = key.clone();
    this.header = digest(header);
  }

  /** The key all keys of backups come from; the caller clears it. */
  static byte[] root(byte[] dataKey) {
    return mac(dataKey, ROOT.getBytes(StandardCharsets.UTF_8));
  }

  /** The key of one file; the caller clears it. */
  static byte[] key(byte[] root, byte[] salt) {
    return mac(root, salt);
  }

  /** What tells in a header whether a key is right. */
  static byte[] check(byte[] key) {
    return mac(key, "check".getBytes(StandardCharsets.UTF_8));
  }

  byte[] seal(byte[] plain, int length, long number, boolean last) {
    try {
      return cipher(Cipher.ENCRYPT_MODE, number, last).doFinal(plain, 0, length);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    }
  }

  /** The chunk's content; null where it isn't what was written there. */
  byte @Nullable [] open(byte[] sealed, long number, boolean last) {
    try {
      return cipher(Cipher.DECRYPT_MODE, number, last).doFinal(sealed);
    } catch (AEADBadTagException e) {
      return null;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    }
  }

  private Cipher cipher(int mode, long number, boolean last) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    byte[] nonce = ByteBuffer.allocate(12).putInt(0).putLong(number).array();
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG * 8, nonce));
    cipher.updateAAD(header);
    cipher.updateAAD(ByteBuffer.allocate(9).putLong(number).put((byte) (last ? 1 : 0)).array());
    return cipher;
  }

  private static byte[] mac(byte[] key, byte[] content) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static byte[] digest(byte[] bytes) {
    return sha256().digest(bytes);
  }

  @Override
  public void close() {
    Arrays.fill(key, (byte) 0);
  }
}
