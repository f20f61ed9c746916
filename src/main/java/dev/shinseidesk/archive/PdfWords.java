package dev.shinseidesk.archive;

import dev.shinseidesk.archive.OpenedDocument.Hit;
import dev.shinseidesk.archive.OpenedDocument.Spot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** The text of one page with the place of every character. One thread. */
final class PdfWords extends PDFTextStripper {
  /** A page of more characters than this is no page of a filing. */
  private static final int MAX_CHARS = 200_000;

  private final StringBuilder text = new StringBuilder();
  private final List<Spot> spots = new ArrayList<>();

  private PdfWords() {
    setSuppressDuplicateOverlappingText(false);
    setSortByPosition(false);
  }

  /**
   * Reads a page.
   *
   * @param page from 0
   */
  static PdfWords of(PDDocument document, int page) throws IOException {
    var words = new PdfWords();
    words.setStartPage(page + 1);
    words.setEndPage(page + 1);
    words.getText(document);
    return words;
  }

  @Override
  protected void writeString(String ignored, List<TextPosition> positions) {
    for (TextPosition position : positions) {
      String unicode = position.getUnicode();
      if (unicode == null || text.length() + unicode.length() > MAX_CHARS) {
        continue;
      }
      text.append(unicode);
      var spot = spot(position);
      for (int i = 0; i < unicode.length(); i++) {
        spots.add(spot);
      }
    }
  }

  /** The glyph's box; PDFBox's own height is that of its lower case letters. */
  private static Spot spot(TextPosition position) {
    double em = Math.max(1, position.getFontSizeInPt());
    boolean upright = position.getDir() % 180 == 0;
    double width = position.getWidth() > 0.1 ? position.getWidth() : em;
    double height = upright ? Math.max(position.getHeight(), em * 0.9) : position.getHeight();
    return new Spot(
        position.getX(),
        position.getY() - height + (upright ? em * 0.12 : 0),
        width,
        Math.max(height, 1));
  }

  /** Where the query stands. */
  List<Hit> find(String query) {
    List<Hit> hits = new ArrayList<>();
    for (int[] place : FoldedText.of(text.toString()).find(FoldedText.of(query))) {
      hits.add(new Hit(joined(spots.subList(place[0], place[1]))));
    }
    return hits;
  }

  /** Neighbours of one line as one rectangle. */
  private static List<Spot> joined(List<Spot> letters) {
    List<Spot> lines = new ArrayList<>();
    for (Spot letter : letters) {
      Spot last = lines.isEmpty() ? null : lines.getLast();
      if (last != null
          && Math.abs(last.y() - letter.y()) < last.height() / 2
          && letter.x() >= last.x()
          && letter.x() - (last.x() + last.width()) < 2 * last.height()) {
        double right = Math.max(last.x() + last.width(), letter.x() + letter.width());
        double top = Math.min(last.y(), letter.y());
        double bottom = Math.max(last.y() + last.height(), letter.y() + letter.height());
        lines.set(lines.size() - 1, new Spot(last.x(), top, right - last.x(), bottom - top));
      } else {
        lines.add(letter);
      }
    }
    return lines;
  }
}
