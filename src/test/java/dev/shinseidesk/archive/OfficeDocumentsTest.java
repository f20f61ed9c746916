package dev.shinseidesk.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.archive.OpenedDocument.Block;
import dev.shinseidesk.archive.OpenedDocument.Composed;
import dev.shinseidesk.archive.OpenedDocument.Section;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OfficeDocumentsTest {
  private static Composed composed(String name, byte[] bytes) {
    var opened = Samples.open(name, bytes);
    assertThat(Samples.reason(opened)).isEqualTo("shown");
    return (Composed) opened;
  }

  private static List<String> keys(OpenedDocument opened) {
    return opened.notes().stream().map(ArchiveProblem::key).toList();
  }

  private static List<List<String>> grid(Section section) {
    return section.blocks().stream()
        .filter(Block.Grid.class::isInstance)
        .map(b -> ((Block.Grid) b).rows())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void wordShowsTextTablesPicturesAndHeaders() throws Exception {
    var word = composed("証明.docx", OfficeSamples.docx());
    var body = word.sections().getFirst();
    assertThat(body.kind()).isEqualTo(Section.Kind.BODY);
    assertThat(body.blocks())
        .containsExactly(
            new Block.Words("就労証明書", 0),
            new Block.Grid(List.of(), List.of(List.of("氏名", "𠮷田　花子"), List.of("勤務先", "練習商店"))),
            new Block.Picture(0),
            new Block.Words("写真", 0));
    assertThat(word.sections().getLast())
        .isEqualTo(
            new Section(Section.Kind.MARGIN, "", false, List.of(new Block.Words("様式第1号", 0))));
    assertThat(word.pictures().orElseThrow().render(0, 1).width()).isEqualTo(64);
    assertThat(keys(word)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void workbooksShowSavedValuesAsJapaneseOfficesSeeThem(String ending) throws Exception {
    byte[] bytes = ending.equals("xls") ? OfficeSamples.xls() : OfficeSamples.xlsx();
    var book = composed("収入." + ending, bytes);
    assertThat(book.sections()).extracting(Section::name).containsExactly("収入", "控え");
    assertThat(grid(book.sections().getFirst()))
        .containsExactly(
            List.of("1", "氏名", "金額"),
            List.of("4", "𠮷田　花子", "1,234,567", "ƒ 2469134", "令和8年11月22日", "令和8年11月22日", "TRUE"));
    assertThat(book.sections().getLast().hidden()).isTrue();
    assertThat(keys(book))
        .containsExactlyInAnyOrder("office-formulas", "office-hidden", "office-hidden-lines");
    assertThat(book.pictures().orElseThrow().pageSize(0)).containsExactly(40, 30);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pptx", "ppt"})
  void slidesShowTextTablesAndPictures(String ending) throws Exception {
    byte[] bytes = ending.equals("ppt") ? OfficeSamples.ppt() : OfficeSamples.pptx();
    var show = composed("説明." + ending, bytes);
    var first = show.sections().getFirst();
    assertThat(first.kind()).isEqualTo(Section.Kind.SLIDE);
    assertThat(first.blocks().toString()).contains("説明資料");
    assertThat(grid(first)).isEqualTo(List.of(List.of("項目", ""), List.of("", "値２")));
    assertThat(first.blocks()).contains(new Block.Picture(0));
    assertThat(show.pictures().orElseThrow().render(0, 1).width()).isEqualTo(64);
    if (ending.equals("pptx")) {
      assertThat(show.sections().get(1).hidden()).isTrue();
      assertThat(keys(show)).containsExactly("office-hidden");
    }
  }

  @Test
  void longSheetsAreCutAndSaySo() {
    var book = composed("長い.xlsx", OfficeSamples.rows(5_000));
    assertThat(grid(book.sections().getFirst())).hasSize(2_000);
    assertThat(book.notes())
        .contains(new ArchiveProblem("office-rows", "長い.xlsx", List.of("2000"), false));
  }

  @Test
  void addressesOutsideAreNeverFetchedButTold() throws Exception {
    try (var server = new java.net.ServerSocket(0, 5, java.net.InetAddress.getLoopbackAddress())) {
      server.setSoTimeout(200);
      String address = "http://127.0.0.1:" + server.getLocalPort() + "/a.png";
      var word = composed("外.docx", OfficeSamples.linked(address));
      assertThat(keys(word)).containsExactly("office-links");
      org.assertj.core.api.Assertions.assertThatThrownBy(server::accept)
          .isInstanceOf(java.net.SocketTimeoutException.class);
    }
  }

  @Test
  void macrosAreNotTouchedButTold() {
    byte[] plain = OfficeSamples.xlsx();
    byte[] declared =
        OfficeSamples.bytes(out -> {
          try (var book = new org.apache.poi.xssf.usermodel.XSSFWorkbook()) {
            book.createSheet("a").createRow(0).createCell(0).setCellValue("x");
            book.setVBAProject(new java.io.ByteArrayInputStream(new byte[200]));
            book.write(out);
          }
        });
    assertThat(keys(composed("表.xlsx", declared))).contains("office-macros");
    assertThat(keys(composed("表.xlsx", plain))).doesNotContain("office-macros");
  }

  @Test
  void passwordsAreSaid() throws Exception {
    var out = new ByteArrayOutputStream();
    try (var files = new POIFSFileSystem()) {
      var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
      encryptor.confirmPassword("秘密");
      try (var stream = encryptor.getDataStream(files)) {
        stream.write(OfficeSamples.docx());
      }
      files.writeFilesystem(out);
    }
    Samples.assertUnshowable("鍵.docx", out.toByteArray(), "office-password");
    byte[] old =
        OfficeSamples.bytes(o -> {
          org.apache.poi.hssf.record.crypto.Biff8EncryptionKey.setCurrentUserPassword("pw");
          try (var book = new org.apache.poi.hssf.usermodel.HSSFWorkbook()) {
            book.createSheet("a").createRow(0).createCell(0).setCellValue("x");
            book.write(o);
          } finally {
            org.apache.poi.hssf.record.crypto.Biff8EncryptionKey.setCurrentUserPassword(null);
          }
        });
    Samples.assertUnshowable("鍵.xls", old, "office-password");
  }

  @Test
  void bombsAndEntitiesInsideAreRefused() {
    byte[] zeros = new byte[70 << 20];
    byte[] bomb = repacked(OfficeSamples.docx(), "word/document.xml", zeros, "word/document.xml");
    assertThat(Samples.reason(Samples.open("爆.docx", bomb))).isNotEqualTo("damaged");
    var opened = Samples.open("爆.docx", bomb);
    assertThat(keys(opened)).contains("office-part-big");
    String entities =
        """
        <?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>
        <w:document xmlns:w="urn:w"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>
        """;
    byte[] hostile =
        repacked(
            OfficeSamples.docx(),
            "word/document.xml",
            entities.getBytes(UTF_8),
            "word/document.xml");
    var read = Samples.open("体.docx", hostile);
    assertThat(read.toString() + ((Composed) read).sections()).doesNotContain("root:");
    assertThat(keys(read)).contains("office-partly");
  }

  @Test
  void wordsOwnOdditiesAreReadAsAPersonWould() {
    String document =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <w:document xmlns:w="urn:w" xmlns:mc="urn:mc"><w:body>
        <w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>一つ目</w:t></w:r></w:p>
        <w:p><w:r><w:ruby><w:rt><w:r><w:t>よしだ</w:t></w:r></w:rt>\
        <w:rubyBase><w:r><w:t>吉田</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>
        <w:p><w:del><w:r><w:delText>消した</w:delText></w:r></w:del>\
        <w:ins><w:r><w:t>入れた</w:t></w:r></w:ins></w:p>
        <w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>枠の中</w:t></w:r>\
        </w:p></w:txbxContent></mc:Choice><mc:Fallback><w:p><w:r><w:t>枠の中</w:t></w:r></w:p>\
        </mc:Fallback></mc:AlternateContent></w:r></w:p>
        <w:p><w:r><w:fldChar><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>\
        </w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>\
        <w:r><w:t>有</w:t></w:r><w:r><w:sym w:char="F0A8"/></w:r><w:r><w:t>無</w:t></w:r></w:p>
        <w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>広い</w:t></w:r>\
        </w:p></w:tc><w:tc><w:tbl><w:tr><w:tc><w:p><w:r><w:t>内</w:t></w:r></w:p></w:tc></w:tr>\
        </w:tbl></w:tc></w:tr></w:tbl>
        </w:body></w:document>
        """;
    var word =
        composed(
            "癖.docx",
            repacked(
                OfficeSamples.docx(),
                "word/document.xml",
                document.getBytes(UTF_8),
                "word/document.xml"));
    assertThat(word.sections().getFirst().blocks())
        .containsExactly(
            new Block.Words("・一つ目", 0),
            new Block.Words("吉田", 0),
            new Block.Words("入れた", 0),
            new Block.Words("枠の中", 0),
            new Block.Words("☑有☐無", 0),
            new Block.Grid(List.of(), List.of(List.of("広い", "", "内"))));
    assertThat(keys(word)).containsExactly("office-changes");
  }

  @Test
  void garbageOfEitherKindIsDamagedNotThrown() {
    byte[] old = OfficeSamples.xls();
    byte[] head = java.util.Arrays.copyOf(old, 600);
    Samples.assertUnshowable("壊.xls", head, "office-damaged");
    byte[] empty = new ZipCraft().add("[Content_Types].xml", new byte[9]).bytes();
    Samples.assertUnshowable("壊.docx", empty, "office-damaged");
  }

  /** The package with a part added, or put in place of another. */
  private static byte[] repacked(
      byte[] zip, String name, byte[] content, @org.jspecify.annotations.Nullable String instead) {
    var parts = java.util.Objects.requireNonNull(OfficeParts.of(zip, OfficeLimits.DEFAULT.parts()));
    var craft = new ZipCraft();
    for (String part : parts.names()) {
      if (!part.equals(instead)) {
        craft.add(part, java.util.Objects.requireNonNull(parts.bytes(part)));
      }
    }
    return craft.add(name, content).bytes();
  }
}
