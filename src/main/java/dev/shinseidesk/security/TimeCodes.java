package dev.shinseidesk.security;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time passwords (RFC 6238) as every authenticator program knows them: HMAC-SHA-1,
 * six digits, steps of 30 seconds. One step to either side is accepted, for clocks that are a
 * little off; no step twice. Any thread.
 */
public final class TimeCodes {
  /** Length of a step. */
  public static final Duration STEP = Duration.ofSeconds(30);

  private static final int DIGITS = 6;
  private static final int SECRET_BYTES = 20;
  private static final int EITHER_SIDE = 1;
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private final TimeBasedOneTimePasswordGenerator generator =
      new TimeBasedOneTimePasswordGenerator(STEP, DIGITS);

  /** A new secret. */
  public byte[] secret(SecureRandom random) {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return secret;
  }

  /**
   * Which step a code belongs to.
   *
   * @param code as typed; spaces and full-width digits are all right
   * @param after the last step that was used; it and those before are used up
   * @return the step, to be kept as the last used; empty when the code is wrong
   */
  public OptionalLong step(byte[] secret, char[] code, Instant now, long after) {
    String typed = digits(code);
    if (typed.length() != DIGITS) {
      return OptionalLong.empty();
    }
    long step = now.getEpochSecond() / STEP.toSeconds();
    OptionalLong found = OptionalLong.empty();
    for (long at = step - EITHER_SIDE; at <= step + EITHER_SIDE; at++) {
      if (at > after && code(secret, at).equals(typed)) {
        found = OptionalLong.of(at);
      }
    }
    return found;
  }

  private static String digits(char[] code) {
    var text = new StringBuilder();
    for (char c : code) {
      int digit = Character.digit(c, 10);
      if (digit >= 0) {
        text.append(digit);
      } else if (!Character.isWhitespace(c) && c != '-') {
        return "";
      }
    }
    return text.toString();
  }

  /** The code of a moment. */
  public String code(byte[] secret, Instant at) {
    return code(secret, at.getEpochSecond() / STEP.toSeconds());
  }

  private String code(byte[] secret, long step) {
    try {
      return generator.generateOneTimePasswordString(
          new SecretKeySpec(secret, generator.getAlgorithm()),
          Instant.ofEpochSecond(step * STEP.toSeconds()));
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("any bytes are a key of an HMAC", e);
    }
  }

  /** The secret as people type it: base 32 in groups of four. */
  public static String typed(byte[] secret) {
    var text = new StringBuilder();
    int bits = 0;
    int held = 0;
    int written = 0;
    for (byte b : secret) {
      held = (held << 8 | (b & 0xff)) & 0xffff;
      bits += 8;
      while (bits >= 5) {
        if (written > 0 && written % 4 == 0) {
          text.append(' ');
        }
        text.append(BASE32.charAt(held >> (bits - 5) & 31));
        written++;
        bits -= 5;
      }
    }
    return text.toString();
  }

  /**
   * What an authenticator program reads from the picture.
   *
   * @param office whose desk it is, as the program shows it
   */
  public static String address(String office, String user, byte[] secret) {
    return "otpauth://totp/"
        + encoded(office)
        + ":"
        + encoded(user)
        + "?secret="
        + typed(secret).replace(" ", "")
        + "&issuer="
        + encoded(office)
        + "&algorithm=SHA1&digits="
        + DIGITS
        + "&period="
        + STEP.toSeconds();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
