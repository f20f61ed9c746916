package dev.shinseidesk.security;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The key that gives an administrator access again when no password is known. 160 random bits and a
 * 20-bit checksum, written as nine groups of four characters without I, L, O and U. Printed once
 * and kept on paper; the desk keeps no copy that can be read. Held until {@link #close()}, which
 * overwrites it.
 */
public final class RecoveryKey implements AutoCloseable {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int KEY_BYTES = 20;
  private static final int KEY_CHARACTERS = 32;
  private static final int CHECK_CHARACTERS = 4;
  private static final int GROUP = 4;
  private static final int LONGEST_TYPED = 200;

  /** The characters without what separates the groups. */
  private final char[] characters;

  private RecoveryKey(char[] characters) {
    this.characters = characters;
  }

  /** A new one. */
  public static RecoveryKey random(SecureRandom random) {
    byte[] bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    try {
      return new RecoveryKey(written(bytes));
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /**
   * Reads what somebody typed off the paper: small letters, full-width characters, spaces and
   * hyphens are all right, O counts as 0, I and L as 1. The array is cleared.
   *
   * @throws DeskException {@code sign-in.recovery-mistyped} when it can't be a recovery key; the
   *     checksum finds nearly every slip
   */
  public static RecoveryKey typed(char[] typed) throws DeskException {
    char[] characters = new char[KEY_CHARACTERS + CHECK_CHARACTERS];
    int length = 0;
    boolean sound = typed.length <= LONGEST_TYPED;
    try {
      for (int i = 0; sound && i < typed.length; i++) {
        char plain = plain(typed[i]);
        if (plain == ' ') {
          continue;
        }
        sound = ALPHABET.indexOf(plain) >= 0 && length < characters.length;
        if (sound) {
          characters[length++] = plain;
        }
      }
      if (!sound || length < characters.length || !checks(characters)) {
        Arrays.fill(characters, '\0');
        throw new DeskException(Problem.of(Problem.Kind.USAGE, "sign-in.recovery-mistyped"));
      }
      return new RecoveryKey(characters);
    } finally {
      Arrays.fill(typed, '\0');
    }
  }

  /** The character as the alphabet has it; a space for what only separates. */
  private static char plain(char typed) {
    char half = typed >= '！' && typed <= '～' ? (char) (typed - '！' + '!') : typed;
    return switch (half) {
      case ' ', '　', '-', '‐', '–', '—', '−', 'ー', '\t', '\r', '\n' -> ' ';
      case 'o', 'O' -> '0';
      case 'i', 'I', 'l', 'L' -> '1';
      default -> half >= 'a' && half <= 'z' ? (char) (half - 'a' + 'A') : half;
    };
  }

  private static boolean checks(char[] characters) {
    byte[] bytes = bytes(characters);
    char[] right = written(bytes);
    try {
      return Arrays.equals(right, characters);
    } finally {
      Arrays.fill(bytes, (byte) 0);
      Arrays.fill(right, '\0');
    }
  }

  private static char[] written(byte[] bytes) {
    char[] characters = new char[KEY_CHARACTERS + CHECK_CHARACTERS];
    for (int i = 0; i < KEY_CHARACTERS; i++) {
      characters[i] = ALPHABET.charAt(five(bytes, i * 5));
    }
    byte[] digest = sha256(bytes);
    for (int i = 0; i < CHECK_CHARACTERS; i++) {
      characters[KEY_CHARACTERS + i] = ALPHABET.charAt(five(digest, i * 5));
    }
    Arrays.fill(digest, (byte) 0);
    return characters;
  }

  private static int five(byte[] bytes, int bit) {
    int pair = (bytes[bit / 8] & 0xff) << 8;
    if (bit / 8 + 1 < bytes.length) {
      pair |= bytes[bit / 8 + 1] & 0xff;
    }
    return (pair >> (11 - bit % 8)) & 31;
  }

  private static byte[] bytes(char[] characters) {
    ByteBuffer bytes = ByteBuffer.allocate(KEY_BYTES);
    long gathered = 0;
    for (int i = 0; i < KEY_CHARACTERS; i++) {
      gathered = gathered << 5 | ALPHABET.indexOf(characters[i]);
      if (i % 8 == 7) {
        for (int shift = 32; shift >= 0; shift -= 8) {
          bytes.put((byte) (gathered >> shift));
        }
        gathered = 0;
      }
    }
    return bytes.array();
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** What the keyring is opened with: a fresh array the caller clears. */
  char[] secret() {
    return characters.clone();
  }

  /** As it is printed: groups with hyphens between; a fresh array the caller clears. */
  public char[] printed() {
    int groups = characters.length / GROUP;
    char[] text = new char[characters.length + groups - 1];
    for (int i = 0, at = 0; i < characters.length; i++) {
      if (i > 0 && i % GROUP == 0) {
        text[at++] = '-';
      }
      text[at++] = characters[i];
    }
    return text;
  }

  @Override
  public void close() {
    Arrays.fill(characters, '\0');
  }

  /** Never shows the key. */
  @Override
  public String toString() {
    return "RecoveryKey[…]";
  }
}
