package dev.shinseidesk.ui.common;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * Shows residents' data without losing a character: what BIZ UDPGothic lacks is drawn with Noto
 * Sans JP, variation selectors are left out of the drawing (never out of the data), and what
 * neither font has is shown as its code point. FX thread.
 */
public final class JapaneseText {
  private final IntPredicate main;
  private final IntPredicate fallback;

  /** Draws with these fonts. */
  public JapaneseText(Fonts fonts) {
    this(fonts::mainHas, fonts::fallbackHas);
  }

  JapaneseText(IntPredicate main, IntPredicate fallback) {
    this.main = main;
    this.fallback = fallback;
  }

  /** How a run of characters is drawn. */
  public enum Face {
    /** With BIZ UDPGothic. */
    MAIN,
    /** With Noto Sans JP. */
    FALLBACK,
    /** As a small tag with the code point, e.g. [U+2A6D6]. */
    TAG
  }

  /** Neighbouring characters drawn alike. */
  public record Run(Face face, String text) {}

  /** Whether the main font alone draws the text as it is: nearly always. */
  public boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c) || isVariationSelector(c) || !drawn(c)) {
        return false;
      }
    }
    return true;
  }

  /** The text as it is drawn, without variation selectors and with tags, as one string. */
  public String flat(String text) {
    if (isPlain(text)) {
      return text;
    }
    var flat = new StringBuilder();
    runs(text).forEach(run -> flat.append(run.text()));
    return flat.toString();
  }

  /** The text cut into runs; their texts are ready to draw. */
  public List<Run> runs(String text) {
    List<Run> runs = new ArrayList<>();
    var part = new StringBuilder();
    Face face = Face.MAIN;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (isVariationSelector(c)) {
        continue;
      }
      Face next = face(c);
      if (next != face && !part.isEmpty()) {
        runs.add(new Run(face, part.toString()));
        part.setLength(0);
      }
      face = next;
      if (next == Face.TAG) {
        part.append(String.format(Locale.ROOT, "[U+%04X]", c));
      } else {
        part.appendCodePoint(c);
      }
    }
    if (!part.isEmpty()) {
      runs.add(new Run(face, part.toString()));
    }
    return runs;
  }

  private Face face(int codePoint) {
    if (drawn(codePoint)) {
      return Face.MAIN;
    }
    return fallback.test(codePoint) ? Face.FALLBACK : Face.TAG;
  }

  private boolean drawn(int codePoint) {
    return codePoint == '\n' || codePoint == '\r' || codePoint == '\t' || main.test(codePoint);
  }

  /** Mongolian, standard and ideographic variation selectors. */
  private static boolean isVariationSelector(int codePoint) {
    return (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
        || (codePoint >= 0xE0100 && codePoint <= 0xE01EF)
        || (codePoint >= 0x180B && codePoint <= 0x180D);
  }
}
