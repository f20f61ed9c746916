package dev.shinseidesk.security;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * What a new password must be like. Length counts most; a few thousand guesses everybody tries
 * first are barred, and so is the sign-in name. Any thread.
 */
public final class PasswordPolicy {
  private static final String COMMON = "/security/common-passwords.txt";
  private static final int FEWEST_DIFFERENT = 4;

  private final int least;
  private final Set<String> common;

  /**
   * Reads the list of common passwords that ships.
   *
   * @param least characters (code points) of a password at least
   */
  public PasswordPolicy(int least) {
    this.least = least;
    this.common = shipped();
  }

  private static Set<String> shipped() {
    InputStream in = Objects.requireNonNull(PasswordPolicy.class.getResourceAsStream(COMMON));
    try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      Set<String> words = new HashSet<>();
      reader.lines().filter(line -> !line.startsWith("#")).forEach(words::add);
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Checks a new password; doesn't clear it. No String is made of it whole.
   *
   * @throws DeskException {@code sign-in.password-empty}, {@code sign-in.password-short}, {@code
   *     sign-in.password-name}, {@code sign-in.password-common}
   */
  public void check(OperatorId user, char[] password) throws DeskException {
    if (password.length == 0) {
      throw refused("sign-in.password-empty");
    }
    if (Character.codePointCount(password, 0, password.length) < least) {
      throw refused("sign-in.password-short", Integer.toString(least));
    }
    if (contains(password, user.value())) {
      throw refused("sign-in.password-name");
    }
    if (different(password) < FEWEST_DIFFERENT || isCommon(password)) {
      throw refused("sign-in.password-common");
    }
  }

  private static long different(char[] password) {
    Set<Character> seen = new HashSet<>();
    for (char c : password) {
      seen.add(c);
    }
    return seen.size();
  }

  /** Also with digits and marks put before or behind, as people do. */
  private boolean isCommon(char[] password) {
    int from = 0;
    int to = password.length;
    while (to > from && !Character.isLetter(password[to - 1])) {
      to--;
    }
    while (from < to && !Character.isLetter(password[from])) {
      from++;
    }
    for (String word : common) {
      if (equal(password, 0, password.length, word) || equal(password, from, to, word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean equal(char[] password, int from, int to, String word) {
    boolean same = to - from == word.length() && to > from;
    for (int i = 0; same && i < word.length(); i++) {
      same = Character.toLowerCase(password[from + i]) == word.charAt(i);
    }
    return same;
  }

  private static boolean contains(char[] password, String name) {
    for (int at = 0; name.length() >= 3 && at + name.length() <= password.length; at++) {
      int same = 0;
      while (same < name.length()
          && Character.toLowerCase(password[at + same])
              == Character.toLowerCase(name.charAt(same))) {
        same++;
      }
      if (same == name.length()) {
        return true;
      }
    }
    return false;
  }

  private static DeskException refused(String key, String... facts) {
    return new DeskException(Problem.of(Problem.Kind.REFUSED, key, facts));
  }
}
