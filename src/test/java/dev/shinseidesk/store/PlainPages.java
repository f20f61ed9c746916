package dev.shinseidesk.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Every page of an encrypted store as it is inside, free pages included, decrypted by hand so that
 * no SQLite decides what is worth showing. Layout as in {@link KeyCheck}.
 */
final class PlainPages {
  private static final int PAGE = 4096;
  private static final int RESERVED = 80;
  private static final int SALT = 16;
  private static final int PLAIN = 24;

  private PlainPages() {}

  /** The file's pages, one behind the other. */
  static byte[] of(Path file, byte[] key) throws IOException, GeneralSecurityException {
    byte[] sealed = Files.readAllBytes(file);
    byte[] open = new byte[sealed.length];
    for (int at = 0; at < sealed.length; at += PAGE) {
      page(sealed, at, at == 0 ? PLAIN : 0, key, open);
    }
    return open;
  }

  /** The pages of the write-ahead log. */
  static byte[] ofLog(Path file, byte[] key) throws IOException, GeneralSecurityException {
    Path log = Path.of(file + "-wal");
    byte[] sealed = Files.exists(log) ? Files.readAllBytes(log) : new byte[0];
    byte[] open = new byte[sealed.length];
    for (int at = 32 + 24; at + PAGE <= sealed.length; at += PAGE + 24) {
      page(sealed, at, 0, key, open);
    }
    return open;
  }

  private static void page(byte[] sealed, int at, int from, byte[] key, byte[] open)
      throws GeneralSecurityException {
    int iv = at + PAGE - RESERVED;
    if (Arrays.equals(sealed, at, at + PAGE, new byte[PAGE], 0, PAGE)) {
      return; // never written
    }
    Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(sealed, iv, SALT));
    int start = from == 0 ? at : at + SALT;
    if (from != 0) {
      // the first page: salt, then eight plain bytes, then the rest encrypted from byte 24 on
      start = at + from;
    }
    byte[] plain = cipher.doFinal(sealed, start, (iv - start) / 16 * 16);
    System.arraycopy(plain, 0, open, start, plain.length);
  }

  /** Whether a text stands there, in UTF-8. */
  static boolean holds(byte[] pages, String text) {
    return new String(pages, StandardCharsets.ISO_8859_1)
        .contains(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
  }
}
