package dev.shinseidesk.preview;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shinseidesk.archive.Filing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Office documents that were opened up and given what they shouldn't have. */
final class HostileOffice {
  private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

  private HostileOffice() {}

  /** The sound document with a part replaced or added. */
  static byte[] with(byte[] document, String part, byte[] content) {
    var out = new ByteArrayOutputStream();
    try (var in = new ZipInputStream(new ByteArrayInputStream(document));
        var zip = new ZipOutputStream(out)) {
      zip.setLevel(Deflater.BEST_SPEED);
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] bytes = in.readAllBytes();
        if (!entry.getName().equals(part)) {
          zip.putNextEntry(new ZipEntry(entry.getName()));
          zip.write(bytes);
        }
      }
      zip.putNextEntry(new ZipEntry(part));
      zip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] docx(String part, String content) {
    return with(Filing.docx(), part, content.getBytes(UTF_8));
  }

  /** A Word document with this body. */
  static byte[] body(String xml) {
    return docx(
        "word/document.xml",
        "<?xml version=\"1.0\"?><w:document xmlns:w=\""
            + W
            + "\"><w:body>"
            + xml
            + "</w:body></w:document>");
  }

  static byte[] xlsx(String part, String content) {
    return with(Filing.xlsx(), part, content.getBytes(UTF_8));
  }

  /** A sheet with so many rows of so many cells. */
  static byte[] sheet(int rows, int columns) {
    var xml =
        new StringBuilder(
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                + "<sheetData>");
    String cells = "<c><v>1</v></c>".repeat(columns);
    for (int i = 1; i <= rows; i++) {
      xml.append("<row>").append(cells).append("</row>");
    }
    return xlsx("xl/worksheets/sheet1.xml", xml.append("</sheetData></worksheet>").toString());
  }

  /** An old document whose table of sectors leads in a circle. */
  static byte[] circle() {
    byte[] xls = Filing.xls();
    // the table of sectors stands in the sector the header names first
    int sector = (xls[76] & 0xFF) | (xls[77] & 0xFF) << 8;
    int at = 512 * (sector + 1);
    for (int i = 0; i < 512 && at + i + 3 < xls.length; i += 4) {
      Arrays.fill(xls, at + i, at + i + 4, (byte) 0);
    }
    return xls;
  }

  /** An old document with part of its bytes overwritten. */
  static byte[] scrambled(int from, int value) {
    byte[] xls = Filing.xls();
    Arrays.fill(xls, from, Math.min(xls.length, from + 2_000), (byte) value);
    return xls;
  }
}
