package dev.shinseidesk.store;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One address however it is written: １丁目２－３, 1-2-3 and 一丁目2番3号 are the same, 1-23 and 12-3 are not.
 * Pure.
 */
final class HouseholdKey {
  private static final int SHORTEST = 6;
  private static final Pattern PREFECTURE =
      Pattern.compile("^(?:東京都|北海道|京都府|大阪府|[^0-9市区町村郡]{2,3}県)");
  private static final Pattern KANJI_NUMBER = Pattern.compile("[一二三四五六七八九十]{1,3}(?=丁目|番|号)");
  private static final Pattern UNIT = Pattern.compile("(?<=[0-9])(?:丁目|番地の?|番|号室|号|の(?=[0-9]))");
  private static final Pattern LOOSE_MARK = Pattern.compile("(?<![0-9])-|-(?![0-9])");
  private static final String DIGITS = "一二三四五六七八九";

  private HouseholdKey() {}

  /** The key of an address; null where it is too short or has no number to tell households by. */
  static @Nullable String of(String address) {
    String text = marks(Normalizer.normalize(address, Normalizer.Form.NFKC));
    text = PREFECTURE.matcher(text.toLowerCase(Locale.ROOT)).replaceFirst("");
    text = KANJI_NUMBER.matcher(text).replaceAll(HouseholdKey::number);
    text = UNIT.matcher(text).replaceAll("-").replaceAll("-+", "-");
    text = SearchText.kana(LOOSE_MARK.matcher(text).replaceAll(""));
    boolean numbered = text.chars().anyMatch(c -> c >= '0' && c <= '9');
    return numbered && text.codePointCount(0, text.length()) >= SHORTEST ? text : null;
  }

  /** Spaces and variation selectors go; every kind of dash becomes one. */
  private static String marks(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          boolean dash = Character.getType(c) == Character.DASH_PUNCTUATION || c == 0x2212;
          if (dash || (c == 'ー' && endsInDigit(out))) {
            out.append('-');
          } else if (!SearchText.dropped(c)) {
            out.appendCodePoint(c);
          }
        });
    return out.toString();
  }

  private static boolean endsInDigit(StringBuilder text) {
    int length = text.length();
    return length > 0 && text.charAt(length - 1) >= '0' && text.charAt(length - 1) <= '9';
  }

  private static String number(java.util.regex.MatchResult found) {
    String kanji = found.group();
    int ten = kanji.indexOf('十');
    if (ten < 0) {
      return kanji.length() == 1
          ? Integer.toString(DIGITS.indexOf(kanji) + 1)
          : Matcher.quoteReplacement(kanji);
    }
    int tens = ten == 0 ? 1 : DIGITS.indexOf(kanji.charAt(ten - 1)) + 1;
    int ones = ten + 1 < kanji.length() ? DIGITS.indexOf(kanji.charAt(ten + 1)) + 1 : 0;
    return Integer.toString(tens * 10 + ones);
  }
}
