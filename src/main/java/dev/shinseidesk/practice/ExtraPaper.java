package dev.shinseidesk.practice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A supplement that some residents add in another of the kinds the portal takes: docx, xlsx, pptx,
 * tiff of two pages, gif, txt, csv. Office files are written part by part, since a library would
 * put today's date into them and the same seed must give the same bytes. Static and pure.
 */
final class ExtraPaper {
  private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  private static final List<String> ENDINGS =
      List.of(".docx", ".xlsx", ".pptx", ".tif", ".gif", ".txt", ".csv");

  private ExtraPaper() {}

  /**
   * A file.
   *
   * @param ending with its dot
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record File(String ending, byte[] bytes) {}

  /** One of the kinds, about the applicant. */
  static File make(Filing filing, Dice dice) throws IOException {
    String ending = dice.pick(ENDINGS);
    String name = filing.applicant().fullName();
    String procedure = filing.procedure().name();
    List<List<String>> table =
        List.of(
            List.of("区分", "内容"),
            List.of("申請者", name),
            List.of("手続", procedure),
            List.of("連絡のつく時間", "平日 " + dice.between(9, 12) + "時から" + dice.between(15, 18) + "時"));
    byte[] bytes =
        switch (ending) {
          case ".docx" -> docx(table);
          case ".xlsx" -> xlsx(table, dice);
          case ".pptx" -> pptx(name);
          case ".tif" -> pictures("tiff", 2);
          case ".gif" -> pictures("gif", 1);
          case ".txt" -> text(table).getBytes(UTF_8);
          default -> csv(table);
        };
    return new File(ending, bytes);
  }

  private static String text(List<List<String>> table) {
    StringBuilder text = new StringBuilder("補足（練習用の見本です）\r\n");
    table.forEach(row -> text.append(String.join("：", row)).append("\r\n"));
    return text.toString();
  }

  /** As a spreadsheet saves it: Windows-31J, unless a name needs more. */
  private static byte[] csv(List<List<String>> table) {
    StringBuilder text = new StringBuilder();
    for (List<String> row : table) {
      text.append('"').append(String.join("\",\"", row)).append("\"\r\n");
    }
    Charset windows = Charset.forName("windows-31j");
    return text.toString().getBytes(windows.newEncoder().canEncode(text) ? windows : UTF_8);
  }

  private static byte[] docx(List<List<String>> table) throws IOException {
    StringBuilder body = new StringBuilder();
    body.append("<w:p><w:r><w:t>補足説明書（練習用の見本です）</w:t></w:r></w:p><w:tbl>");
    for (List<String> row : table) {
      body.append("<w:tr>");
      for (String cell : row) {
        body.append("<w:tc><w:p><w:r><w:t>")
            .append(escaped(cell))
            .append("</w:t></w:r></w:p></w:tc>");
      }
      body.append("</w:tr>");
    }
    body.append("</w:tbl><w:p><w:r><w:t>申請の内容に変わりはありません。</w:t></w:r></w:p>");
    String main =
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    return packed(
        part("[Content_Types].xml", types("word/document.xml", main)),
        part("_rels/.rels", relations("officeDocument", "word/document.xml")),
        part(
            "word/document.xml",
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
                + "<w:body>"
                + body
                + "</w:body></w:document>"));
  }

  private static byte[] xlsx(List<List<String>> table, Dice dice) throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int r = 0; r < table.size(); r++) {
      rows.append("<row r=\"").append(r + 1).append("\">");
      for (int c = 0; c < table.get(r).size(); c++) {
        rows.append("<c r=\"").append((char) ('A' + c)).append(r + 1).append("\" t=\"inlineStr\">");
        rows.append("<is><t>").append(escaped(table.get(r).get(c))).append("</t></is></c>");
      }
      rows.append("</row>");
    }
    int each = dice.between(10, 90) * 1000;
    int line = table.size() + 1;
    rows.append("<row r=\"" + line + "\"><c r=\"A" + line + "\"><v>" + each + "</v></c>");
    rows.append("<c r=\"B" + line + "\"><f>A" + line + "*12</f><v>" + each * 12 + "</v></c></row>");
    String main = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    String space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    return packed(
        part(
            "[Content_Types].xml",
            types("xl/workbook.xml", main)
                .replace(
                    "</Types>",
                    "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/"
                        + "vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>")),
        part("_rels/.rels", relations("officeDocument", "xl/workbook.xml")),
        part("xl/_rels/workbook.xml.rels", relations("worksheet", "worksheets/sheet1.xml")),
        part(
            "xl/workbook.xml",
            "<workbook xmlns=\""
                + space
                + "\" xmlns:r=\""
                + OFFICE
                + "\"><sheets>"
                + "<sheet name=\"補足\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"),
        part(
            "xl/worksheets/sheet1.xml",
            "<worksheet xmlns=\"" + space + "\"><sheetData>" + rows + "</sheetData></worksheet>"));
  }

  private static byte[] pptx(String name) throws IOException {
    String main =
        "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml";
    String spaces =
        " xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\""
            + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
            + " xmlns:r=\""
            + OFFICE
            + "\"";
    return packed(
        part(
            "[Content_Types].xml",
            types("ppt/presentation.xml", main)
                .replace(
                    "</Types>",
                    "<Override PartName=\"/ppt/slides/slide1.xml\" ContentType=\"application/"
                        + "vnd.openxmlformats-officedocument.presentationml.slide+xml\"/></Types>")),
        part("_rels/.rels", relations("officeDocument", "ppt/presentation.xml")),
        part("ppt/_rels/presentation.xml.rels", relations("slide", "slides/slide1.xml")),
        part(
            "ppt/presentation.xml",
            "<p:presentation"
                + spaces
                + "><p:sldIdLst><p:sldId id=\"256\" r:id=\"r1\"/>"
                + "</p:sldIdLst></p:presentation>"),
        part(
            "ppt/slides/slide1.xml",
            "<p:sld"
                + spaces
                + "><p:cSld><p:spTree><p:sp><p:txBody><a:p><a:r><a:t>"
                + escaped(name)
                + "の補足説明（練習用の見本です）</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>"));
  }

  private static String types(String part, String type) {
    return "<Types xmlns=\""
        + PACKAGE
        + "content-types\">"
        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package."
        + "relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + "<Override PartName=\"/"
        + part
        + "\" ContentType=\""
        + type
        + "\"/></Types>";
  }

  private static String relations(String kind, String target) {
    return "<Relationships xmlns=\""
        + PACKAGE
        + "relationships\"><Relationship Id=\"r1\" Type=\""
        + OFFICE
        + "/"
        + kind
        + "\" Target=\""
        + target
        + "\"/></Relationships>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private record Part(String name, String xml) {}

  private static Part part(String name, String xml) {
    return new Part(name, DECLARATION + xml);
  }

  private static byte[] packed(Part... parts) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out, UTF_8)) {
      for (Part part : parts) {
        var entry = new ZipEntry(part.name());
        entry.setTimeLocal(LocalDateTime.of(2026, 4, 1, 0, 0));
        zip.putNextEntry(entry);
        zip.write(part.xml().getBytes(UTF_8));
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  /** Plain sheets with a frame and as many bars as their number. */
  private static byte[] pictures(String format, int pages) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    var out = new ByteArrayOutputStream();
    try (var stream = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(stream);
      if (pages == 1) {
        writer.write(page(1));
      } else {
        writer.prepareWriteSequence(null);
        for (int i = 0; i < pages; i++) {
          writer.writeToSequence(new IIOImage(page(i + 1), null, null), null);
        }
        writer.endWriteSequence();
      }
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  private static BufferedImage page(int number) {
    var image = new BufferedImage(300, 420, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 300, 420);
    graphics.setColor(Color.DARK_GRAY);
    graphics.drawRect(20, 20, 260, 380);
    for (int i = 0; i < number; i++) {
      graphics.fillRect(40, 50 + i * 40, 220, 18);
    }
    graphics.dispose();
    return image;
  }
}
