package dev.shinseidesk.review;

import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/** Characters and how they are told to a person. */
public final class Characters {
  private static final int MAX_TOLD = 10;

  private Characters() {}

  /** Whether a character only picks a variant of the one before it. */
  public static boolean isVariationSelector(int c) {
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
  }

  /** Whether a character has no agreed look: nobody can know what the resident meant to show. */
  static boolean hasNoAgreedLook(int c) {
    if (c == '\t' || c == '\r' || c == '\n') {
      return false;
    }
    return switch (Character.getType(c)) {
      case Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.CONTROL,
          Character.SURROGATE,
          Character.FORMAT ->
          true;
      default -> c == 0xFFFD || isVariationSelector(c);
    };
  }

  /** The distinct characters the predicate picks, as 髙(U+9AD9)、…; empty where it picks none. */
  public static String told(String text, IntPredicate picked) {
    List<String> told =
        text.codePoints().filter(picked).distinct().mapToObj(Characters::told).toList();
    String joined = String.join("、", told.subList(0, Math.min(MAX_TOLD, told.size())));
    return told.size() > MAX_TOLD ? joined + "、…" : joined;
  }

  private static String told(int c) {
    String code = String.format(Locale.ROOT, "U+%04X", c);
    return hasNoAgreedLook(c) ? code : Character.toString(c) + "(" + code + ")";
  }
}
