package dev.shinseidesk.casework;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The fonts of one record, embedded as far as used: BIZ UDPGothic, Noto Sans JP for what it lacks.
 * A character neither can draw stands as its code point, so that none is lost. For one document.
 */
final class RecordFonts {
  /** Text drawn in one go. */
  record Run(PDFont font, String text) {}

  private static final String NO_LINE_START = "、。，．」』）】〕｝〉》・ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々：；！？%％";

  private final List<Face> faces = new ArrayList<>();

  private record Face(PDFont font, CmapLookup glyphs) {}

  RecordFonts(PDDocument document) throws IOException {
    for (String name : List.of("BIZUDPGothic-Regular", "NotoSansJP-Regular")) {
      TrueTypeFont parsed = parse(name);
      faces.add(new Face(PDType0Font.load(document, parsed, true), parsed.getUnicodeCmapLookup()));
    }
  }

  private static TrueTypeFont parse(String name) throws IOException {
    String path = "/fxml/fonts/" + name + ".ttf";
    try (InputStream in = RecordFonts.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IOException("not on the class path: " + path);
      }
      TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
      font.setEnableGsub(false);
      return font;
    }
  }

  /** Cuts a text into pieces of one font. */
  List<Run> runs(String text) {
    List<Run> runs = new ArrayList<>();
    text.codePoints()
        .forEach(c -> {
          Run run = run(c);
          Run last = runs.isEmpty() ? null : runs.getLast();
          if (last != null && last.font().equals(run.font())) {
            runs.set(runs.size() - 1, new Run(last.font(), last.text() + run.text()));
          } else {
            runs.add(run);
          }
        });
    return runs;
  }

  private Run run(int c) {
    for (Face face : faces) {
      if (!Character.isISOControl(c) && face.glyphs().getGlyphId(c) != 0) {
        return new Run(face.font(), Character.toString(c));
      }
    }
    String shown = Character.isWhitespace(c) ? " " : String.format(Locale.ROOT, "〔U+%04X〕", c);
    return new Run(faces.getFirst().font(), shown);
  }

  /** Width of a text in points. */
  float width(String text, float size) throws IOException {
    float width = 0;
    for (Run run : runs(text)) {
      width += run.font().getStringWidth(run.text()) / 1000 * size;
    }
    return width;
  }

  /**
   * Breaks a text into lines. What doesn't fit into so many lines ends with an ellipsis.
   *
   * @param most lines at most, 1 or more
   */
  List<String> lines(String text, float size, float width, int most) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.strip().split("\\R", -1)) {
      StringBuilder line = new StringBuilder();
      float used = 0;
      for (int c : paragraph.codePoints().toArray()) {
        String character = Character.toString(c);
        float more = width(character, size);
        boolean mayStart = NO_LINE_START.indexOf(c) < 0;
        if (used + more > width && mayStart && !line.isEmpty()) {
          lines.add(line.toString());
          line.setLength(0);
          used = 0;
        }
        line.append(character);
        used += more;
        if (lines.size() > most) {
          return cut(lines, most);
        }
      }
      lines.add(line.toString());
    }
    return lines.size() > most ? cut(lines, most) : lines;
  }

  private static List<String> cut(List<String> lines, int most) {
    List<String> kept = new ArrayList<>(lines.subList(0, most));
    String last = kept.getLast();
    int end = last.isEmpty() ? 0 : last.offsetByCodePoints(last.length(), -1);
    kept.set(most - 1, last.substring(0, end) + "…");
    return kept;
  }
}
