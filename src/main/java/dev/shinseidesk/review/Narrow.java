package dev.shinseidesk.review;

import java.text.Normalizer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Values in the plain form in which they are compared; what was filed is never changed. */
public final class Narrow {
  private static final Pattern HYPHENS = Pattern.compile("[‐‑‒–—―−ー－ｰ﹣]");
  private static final Pattern SPACES = Pattern.compile("[\\s\u00A0\u3000]+");
  private static final Pattern KANJI_CHOME = Pattern.compile("([一二三四五六七八九十]+)丁目");
  private static final Pattern HOUSE_WORDS = Pattern.compile("(?<=[0-9])(丁目|番地の|番地|番|号室|号|の|ノ)");
  private static final String KANJI_DIGITS = "一二三四五六七八九";

  private Narrow() {}

  /** Half width, one kind of hyphen, no spaces around. */
  public static String value(String filed) {
    String narrow = Normalizer.normalize(filed, Normalizer.Form.NFKC).strip();
    return HYPHENS.matcher(narrow).replaceAll("-");
  }

  /** An address so that 一丁目２番３号 and 1-2-3 are one. */
  public static String address(String filed) {
    String narrow =
        SPACES.matcher(Normalizer.normalize(filed, Normalizer.Form.NFKC)).replaceAll("");
    narrow = KANJI_CHOME.matcher(narrow).replaceAll(m -> number(m) + "丁目");
    // A hyphen only between or after digits: elsewhere ー is a long mark (センター).
    narrow = narrow.replaceAll("(?<=[0-9])[‐‑‒–—―−ー－ｰ﹣]", "-");
    narrow = HOUSE_WORDS.matcher(narrow).replaceAll("-");
    return narrow.replaceAll("-+", "-").replaceAll("-(?![0-9])", "");
  }

  private static String number(MatchResult match) {
    int number = 0;
    for (char c : match.group(1).toCharArray()) {
      int digit = KANJI_DIGITS.indexOf(c) + 1;
      if (digit > 0) {
        number += digit;
      } else {
        number = number == 0 ? 10 : number * 10;
      }
    }
    return Integer.toString(number);
  }
}
