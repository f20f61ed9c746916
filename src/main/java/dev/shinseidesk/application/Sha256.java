package dev.shinseidesk.application;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 digest.
 *
 * @param hex 64 lower-case hexadecimal digits; never null
 */
public record Sha256(String hex) {
  /**
   * Checks the form.
   *
   * @throws InvalidValue when it isn't 64 lower-case hexadecimal digits
   */
  public Sha256 {
    InvalidValue.unlessMatches("SHA-256", hex, "[0-9a-f]{64}");
  }

  /** The digest of these bytes; any thread. */
  public static Sha256 of(byte[] bytes) {
    try {
      return new Sha256(
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return hex;
  }
}
