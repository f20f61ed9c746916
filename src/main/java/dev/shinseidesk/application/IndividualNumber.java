package dev.shinseidesk.application;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 個人番号: twelve digits, the last of them a check digit [P: 行政手続における特定の個人を識別するための番号の利用等に関する法律施行規則].
 * Finds them in what residents write: full-width or half-width, with or without spaces and hyphens.
 * Pure, any thread.
 */
public final class IndividualNumber {
  private static final Pattern DIGITS =
      Pattern.compile("(?<![0-9０-９])(?:[0-9０-９][-‐－ー \u3000]?){11}[0-9０-９](?![0-9０-９])");
  private static final int LENGTH = 12;

  private IndividualNumber() {}

  /** Whether the text holds one. */
  public static boolean occursIn(String text) {
    Matcher matcher = DIGITS.matcher(text);
    while (matcher.find()) {
      if (valid(digits(matcher.group()))) {
        return true;
      }
    }
    return false;
  }

  /** The text with each digit of each such number replaced by ●. */
  public static String masked(String text) {
    return DIGITS
        .matcher(text)
        .replaceAll(found ->
            Matcher.quoteReplacement(
                valid(digits(found.group())) ? covered(found.group()) : found.group()));
  }

  /** The text with each of its digits replaced by ●. */
  public static String covered(String text) {
    return text.replaceAll("[0-9０-９]", "●");
  }

  private static String digits(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[^0-9]", "");
  }

  /** Whether twelve half-width digits end with their check digit. */
  static boolean valid(String digits) {
    if (digits.length() != LENGTH) {
      return false;
    }
    int sum = 0;
    for (int n = 1; n < LENGTH; n++) {
      int digit = digits.charAt(LENGTH - 1 - n) - '0';
      sum += digit * (n <= 6 ? n + 1 : n - 5);
    }
    int rest = sum % 11;
    return digits.charAt(LENGTH - 1) - '0' == (rest <= 1 ? 0 : 11 - rest);
  }
}
