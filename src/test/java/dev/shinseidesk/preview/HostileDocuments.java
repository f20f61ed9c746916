package dev.shinseidesk.preview;

import static dev.shinseidesk.preview.HostilePdfs.zeros;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shinseidesk.archive.Filing;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Supplier;

/** Pictures, tables and office documents a resident should never send. */
@SuppressWarnings("ImmutableEnumChecker") // the suppliers hold nothing
enum HostileDocuments {
  PNG_CLAIMS("png", () -> HostilePictures.png(2_000_000_000, 2_000_000_000)),
  PNG_ZEROS(
      "png",
      () ->
          HostilePictures.png(
              20_000, 19_000, HostilePictures.chunk("IDAT", zeros(19_000L * 2_501)))),
  PNG_TEXT_BOMB(
      "png",
      () ->
          HostilePictures.png(
              9,
              9,
              HostilePictures.packed("zTXt", zeros(400L << 20)),
              HostilePictures.chunk("IDAT", zeros(99)))),
  PNG_PROFILE_BOMB(
      "png",
      () ->
          HostilePictures.png(
              9,
              9,
              HostilePictures.packed("iCCP", zeros(400L << 20)),
              HostilePictures.chunk("IDAT", zeros(99)))),
  JPEG_CLAIMS("jpg", () -> HostilePictures.jpegClaiming(65_500, 65_500)),
  JPEG_SCANS("jpg", () -> HostilePictures.jpegOfScans(300)),
  JPEG_PROFILE_GARBAGE(
      "jpg",
      () ->
          HostilePictures.jpegWith(
              0xE2, join("ICC_PROFILE\0\1\1".getBytes(ISO_8859_1), noise(9_999)))),
  JPEG_EXIF_LOOP(
      "jpg",
      () ->
          HostilePictures.jpegWith(
              0xE1,
              join(
                  "Exif\0\0".getBytes(ISO_8859_1),
                  HostilePictures.tiff(8, new int[] {0x8769, 4, 1, 8})))),
  GIF_SCREEN("gif", () -> HostilePictures.gif(65_535, 65_535, 1)),
  GIF_FRAMES("gif", () -> HostilePictures.gif(3_000, 3_000, 200_000)),
  TIFF_LOOP(
      "tif", () -> HostilePictures.tiff(8, new int[] {256, 4, 1, 9}, new int[] {257, 4, 1, 9})),
  TIFF_COUNTS(
      "tif",
      () ->
          HostilePictures.tiff(
              0,
              new int[] {256, 4, 1, 9_999},
              new int[] {257, 4, 1, 9_999},
              new int[] {273, 4, 0x3FFFFFFF, 8},
              new int[] {279, 4, 0x3FFFFFFF, 8})),
  TIFF_ZIP_BOMB("tif", () -> HostilePictures.tiff(19_000, 19_000, 8, zeros(361_000_000))),
  TIFF_STRIP_LIES("tif", () -> HostilePictures.tiff(2_000_000_000, 1, 32_773, noise(999))),
  BMP_HUGE("bmp", () -> HostilePictures.bmp(2_000_000_000, -2_000_000_000)),
  BMP_AS_JPEG("jpg", () -> HostilePictures.bmp(60_000, 60_000)),
  XML_BILLION_LAUGHS("xml", () -> billion().getBytes(UTF_8)),
  XML_EXTERNAL_ENTITY(
      "xml",
      () ->
          "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"
              .getBytes(UTF_8)),
  XML_PARAMETER_ENTITY(
      "xml",
      () ->
          "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY % x SYSTEM \"http://127.0.0.1:9/\"> %x;]><a/>"
              .getBytes(UTF_8)),
  XML_INCLUDE(
      "xml",
      () ->
          "<?xml version=\"1.0\"?><a xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include parse=\"text\" href=\"file:///etc/passwd\"/></a>"
              .getBytes(UTF_8)),
  XML_DEEP("xml", () -> ("<?xml version=\"1.0\"?>" + "<a>".repeat(2_000_000)).getBytes(UTF_8)),
  XML_ATTRIBUTES("xml", HostileDocuments::attributes),
  XML_NAME_LONG(
      "xml", () -> ("<?xml version=\"1.0\"?><" + "a".repeat(9_000_000) + "/>").getBytes(UTF_8)),
  CSV_CELLS("csv", () -> filled(30 << 20, ',')),
  /** More than an entry may hold; the archive is read on without it. */
  CSV_HUNDRED_MILLION_CELLS("csv", () -> filled(100_000_000, ',')),
  CSV_LINES("csv", () -> filled(30 << 20, '\n')),
  CSV_QUOTE("csv", () -> join("a,\"".getBytes(UTF_8), filled(20 << 20, 'x'))),
  CSV_FORMULA("csv", () -> "=cmd|' /C calc'!A0,@SUM(1),+1,-1\r\n".getBytes(UTF_8)),
  TEXT_ONE_LINE("txt", () -> filled(30 << 20, 'x')),
  TEXT_ODD_BYTES("txt", () -> join(new byte[] {(byte) 0xFF, (byte) 0xFE}, noise(1 << 20))),
  DOCX_ENTITIES("docx", () -> HostileOffice.docx("word/document.xml", billion())),
  DOCX_MACROS("docx", () -> HostileOffice.with(Filing.docx(), "word/vbaProject.bin", noise(9_999))),
  DOCX_DDE(
      "docx",
      () ->
          HostileOffice.body(
              "<w:p><w:r><w:instrText>DDEAUTO c:\\\\windows\\\\cmd.exe \"/k"
                  + " calc\"</w:instrText></w:r></w:p>")),
  DOCX_TEMPLATE(
      "docx",
      () ->
          HostileOffice.docx(
              "word/_rels/settings.xml.rels",
              "<Relationships"
                  + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship"
                  + " Id=\"r1\""
                  + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate\""
                  + " Target=\"http://127.0.0.1:9/t.dotm\""
                  + " TargetMode=\"External\"/></Relationships>")),
  DOCX_DEEP("docx", () -> HostileOffice.body("<w:tbl><w:tr><w:tc>".repeat(200_000))),
  DOCX_PART_BOMB(
      "docx", () -> HostileOffice.with(Filing.docx(), "word/document.xml", new byte[180 << 20])),
  XLSX_ROWS("xlsx", () -> HostileOffice.sheet(300_000, 4)),
  XLSX_COLUMNS("xlsx", () -> HostileOffice.sheet(10, 200_000)),
  XLSX_STRINGS("xlsx", () -> HostileOffice.xlsx("xl/sharedStrings.xml", billion())),
  XLSX_LINKS(
      "xlsx",
      () ->
          HostileOffice.xlsx(
              "xl/externalLinks/externalLink1.xml",
              "<externalLink"
                  + " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><ddeLink"
                  + " ddeService=\"cmd\" ddeTopic=\"/c calc\"/></externalLink>")),
  XLS_CIRCLE("xls", HostileOffice::circle),
  XLS_SCRAMBLED("xls", () -> HostileOffice.scrambled(512, 0x41)),
  XLS_LENGTHS("xls", () -> HostileOffice.scrambled(1_024, 0xFF)),
  ZIP_IN_ZIP("zip", () -> Filing.pdf("中").zip());

  private final String ending;
  private final Supplier<byte[]> bytes;

  HostileDocuments(String ending, Supplier<byte[]> bytes) {
    this.ending = ending;
    this.bytes = bytes;
  }

  /** As an attachment, alone in an archive. */
  Filing filing() {
    String name = "添付_" + name() + "." + ending;
    byte[] content = bytes.get();
    return content.length > 64 << 20 ? Filing.packed(name, content) : Filing.of(name, content);
  }

  static byte[] noise(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private static byte[] filled(int size, char with) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, (byte) with);
    return bytes;
  }

  static byte[] join(byte[] first, byte[] second) {
    byte[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  static String billion() {
    var xml = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY l0 \"laugh\">");
    for (int i = 1; i < 10; i++) {
      xml.append("<!ENTITY l").append(i).append(" \"");
      xml.append(("&l" + (i - 1) + ";").repeat(10)).append("\">");
    }
    return xml.append("]><a>&l9;</a>").toString();
  }

  private static byte[] attributes() {
    var xml = new StringBuilder("<?xml version=\"1.0\"?><a");
    for (int i = 0; i < 500_000; i++) {
      xml.append(" a").append(i).append("=\"\"");
    }
    return xml.append("/>").toString().getBytes(UTF_8);
  }
}
