package dev.shinseidesk.console;

/** How many columns of a terminal a text takes. */
final class DisplayWidth {
  private DisplayWidth() {}

  /** Columns: two for full-width characters, none for combining marks and variation selectors. */
  static int of(String text) {
    return text.codePoints().map(DisplayWidth::of).sum();
  }

  private static int of(int codePoint) {
    int type = Character.getType(codePoint);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    if (codePoint >= 0xFF61 && codePoint <= 0xFFDC) {
      return 1; // half-width katakana and friends
    }
    return codePoint >= 0x1100 ? 2 : 1;
  }
}
