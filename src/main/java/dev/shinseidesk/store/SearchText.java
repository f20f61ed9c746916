package dev.shinseidesk.store;

import dev.shinseidesk.application.Applicant;
import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.JapaneseDates;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The form in which texts are searched, sorted and compared. Index and query go through the same
 * {@link #fold}, so a difference of width, case, hiragana and katakana, long vowel marks, dashes,
 * spaces or variation selectors never hides anything. Pure.
 */
final class SearchText {
  private SearchText() {}

  /** Folds a text; the empty text for one that holds nothing but marks and spaces. */
  static String fold(String text) {
    // removing a space may bring a voiced mark next to its kana: compose once more
    return Normalizer.normalize(
        reduce(Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT)),
        Normalizer.Form.NFKC);
  }

  private static String reduce(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> !dropped(c))
        .map(SearchText::hiragana)
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  /** Whether a character never counts when texts are compared. */
  static boolean dropped(int c) {
    return switch (Character.getType(c)) {
      case Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.CONTROL,
          Character.FORMAT,
          // people write hyphen, minus and the long vowel mark for one another
          Character.DASH_PUNCTUATION ->
          true;
      default -> c == 'ー' || c == 0x2212 || variationSelector(c);
    };
  }

  private static boolean variationSelector(int c) {
    return (c >= 0xFE00 && c <= 0xFE0F)
        || (c >= 0xE0100 && c <= 0xE01EF)
        || (c >= 0x180B && c <= 0x180D);
  }

  /** Katakana as hiragana. */
  static String kana(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().map(SearchText::hiragana).forEach(out::appendCodePoint);
    return out.toString();
  }

  private static int hiragana(int c) {
    boolean katakana = (c >= 'ァ' && c <= 'ヶ') || c == 'ヽ' || c == 'ヾ';
    return katakana ? c - 0x60 : c;
  }

  /** The searched fields, folded, one a line; a line end never is part of a folded text. */
  static String fields(Application a) {
    Applicant who = a.applicant();
    return Stream.of(
            a.receiptNumber().value(),
            who.name(),
            who.kana(),
            who.address(),
            a.procedureName(),
            a.procedureCommonName())
        .map(SearchText::fold)
        .filter(s -> !s.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  /** Words of what a clerk typed, folded, without repetition. */
  static List<String> words(String typed) {
    return typed
        .codePoints()
        .mapToObj(c ->
            Character.isWhitespace(c) || Character.isSpaceChar(c) ? " " : Character.toString(c))
        .collect(Collectors.joining())
        .transform(s -> Stream.of(s.split(" ", -1)))
        .map(SearchText::fold)
        .filter(s -> !s.isEmpty())
        .distinct()
        .toList();
  }

  /** Every character and pair of neighbours of a folded text, line by line, for the index. */
  static String indexTokens(String foldedFields) {
    Set<String> tokens = new LinkedHashSet<>();
    for (String line : foldedFields.split("\n", -1)) {
      int[] c = line.codePoints().toArray();
      for (int i = 0; i < c.length; i++) {
        tokens.add(token(c, i, 1));
        if (i + 1 < c.length) {
          tokens.add(token(c, i, 2));
        }
      }
    }
    return String.join(" ", tokens);
  }

  /** What the index must hold for a word to occur: its pairs, or its only character. */
  static List<String> queryTokens(String word) {
    int[] c = word.codePoints().toArray();
    if (c.length == 1) {
      return List.of(token(c, 0, 1));
    }
    Set<String> tokens = new LinkedHashSet<>();
    for (int i = 0; i + 1 < c.length; i++) {
      tokens.add(token(c, i, 2));
    }
    return List.copyOf(tokens);
  }

  /** Whether the index alone is exact for a word: it is for one and two characters. */
  static boolean exactByIndex(String word) {
    return word.codePointCount(0, word.length()) <= 2;
  }

  private static String token(int[] c, int at, int length) {
    String first = Integer.toHexString(c[at]);
    return length == 1 ? first : first + "x" + Integer.toHexString(c[at + 1]);
  }

  /**
   * Same for two filings of one person, as far as name and birth date tell; null where either is
   * missing, so that unknown persons aren't taken for one.
   */
  static @Nullable String personKey(Applicant applicant) {
    String name = fold(applicant.name());
    Optional<LocalDate> birth = JapaneseDates.parse(applicant.birthDate());
    String day = birth.map(LocalDate::toString).orElseGet(() -> fold(applicant.birthDate()));
    return name.isEmpty() || day.isEmpty() ? null : name + "\n" + day;
  }
}
