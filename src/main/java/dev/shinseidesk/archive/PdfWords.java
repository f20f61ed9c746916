package dev.shinseidesk.archive;

import dev.shinseidesk.archive.OpenedDocument.Hit;
import dev.shinseidesk.archive.OpenedDocument.Spot;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.markedcontent.BeginMarkedContentSequence;
import org.apache.pdfbox.contentstream.operator.markedcontent.BeginMarkedContentSequenceWithProperties;
import org.apache.pdfbox.contentstream.operator.markedcontent.EndMarkedContentSequence;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;

/**
 * The text of one page as it is seen, with the place of every character: letters lying in any
 * direction, without those of hidden layers. Lines and gaps are judged along the direction of the
 * writing itself, which PDFBox does for level lines only. One thread.
 */
final class PdfWords extends PDFTextStripper {
  /** A page of more characters than this is no page of a filing. */
  private static final int MAX_CHARS = 200_000;

  /** Gap, in letters, that separates words. */
  private static final double GAP = 0.35;

  /** Gap, in letters, beyond which what follows is another piece of writing. */
  private static final double FAR = 6;

  private final StringBuilder text = new StringBuilder();
  private final List<@Nullable Spot> spots = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private final Deque<Marked> marked = new ArrayDeque<>();
  private final PdfLayers layers;
  private final PdfPlace place;
  private @Nullable Letter last;

  /**
   * A piece of the page's contents: hidden with its layer, or with a text that goes for its own.
   */
  private static final class Marked {
    private final boolean hidden;
    private @Nullable String instead;

    Marked(boolean hidden, @Nullable String instead) {
      this.hidden = hidden;
      this.instead = instead;
    }
  }

  /** A letter's origin, the end of its advance and its size, in the page's own space. */
  private record Letter(double x, double y, double endX, double endY, double size) {}

  private PdfWords(PdfLayers layers, PdfPlace place) {
    this.layers = layers;
    this.place = place;
    addOperator(new BeginMarkedContentSequence(this));
    addOperator(new BeginMarkedContentSequenceWithProperties(this));
    addOperator(new EndMarkedContentSequence(this));
  }

  /**
   * Reads a page.
   *
   * @param number from 0
   */
  static PdfWords of(PDDocument document, int number) throws IOException {
    PDPage page = document.getPage(number);
    var words = new PdfWords(new PdfLayers(document), PdfPlace.of(page));
    words.setStartPage(number + 1);
    words.setEndPage(number + 1);
    words.getText(document);
    return words;
  }

  @Override
  public void beginMarkedContentSequence(COSName tag, @Nullable COSDictionary properties) {
    boolean hidden = COSName.OC.equals(tag) && layers.hides(properties);
    marked.push(
        new Marked(hidden, properties == null ? null : properties.getString(COSName.ACTUAL_TEXT)));
  }

  @Override
  public void endMarkedContentSequence() {
    marked.poll();
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    boolean draws = operator.getName().equals("Do") && !operands.isEmpty();
    if (draws && operands.getFirst() instanceof COSName name && hidden(name)) {
      return;
    }
    super.processOperator(operator, operands);
  }

  private boolean hidden(COSName object) {
    COSDictionary resources = getResources() == null ? null : getResources().getCOSObject();
    COSDictionary objects = resources == null ? null : resources.getCOSDictionary(COSName.XOBJECT);
    COSDictionary one = objects == null ? null : objects.getCOSDictionary(object);
    return one != null && layers.hides(one.getCOSDictionary(COSName.OC));
  }

  @Override
  protected void processTextPosition(TextPosition position) {
    String unicode = told(position.getUnicode());
    boolean hidden = marked.stream().anyMatch(piece -> piece.hidden);
    if (unicode == null || hidden || text.length() + unicode.length() > MAX_CHARS) {
      return;
    }
    Matrix matrix = position.getTextMatrix();
    double size = Math.max(0.1, Math.hypot(matrix.getShearX(), matrix.getScaleY()));
    boolean vertical = position.getFont() != null && position.getFont().isVertical();
    double x = matrix.getTranslateX();
    double y = matrix.getTranslateY();
    var letter =
        vertical
            ? new Letter(x, y, x - matrix.getShearX(), y - matrix.getScaleY(), size)
            : new Letter(x, y, position.getEndX(), position.getEndY(), size);
    if (!unicode.isBlank() && !seen.add(key(unicode, letter))) {
      return; // bold made by printing twice
    }
    separate(letter, unicode);
    Spot spot = place.spot(corners(letter, matrix, vertical));
    text.append(unicode);
    for (int i = 0; i < unicode.length(); i++) {
      spots.add(spot);
    }
    last = letter;
  }

  /** The text that the piece says it means, with its first letter; nothing with the others. */
  private @Nullable String told(@Nullable String unicode) {
    Marked piece = marked.peek();
    String instead = piece == null ? null : piece.instead;
    if (piece == null || instead == null) {
      return unicode;
    }
    piece.instead = "";
    return instead.isEmpty() ? null : instead;
  }

  private static String key(String unicode, Letter letter) {
    double grid = Math.max(0.5, letter.size() / 4);
    return unicode + Math.round(letter.x() / grid) + "," + Math.round(letter.y() / grid);
  }

  /** A space or a line end where the letter doesn't follow on the one before. */
  private void separate(Letter letter, String unicode) {
    Letter before = last;
    if (before == null || text.isEmpty()) {
      return;
    }
    double alongX = before.endX() - before.x();
    double alongY = before.endY() - before.y();
    double length = Math.hypot(alongX, alongY);
    double size = Math.max(before.size(), letter.size());
    double gapX = letter.x() - before.endX();
    double gapY = letter.y() - before.endY();
    double gap = length == 0 ? 0 : (gapX * alongX + gapY * alongY) / length / size;
    double aside = length == 0 ? 0 : Math.abs(gapX * alongY - gapY * alongX) / length / size;
    if (aside > 0.6 || gap < -1.2 || gap > FAR) {
      add('\n');
    } else if (gap > GAP && !unicode.isBlank()) {
      add(' ');
    }
  }

  private void add(char separator) {
    char end = text.charAt(text.length() - 1);
    if (end != '\n' && (separator == '\n' || end != ' ')) {
      text.append(separator);
      spots.add(null);
    }
  }

  /** The box of a glyph, in the page's space; PDFBox's own height is that of small letters. */
  private static double[] corners(Letter letter, Matrix matrix, boolean vertical) {
    double size = letter.size();
    double upX = matrix.getShearX() / size;
    double upY = matrix.getScaleY() / size;
    double endX = letter.endX();
    double endY = letter.endY();
    if (vertical) {
      // the origin is the middle of its upper side
      double acrossX = upY * size / 2;
      double acrossY = -upX * size / 2;
      return new double[] {
        letter.x() - acrossX, letter.y() - acrossY, letter.x() + acrossX, letter.y() + acrossY,
        endX - acrossX, endY - acrossY, endX + acrossX, endY + acrossY
      };
    }
    if (Math.hypot(endX - letter.x(), endY - letter.y()) < 0.1) {
      endX += upY * size;
      endY -= upX * size;
    }
    double lowX = -0.12 * size * upX;
    double lowY = -0.12 * size * upY;
    double highX = 0.88 * size * upX;
    double highY = 0.88 * size * upY;
    return new double[] {
      letter.x() + lowX, letter.y() + lowY, letter.x() + highX, letter.y() + highY,
      endX + lowX, endY + lowY, endX + highX, endY + highY
    };
  }

  /** The page's text; lines end by a line feed. */
  String text() {
    return text.toString();
  }

  /** Where the query stands. */
  List<Hit> find(String query) {
    List<Hit> hits = new ArrayList<>();
    for (int[] found : FoldedText.of(text.toString()).find(FoldedText.of(query))) {
      List<Spot> letters = new ArrayList<>();
      for (Spot spot : spots.subList(found[0], found[1])) {
        if (spot != null) {
          letters.add(spot);
        }
      }
      hits.add(new Hit(joined(letters)));
    }
    return hits;
  }

  /** Neighbours of one line, level or upright, as one rectangle. */
  private static List<Spot> joined(List<Spot> letters) {
    List<Spot> lines = new ArrayList<>();
    for (Spot letter : letters) {
      Spot last = lines.isEmpty() ? null : lines.getLast();
      if (last != null && (level(last, letter) || upright(last, letter))) {
        double left = Math.min(last.x(), letter.x());
        double top = Math.min(last.y(), letter.y());
        double right = Math.max(last.x() + last.width(), letter.x() + letter.width());
        double bottom = Math.max(last.y() + last.height(), letter.y() + letter.height());
        lines.set(lines.size() - 1, new Spot(left, top, right - left, bottom - top));
      } else {
        lines.add(letter);
      }
    }
    return lines;
  }

  private static boolean level(Spot a, Spot b) {
    double gap = Math.max(b.x() - (a.x() + a.width()), a.x() - (b.x() + b.width()));
    return Math.abs(a.y() - b.y()) < b.height() / 2
        && Math.abs(a.height() - b.height()) < b.height() / 2
        && gap < 2 * b.height();
  }

  private static boolean upright(Spot a, Spot b) {
    double gap = Math.max(b.y() - (a.y() + a.height()), a.y() - (b.y() + b.height()));
    return Math.abs(a.x() - b.x()) < b.width() / 2
        && Math.abs(a.width() - b.width()) < b.width() / 2
        && gap < 2 * b.width();
  }
}
