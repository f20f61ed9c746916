package dev.shinseidesk.review;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares names as people write them. Immutable; any thread. */
final class NameComparison {
  /** How two writings of a name stand to each other. */
  enum Result {
    SAME,
    /** Only variant characters (髙/高) or variation selectors differ. */
    VARIANT,
    DIFFERENT
  }

  private final Map<Integer, Integer> representative = new HashMap<>();

  NameComparison(List<String> variants) {
    for (String group : variants) {
      int first = group.codePointAt(0);
      int named = representative.getOrDefault(first, first);
      group.codePoints().forEach(c -> representative.put(c, named));
    }
  }

  Result compare(String one, String other) {
    String a = plain(one);
    String b = plain(other);
    if (a.equals(b)) {
      return Result.SAME;
    }
    return folded(a).equals(folded(b)) ? Result.VARIANT : Result.DIFFERENT;
  }

  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC)
        .codePoints()
        .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private String folded(String plain) {
    return plain
        .codePoints()
        .filter(c -> !Characters.isVariationSelector(c))
        .map(c -> representative.getOrDefault(c, c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
