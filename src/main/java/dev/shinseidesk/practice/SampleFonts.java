package dev.shinseidesk.practice;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The two fonts that samples are written in: BIZ UDPGothic, and Noto Sans JP for what it lacks.
 * Parsed once and used for all samples. Not thread-safe (a parsed font keeps a reading position):
 * whoever uses it must keep others out.
 */
final class SampleFonts {
  /** Which font draws a piece of text. */
  enum Face {
    MAIN,
    FALLBACK
  }

  /**
   * Text drawn in one go.
   *
   * @param face its font
   * @param drawn what is drawn
   * @param meant what it means; differs where a variation selector, which neither font can draw,
   *     follows the character
   */
  record Run(Face face, String drawn, String meant) {}

  private static final int VARIATION_FIRST = 0xE0100;
  private static final int VARIATION_LAST = 0xE01EF;

  private final TrueTypeFont main;
  private final TrueTypeFont fallback;
  private final CmapLookup mainGlyphs;
  private final CmapLookup fallbackGlyphs;

  private SampleFonts(TrueTypeFont main, TrueTypeFont fallback) throws IOException {
    this.main = main;
    this.fallback = fallback;
    this.mainGlyphs = main.getUnicodeCmapLookup();
    this.fallbackGlyphs = fallback.getUnicodeCmapLookup();
  }

  /** Parses both from the class path; about 10 MB stay in memory. */
  static SampleFonts load() {
    try {
      return new SampleFonts(parse("BIZUDPGothic-Regular"), parse("NotoSansJP-Regular"));
    } catch (IOException e) {
      throw new IllegalStateException("the bundled fonts can't be read", e);
    }
  }

  private static TrueTypeFont parse(String name) throws IOException {
    String path = "/fxml/fonts/" + name + ".ttf";
    try (InputStream in = SampleFonts.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IOException("not on the class path: " + path);
      }
      TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
      font.setEnableGsub(false);
      return font;
    }
  }

  TrueTypeFont face(Face face) {
    return face == Face.MAIN ? main : fallback;
  }

  /** Cuts a text into pieces of one font; a character neither has is shown as its code point. */
  List<Run> runs(String text) {
    List<Run> runs = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    Face face = Face.MAIN;
    int[] points = text.codePoints().toArray();
    for (int i = 0; i < points.length; i++) {
      String character = Character.toString(points[i]);
      Face wanted = face(points[i]);
      if (wanted == null) {
        character = String.format(Locale.ROOT, "[U+%04X]", points[i]);
        wanted = Face.MAIN;
      }
      boolean variant = i + 1 < points.length && isVariation(points[i + 1]);
      if ((wanted != face || variant) && !open.isEmpty()) {
        runs.add(new Run(face, open.toString(), open.toString()));
        open.setLength(0);
      }
      face = wanted;
      if (variant) {
        runs.add(new Run(face, character, character + Character.toString(points[++i])));
      } else {
        open.append(character);
      }
    }
    if (!open.isEmpty()) {
      runs.add(new Run(face, open.toString(), open.toString()));
    }
    return runs;
  }

  private @Nullable Face face(int codePoint) {
    if (mainGlyphs.getGlyphId(codePoint) != 0) {
      return Face.MAIN;
    }
    return fallbackGlyphs.getGlyphId(codePoint) != 0 ? Face.FALLBACK : null;
  }

  static boolean isVariation(int codePoint) {
    return codePoint >= VARIATION_FIRST && codePoint <= VARIATION_LAST;
  }

  /** Width of a text at size 1. */
  double width(String text) {
    try {
      double width = 0;
      for (Run run : runs(text)) {
        TrueTypeFont font = face(run.face());
        double units = 0;
        for (int c : run.drawn().codePoints().toArray()) {
          units += font.getAdvanceWidth(glyphs(run.face()).getGlyphId(c));
        }
        width += units / font.getUnitsPerEm();
      }
      return width;
    } catch (IOException e) {
      throw new IllegalStateException("the bundled fonts can't be read", e);
    }
  }

  /** The outline of a text, its baseline beginning at (x, y), y growing downwards. */
  Path2D outline(String text, double size, double x, double y) {
    try {
      Path2D all = new Path2D.Double(Path2D.WIND_NON_ZERO);
      double at = x;
      for (Run run : runs(text)) {
        TrueTypeFont font = face(run.face());
        double scale = size / font.getUnitsPerEm();
        for (int c : run.drawn().codePoints().toArray()) {
          int glyph = glyphs(run.face()).getGlyphId(c);
          var data = font.getGlyph().getGlyph(glyph);
          if (data != null) {
            all.append(
                data.getPath().getPathIterator(new AffineTransform(scale, 0, 0, -scale, at, y)),
                false);
          }
          at += font.getAdvanceWidth(glyph) * scale;
        }
      }
      return all;
    } catch (IOException e) {
      throw new IllegalStateException("the bundled fonts can't be read", e);
    }
  }

  private CmapLookup glyphs(Face face) {
    return face == Face.MAIN ? mainGlyphs : fallbackGlyphs;
  }
}
