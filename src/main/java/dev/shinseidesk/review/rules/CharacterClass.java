package dev.shinseidesk.review.rules;

import dev.shinseidesk.review.Characters;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntPredicate;

/** Classes of characters that items ask for. */
enum CharacterClass {
  /** Full-width katakana, long mark, middle dot, spaces. */
  KATAKANA,
  /** Hiragana, long mark, spaces. */
  HIRAGANA,
  /** No half-width letters, digits or kana. */
  FULL_WIDTH,
  /** ASCII. */
  HALF_WIDTH,
  /** ASCII digits. */
  DIGITS,
  /**
   * What 行政事務標準文字 holds as far as Unicode tells: every kanji with its variation sequences, and the
   * other characters of JIS X 0213.
   */
  MUNICIPAL,
  /** What Windows-31J holds, for receivers that know no more. */
  WINDOWS_31J;

  private static final int LONGEST = 100_000;

  /** Characters as a person counts them: a variation selector belongs to the one before it. */
  static int count(String text) {
    return (int) text.codePoints().filter(c -> !Characters.isVariationSelector(c)).count();
  }

  /** The characters that aren't of this class, each with its code point; empty for none. */
  String foreign(String value, Budget budget) {
    String text = value.length() > LONGEST ? value.substring(0, LONGEST) : value;
    // A Mac may write ガ as カ and a mark; that is the right character all the same.
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    IntPredicate member = member();
    Set<Integer> foreign = new HashSet<>();
    int before = ' ';
    for (int c : composed.codePoints().toArray()) {
      budget.step();
      boolean selector = Characters.isVariationSelector(c);
      boolean kept = (selector && this == MUNICIPAL) ? isKanji(before) : member.test(c);
      if (!kept) {
        foreign.add(c);
      }
      before = c;
    }
    return Characters.told(composed, foreign::contains);
  }

  private IntPredicate member() {
    return switch (this) {
      case KATAKANA -> c -> (c >= 'ァ' && c <= 'ヺ') || "ー・\u3000 ".indexOf(c) >= 0;
      case HIRAGANA -> c -> (c >= 'ぁ' && c <= 'ゖ') || "ー・\u3000 ".indexOf(c) >= 0;
      case FULL_WIDTH -> c -> c > 0x7F && !(c >= 0xFF61 && c <= 0xFF9F);
      case HALF_WIDTH -> c -> c >= 0x20 && c < 0x7F;
      case DIGITS -> c -> c >= '0' && c <= '9';
      case MUNICIPAL -> {
        CharsetEncoder jis = Charset.forName("x-SJIS_0213").newEncoder();
        yield c -> isKanji(c) || lineEnd(c) || (c >= ' ' && jis.canEncode(Character.toString(c)));
      }
      case WINDOWS_31J -> {
        CharsetEncoder windows = Charset.forName("windows-31j").newEncoder();
        yield c -> lineEnd(c) || (c >= ' ' && windows.canEncode(Character.toString(c)));
      }
    };
  }

  private static boolean lineEnd(int c) {
    return c == '\r' || c == '\n' || c == '\t';
  }

  private static boolean isKanji(int c) {
    return Character.isDefined(c)
        && Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN
        && Character.isIdeographic(c);
  }
}
