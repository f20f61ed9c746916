package dev.shinseidesk.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells whether a key belongs to an encrypted file, by reading alone. Needed because the driver
 * must not be let near a file with a wrong key: when a write-ahead log is left from a crash,
 * closing the failed connection copies that log into the file under the wrong key and destroys
 * both. The layout is SQLCipher's, version 4, as SQLite3 Multiple Ciphers writes it: pages of 4096
 * bytes which end with an initialisation vector (16) and an HMAC-SHA-512 (64) over the page and its
 * number; the first page begins with the salt (16) and eight bytes of plain header, both outside
 * the HMAC.
 */
final class KeyCheck {
  private static final int PAGE = 4096;
  private static final int SALT = 16;
  private static final int PLAIN = 24;
  private static final int HMAC = 64;
  private static final int WAL_HEADER = 32;
  private static final int FRAME_HEADER = 24;
  private static final int SALT_MASK = 0x3a;

  /** Frames of the log looked at; one that fits is enough. */
  private static final int FRAMES = 64;

  private KeyCheck() {}

  /**
   * Whether the key opens the file. True for a file that is missing or empty without a log: it is
   * about to be created. The first page may be torn by a crash while the log holds it whole, so a
   * page of the log that fits is enough.
   */
  static boolean fits(Path file, byte[] key) throws IOException {
    Path wal = Path.of(file + "-wal");
    long walSize = Files.exists(wal) ? Files.size(wal) : 0;
    long size = Files.exists(file) ? Files.size(file) : 0;
    if (size == 0) {
      return walSize == 0;
    }
    if (size < PAGE) {
      return false;
    }
    byte[] page = new byte[PAGE];
    byte[] hmacKey;
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      in.readFully(page);
      hmacKey = hmacKey(key, Arrays.copyOf(page, SALT));
    }
    try {
      return authentic(hmacKey, page, 1) || walFits(wal, walSize, hmacKey);
    } finally {
      Arrays.fill(hmacKey, (byte) 0);
    }
  }

  private static boolean walFits(Path wal, long size, byte[] hmacKey) throws IOException {
    if (size < WAL_HEADER + FRAME_HEADER + PAGE) {
      return false;
    }
    try (RandomAccessFile in = new RandomAccessFile(wal.toFile(), "r")) {
      byte[] page = new byte[PAGE];
      long at = WAL_HEADER;
      for (int i = 0; i < FRAMES && at + FRAME_HEADER + PAGE <= size; i++) {
        in.seek(at);
        int number = in.readInt();
        in.seek(at + FRAME_HEADER);
        in.readFully(page);
        if (authentic(hmacKey, page, number)) {
          return true;
        }
        at += FRAME_HEADER + PAGE;
      }
      return false;
    }
  }

  private static boolean authentic(byte[] hmacKey, byte[] page, int number) {
    int from = number == 1 ? PLAIN : 0;
    Mac mac = mac(hmacKey);
    mac.update(page, from, PAGE - HMAC - from);
    mac.update(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(0, number));
    return MessageDigest.isEqual(mac.doFinal(), Arrays.copyOfRange(page, PAGE - HMAC, PAGE));
  }

  /** PBKDF2 with HMAC-SHA-512, two rounds, one block: what SQLCipher derives its HMAC key by. */
  private static byte[] hmacKey(byte[] key, byte[] salt) {
    byte[] masked = salt.clone();
    for (int i = 0; i < masked.length; i++) {
      masked[i] ^= SALT_MASK;
    }
    Mac mac = mac(key);
    mac.update(masked);
    byte[] first = mac.doFinal(new byte[] {0, 0, 0, 1});
    byte[] second = mac.doFinal(first);
    byte[] derived = new byte[key.length];
    for (int i = 0; i < derived.length; i++) {
      derived[i] = (byte) (first[i] ^ second[i]);
    }
    return derived;
  }

  private static Mac mac(byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA512");
      mac.init(new SecretKeySpec(key, "HmacSHA512"));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA512", e);
    }
  }
}
