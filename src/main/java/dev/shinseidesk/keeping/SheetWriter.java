package dev.shinseidesk.keeping;

import dev.shinseidesk.application.SpreadsheetText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes rows of text as CSV or as a workbook, straight to the stream. One thread. */
abstract class SheetWriter {
  /** Rows a sheet of a workbook holds. */
  static final long MOST_ROWS = 1_048_576;

  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  private static final String DOCUMENT =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

  /** Adds a row. */
  abstract void row(List<String> cells) throws IOException;

  /** Ends the sheet; the stream stays open. */
  abstract void finish() throws IOException;

  /** A CSV whose values can't act as formulas. */
  static SheetWriter csv(OutputStream out) throws IOException {
    out.write(0xEF);
    out.write(0xBB);
    out.write(0xBF);
    return new SheetWriter() {
      @Override
      void row(List<String> cells) throws IOException {
        String line =
            cells.stream()
                .map(c -> '"' + SpreadsheetText.defused(c).replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(","));
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
      }

      @Override
      void finish() {}
    };
  }

  /** A workbook of one sheet whose cells are all text, so that none is a formula or a number. */
  static SheetWriter workbook(OutputStream out) throws IOException {
    var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    part(
        zip,
        "[Content_Types].xml",
        "<Types xmlns=\""
            + PACKAGE
            + "content-types\"><Default Extension=\"rels\""
            + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\""
            + TYPES
            + ".sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\""
            + TYPES
            + ".worksheet+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\""
            + TYPES
            + ".styles+xml\"/></Types>");
    part(zip, "_rels/.rels", relations("rId1", "officeDocument", "xl/workbook.xml", ""));
    part(
        zip,
        "xl/workbook.xml",
        "<workbook xmlns=\""
            + MAIN
            + "\" xmlns:r=\""
            + DOCUMENT
            + "\"><sheets><sheet name=\"list\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
    part(
        zip,
        "xl/_rels/workbook.xml.rels",
        relations(
            "rId1",
            "worksheet",
            "worksheets/sheet1.xml",
            "<Relationship Id=\"rId2\" Type=\"" + DOCUMENT + "/styles\" Target=\"styles.xml\"/>"));
    // format 49 is text: what is typed into such a cell stays as it was typed
    part(
        zip,
        "xl/styles.xml",
        "<styleSheet xmlns=\""
            + MAIN
            + "\"><fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills>"
            + "<borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/>"
            + "</cellStyleXfs><cellXfs count=\"1\"><xf numFmtId=\"49\" applyNumberFormat=\"1\"/>"
            + "</cellXfs></styleSheet>");
    zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
    write(zip, XML + "<worksheet xmlns=\"" + MAIN + "\"><sheetData>");
    return new SheetWriter() {
      @Override
      void row(List<String> cells) throws IOException {
        var line = new StringBuilder("<row>");
        for (String cell : cells) {
          line.append("<c t=\"inlineStr\"><is><t xml:space=\"preserve\">")
              .append(escaped(cell))
              .append("</t></is></c>");
        }
        write(zip, line.append("</row>").toString());
      }

      @Override
      void finish() throws IOException {
        write(zip, "</sheetData></worksheet>");
        zip.closeEntry();
        zip.finish();
      }
    };
  }

  private static String relations(String id, String type, String target, String more) {
    return "<Relationships xmlns=\""
        + PACKAGE
        + "relationships\"><Relationship Id=\""
        + id
        + "\" Type=\""
        + DOCUMENT
        + "/"
        + type
        + "\" Target=\""
        + target
        + "\"/>"
        + more
        + "</Relationships>";
  }

  private static void part(ZipOutputStream zip, String name, String xml) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    write(zip, XML + xml);
    zip.closeEntry();
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** XML knows few control characters; the format has a spelling of its own for the others. */
  private static String escaped(String text) {
    var escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair) {
        escaped.append(c).append(text.charAt(++i));
      } else if (c == '&') {
        escaped.append("&amp;");
      } else if (c == '<') {
        escaped.append("&lt;");
      } else if (c == '>') {
        escaped.append("&gt;");
      } else if (c == '\t' || c == '\n' || (c >= ' ' && c < 0xFFFE && !Character.isSurrogate(c))) {
        boolean looksEscaped = c == '_' && text.regionMatches(i, "_x", 0, 2);
        escaped.append(looksEscaped ? "_x005F_" : String.valueOf(c));
      } else {
        escaped.append(String.format(Locale.ROOT, "_x%04X_", (int) c));
      }
    }
    return escaped.toString();
  }
}
