package dev.shinseidesk.archive;

import dev.shinseidesk.application.Radicals;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A text in the form in which it is searched, and where each of its characters came from. What the
 * list's search takes for equal is equal here too: width, case, hiragana and katakana, long vowel
 * marks, dashes, spaces, variation selectors. Immutable.
 */
public final class FoldedText {
  private final String folded;
  private final int[] origins;

  private FoldedText(String folded, int[] origins) {
    this.folded = folded;
    this.origins = origins;
  }

  /** Folds a text. */
  public static FoldedText of(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int[] from = new int[text.length() + 16];
    int at = 0;
    while (at < text.length()) {
      int end = clusterEnd(text, at);
      String piece = fold(text.substring(at, end));
      if (out.length() + piece.length() > from.length) {
        from = Arrays.copyOf(from, Math.max(from.length * 2, out.length() + piece.length()));
      }
      Arrays.fill(from, out.length(), out.length() + piece.length(), at);
      out.append(piece);
      at = end;
    }
    return new FoldedText(out.toString(), Arrays.copyOf(from, out.length()));
  }

  /** Whether nothing searchable is left. */
  public boolean isEmpty() {
    return folded.isEmpty();
  }

  /** Whether the query occurs. */
  public boolean contains(FoldedText query) {
    return !query.isEmpty() && folded.contains(query.folded);
  }

  /**
   * Where the query occurs, without overlaps.
   *
   * @return for each place the first character of the original text and the one after its last
   */
  public List<int[]> find(FoldedText query) {
    List<int[]> found = new ArrayList<>();
    if (query.isEmpty()) {
      return found;
    }
    int length = query.folded.length();
    for (int at = folded.indexOf(query.folded);
        at >= 0;
        at = folded.indexOf(query.folded, at + length)) {
      found.add(new int[] {origins[at], origins[at + length - 1] + 1});
    }
    return found;
  }

  /** A character with the marks that belong to it: ｶ and ﾞ are one. */
  private static int clusterEnd(String text, int at) {
    int end = at + Character.charCount(text.codePointAt(at));
    while (end < text.length() && mark(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    return end;
  }

  private static boolean mark(int c) {
    return c == 0xFF9E || c == 0xFF9F || c == 0x3099 || c == 0x309A || selector(c);
  }

  private static String fold(String cluster) {
    String plain =
        Normalizer.normalize(Radicals.kanji(cluster), Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT);
    StringBuilder out = new StringBuilder(plain.length());
    plain
        .codePoints()
        .filter(c -> !dropped(c))
        .map(FoldedText::hiragana)
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  private static boolean dropped(int c) {
    return switch (Character.getType(c)) {
      case Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.CONTROL,
          Character.FORMAT,
          Character.DASH_PUNCTUATION ->
          true;
      default -> c == 'ー' || c == 0x2212 || selector(c);
    };
  }

  private static boolean selector(int c) {
    return (c >= 0xFE00 && c <= 0xFE0F)
        || (c >= 0xE0100 && c <= 0xE01EF)
        || (c >= 0x180B && c <= 0x180D);
  }

  private static int hiragana(int c) {
    boolean katakana = (c >= 'ァ' && c <= 'ヶ') || c == 'ヽ' || c == 'ヾ';
    return katakana ? c - 0x60 : c;
  }
}
