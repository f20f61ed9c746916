package dev.shinseidesk.casework;

import dev.shinseidesk.casework.RecordFonts.Run;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.function.IntFunction;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * One A4 page of facts and lists. Long lists are shortened with a count, the longest first, until
 * everything stands on the page.
 */
final class RecordPage {
  private static final float LEFT = 48;
  private static final float RIGHT = PDRectangle.A4.getWidth() - 48;
  private static final float TOP = PDRectangle.A4.getHeight() - 44;
  private static final float BOTTOM = 58;
  private static final float LABEL = 96;
  private static final float SIZE = 8.5f;
  private static final float LEADING = 12f;
  private static final float HEAD = 22f;
  private static final float GAP = 6f;
  private static final Color RULE = new Color(0xB8, 0xC0, 0xCC);
  private static final Color BAR = new Color(0xE8, 0xEC, 0xF2);

  /**
   * A line of the table.
   *
   * @param most lines at most
   */
  record Fact(String label, String value, int most) {}

  /** A list under a heading. */
  record Block(String title, List<String> entries) {
    Block {
      entries = List.copyOf(entries);
    }
  }

  /**
   * What stands on the page.
   *
   * @param foot at the bottom
   * @param at when it is made
   * @param more words for so many entries left out
   */
  record Content(
      String title,
      List<Fact> facts,
      List<Block> blocks,
      String foot,
      Instant at,
      IntFunction<String> more) {
    Content {
      facts = List.copyOf(facts);
      blocks = List.copyOf(blocks);
    }
  }

  private final Content content;
  private final RecordFonts fonts;
  private final PDPageContentStream out;
  private float y = TOP;

  private RecordPage(Content content, RecordFonts fonts, PDPageContentStream out) {
    this.content = content;
    this.fonts = fonts;
    this.out = out;
  }

  /** Makes the PDF. */
  static byte[] make(Content content) {
    try (var document = new PDDocument()) {
      var page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      describe(document, content);
      var fonts = new RecordFonts(document);
      try (var out = new PDPageContentStream(document, page)) {
        new RecordPage(content, fonts, out).draw();
      }
      var bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("the bundled fonts can't be read", e);
    }
  }

  private static void describe(PDDocument document, Content content) {
    var information = document.getDocumentInformation();
    information.setTitle(content.title());
    information.setCreator("申請デスク");
    var at = Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo"), Locale.ROOT);
    at.setTimeInMillis(content.at().toEpochMilli());
    information.setCreationDate(at);
    document.getDocumentCatalog().setLanguage("ja-JP");
  }

  /** A block, its entries broken into lines, and how many of them are shown. */
  private static final class Laid {
    private final Block block;
    private final List<List<String>> entries;
    private int shown;

    Laid(Block block, List<List<String>> entries) {
      this.block = block;
      this.entries = entries;
      this.shown = entries.size();
    }

    int left() {
      return entries.size() - shown;
    }

    float height() {
      int lines = entries.stream().limit(shown).mapToInt(List::size).sum();
      return HEAD + (lines + (left() > 0 || entries.isEmpty() ? 1 : 0)) * LEADING + GAP;
    }
  }

  private void draw() throws IOException {
    text(content.title(), LEFT, y - 14, 15);
    y -= 26;
    line(y);
    for (Fact fact : content.facts()) {
      fact(fact);
    }
    y -= GAP;
    for (Laid laid : fitted()) {
      block(laid);
    }
    foot();
  }

  private void fact(Fact fact) throws IOException {
    List<String> lines = fonts.lines(fact.value(), SIZE, RIGHT - LEFT - LABEL - 4, fact.most());
    text(fact.label(), LEFT + 2, y - LEADING + 2, SIZE);
    for (String value : lines) {
      y -= LEADING;
      text(value, LEFT + LABEL, y + 2, SIZE);
    }
    y -= 3;
    line(y);
  }

  private List<Laid> fitted() throws IOException {
    List<Laid> all = new ArrayList<>();
    for (Block block : content.blocks()) {
      List<List<String>> entries = new ArrayList<>();
      for (String entry : block.entries()) {
        entries.add(fonts.lines(entry, SIZE, RIGHT - LEFT - 14, 2));
      }
      all.add(new Laid(block, entries));
    }
    while (all.stream().mapToDouble(Laid::height).sum() > y - BOTTOM) {
      Laid longest = all.getFirst();
      for (Laid laid : all) {
        if (laid.height() > longest.height()) {
          longest = laid;
        }
      }
      if (longest.shown == 0) {
        break;
      }
      longest.shown--;
    }
    return all;
  }

  private void block(Laid laid) throws IOException {
    out.setNonStrokingColor(BAR);
    out.addRect(LEFT, y - 15, RIGHT - LEFT, 15);
    out.fill();
    text(laid.block.title(), LEFT + 4, y - 11, 9);
    y -= HEAD - 4;
    for (List<String> entry : laid.entries.subList(0, laid.shown)) {
      boolean first = true;
      for (String line : entry) {
        y -= LEADING;
        if (first) {
          text("・", LEFT + 2, y + 2, SIZE);
        }
        text(line, LEFT + 12, y + 2, SIZE);
        first = false;
      }
    }
    if (laid.left() > 0 || laid.entries.isEmpty()) {
      y -= LEADING;
      text(content.more().apply(laid.left()), LEFT + 12, y + 2, SIZE);
    }
    y -= GAP + 4;
  }

  private void foot() throws IOException {
    line(BOTTOM - 8);
    text(content.foot(), LEFT, BOTTOM - 20, 7);
  }

  private void line(float at) throws IOException {
    out.setStrokingColor(RULE);
    out.setLineWidth(0.5f);
    out.moveTo(LEFT, at);
    out.lineTo(RIGHT, at);
    out.stroke();
  }

  private void text(String text, float x, float at, float size) throws IOException {
    out.setNonStrokingColor(Color.BLACK);
    out.beginText();
    out.newLineAtOffset(x, at);
    for (Run run : fonts.runs(text)) {
      out.setFont(run.font(), size);
      out.showText(run.text());
    }
    out.endText();
  }
}
