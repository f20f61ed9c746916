package dev.shinseidesk.practice;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/**
 * An A4 PDF under way, with only the glyphs used embedded and nothing in it that depends on when it
 * was made. Coordinates in points from the upper left corner. One thread; close it.
 */
final class Paper implements AutoCloseable {
  static final float WIDTH = PDRectangle.A4.getWidth();
  static final float HEIGHT = PDRectangle.A4.getHeight();
  static final float MARGIN = 45;

  private final PDDocument document = new PDDocument();
  private final SampleFonts fonts;
  private final Map<SampleFonts.Face, PDFont> embedded = new EnumMap<>(SampleFonts.Face.class);
  private PDPageContentStream content;

  Paper(SampleFonts fonts, String title, LocalDateTime madeAt, long id) throws IOException {
    this.fonts = fonts;
    document.setDocumentId(id);
    PDDocumentInformation information = new PDDocumentInformation();
    information.setTitle(title);
    information.setProducer("Shinsei Desk practice office");
    var created = new GregorianCalendar(TimeZone.getTimeZone("Asia/Tokyo"));
    created.clear();
    created.set(
        madeAt.getYear(),
        madeAt.getMonthValue() - 1,
        madeAt.getDayOfMonth(),
        madeAt.getHour(),
        madeAt.getMinute(),
        madeAt.getSecond());
    information.setCreationDate(created);
    document.setDocumentInformation(information);
    content = page();
  }

  private PDPageContentStream page() throws IOException {
    PDPage page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    PDPageContentStream stream = new PDPageContentStream(document, page);
    stream.setLineWidth(0.6f);
    return stream;
  }

  /** Goes on on a new page. */
  void nextPage() throws IOException {
    content.close();
    content = page();
  }

  int pages() {
    return document.getNumberOfPages();
  }

  /** Writes a line with its baseline at y. */
  void text(float x, float y, float size, String text) throws IOException {
    content.beginText();
    content.newLineAtOffset(x, HEIGHT - y);
    for (SampleFonts.Run run : fonts.runs(text)) {
      content.setFont(font(run.face()), size);
      boolean told = !run.drawn().equals(run.meant());
      if (told) {
        // Neither font draws variation selectors; whoever reads the text still finds them.
        COSDictionary actual = new COSDictionary();
        actual.setItem(COSName.ACTUAL_TEXT, new COSString(run.meant()));
        content.beginMarkedContent(COSName.getPDFName("Span"), PDPropertyList.create(actual));
      }
      content.showText(run.drawn());
      if (told) {
        content.endMarkedContent();
      }
    }
    content.endText();
  }

  /** The same, a little heavier. */
  void heavy(float x, float y, float size, String text) throws IOException {
    content.setRenderingMode(RenderingMode.FILL_STROKE);
    content.setLineWidth(size / 40);
    text(x, y, size, text);
    content.setLineWidth(0.6f);
    content.setRenderingMode(RenderingMode.FILL);
  }

  void centred(float y, float size, String text) throws IOException {
    heavy((WIDTH - width(text, size)) / 2, y, size, text);
  }

  void right(float x, float y, float size, String text) throws IOException {
    text(x - width(text, size), y, size, text);
  }

  float width(String text, float size) {
    return (float) (fonts.width(text) * size);
  }

  /** The greatest size up to the wished one at which the text is no wider than this. */
  float fitting(String text, float size, float width) {
    return Math.min(size, width / (float) fonts.width(text));
  }

  /** Breaks a text into lines no wider than this; never within a surrogate pair or a variant. */
  List<String> lines(String text, float size, float width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (SampleFonts.Run run : fonts.runs(text)) {
      boolean whole = !run.drawn().equals(run.meant());
      List<String> parts =
          whole
              ? List.of(run.meant())
              : run.meant().codePoints().mapToObj(Character::toString).toList();
      for (String part : parts) {
        if (!line.isEmpty()
            && width(line + part, size) > width
            && "、。」）ー".indexOf(part.codePointAt(0)) < 0) {
          lines.add(line.toString());
          line.setLength(0);
        }
        line.append(part);
      }
    }
    lines.add(line.toString());
    return lines;
  }

  void box(float x, float y, float width, float height) throws IOException {
    content.addRect(x, HEIGHT - y - height, width, height);
    content.stroke();
  }

  void shade(float x, float y, float width, float height, float grey) throws IOException {
    content.setNonStrokingColor(grey);
    content.addRect(x, HEIGHT - y - height, width, height);
    content.fill();
    content.setNonStrokingColor(0f);
  }

  /** A red square seal with four characters. */
  void seal(float x, float y, float side, String characters) throws IOException {
    content.setStrokingColor(0.8f, 0.1f, 0.1f);
    content.setNonStrokingColor(0.8f, 0.1f, 0.1f);
    content.setLineWidth(1.6f);
    box(x, y, side, side);
    float size = side * 0.4f;
    for (int i = 0; i < 4 && i < characters.length(); i++) {
      // Seals are read from the upper right downwards.
      float column = x + side * (i < 2 ? 0.53f : 0.07f);
      text(column, y + side * (i % 2 == 0 ? 0.44f : 0.88f), size, characters.substring(i, i + 1));
    }
    content.setStrokingColor(0f);
    content.setNonStrokingColor(0f);
    content.setLineWidth(0.6f);
  }

  private PDFont font(SampleFonts.Face face) throws IOException {
    PDFont font = embedded.get(face);
    if (font == null) {
      font = PDType0Font.load(document, fonts.face(face), true);
      embedded.put(face, font);
    }
    return font;
  }

  /** The finished PDF. */
  byte[] bytes() throws IOException {
    content.close();
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    document.save(out);
    return out.toByteArray();
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
