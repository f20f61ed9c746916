package dev.shinseidesk.archive;

import static dev.shinseidesk.archive.Samples.assertUnshowable;
import static dev.shinseidesk.archive.Samples.paged;
import static dev.shinseidesk.archive.Samples.reason;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shinseidesk.application.DeskException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.junit.jupiter.api.Test;

class PdfPagesTest {
  @Test
  void pdfPagesAreDrawnAndTold() throws Exception {
    try (var paged = paged("書.pdf", Samples.pdf("児童手当認定請求書", "二頁目"))) {
      assertThat(paged.pageCount()).isEqualTo(2);
      assertThat(paged.pageSize(0)[0]).isBetween(595.0, 596.0);
      var image = paged.render(0, 1.5);
      assertThat(image.width()).isBetween(892, 894);
      assertThat(image.argb()).hasSize(image.width() * image.height());
      assertThat(Arrays.stream(image.argb()).allMatch(p -> p >>> 24 == 0xFF)).isTrue();
      assertThat(dark(image)).isGreaterThan(1_000);
      assertThat(paged.text(0)).isEqualTo("児童手当認定請求書");
      assertThat(paged.text(1)).isEqualTo("二頁目");
      assertThatThrownBy(() -> paged.render(2, 1)).isInstanceOf(DeskException.class);
    }
  }

  @Test
  void japaneseFontThatThePdfDoesNotCarryIsStillDrawn() throws Exception {
    byte[] pdf = withoutFont("届出書");
    try (var paged = paged("書.pdf", pdf)) {
      assertThat(dark(paged.render(0, 1))).isGreaterThan(300);
      assertThat(paged.text(0)).isEqualTo("届出書");
    }
  }

  @Test
  void pixelsAreBoundedWhateverIsAsked() throws Exception {
    try (var paged = paged("書.pdf", Samples.pdf("大"))) {
      var image = paged.render(0, 1_000);
      assertThat((long) image.width() * image.height())
          .isBetween(10_000_000L, ViewLimits.DEFAULT.maxPixels() + 10_000L);
    }
  }

  @Test
  void turnedPagesHaveTheSizeTheyAreDrawnWith() throws Exception {
    try (var document = new PDDocument()) {
      var page = new PDPage();
      page.setRotation(90);
      document.addPage(page);
      try (var paged = paged("横.pdf", Samples.bytes(document))) {
        assertThat(paged.pageSize(0)).containsExactly(792, 612);
        assertThat(paged.render(0, 1).width()).isEqualTo(792);
      }
    }
  }

  @Test
  void unusablePdfsSayWhy() throws Exception {
    assertUnshowable("書.pdf", "%PDF-1.7\nこわれている".getBytes(UTF_8), "pdf-damaged");
    try (var document = new PDDocument()) {
      document.addPage(new PDPage());
      document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
      assertUnshowable("書.pdf", Samples.bytes(document), "pdf-password");
    }
    try (var document = new PDDocument()) {
      assertUnshowable("書.pdf", Samples.bytes(document), "pdf-no-pages");
    }
    try (var document = new PDDocument()) {
      for (int i = 0; i < 501; i++) {
        document.addPage(new PDPage());
      }
      assertUnshowable("書.pdf", Samples.bytes(document), "pdf-pages");
    }
  }

  @Test
  void pdfBombsAreNotOpened() throws Exception {
    var limits =
        new ViewLimits(9, 100_000, 100_000L, Duration.ofSeconds(5), 4L << 20, 100, 100, 1_000);
    byte[] once = zlib(new byte[8 << 20]);
    assertThat(reason(Samples.open("爆.pdf", withContent(once, 1), limits))).isEqualTo("pdf-bomb");
    byte[] twice = zlib(once);
    assertThat(reason(Samples.open("爆.pdf", withContent(twice, 2), limits))).isEqualTo("pdf-bomb");
  }

  @Test
  void slowPagesAreStopped() throws Exception {
    var limits =
        new ViewLimits(9, 100_000, 100_000L, Duration.ofMillis(50), 64L << 20, 100, 100, 1_000);
    byte[] endless = zlib("0 0 m 600 800 l 0 800 l 600 0 l f\n".repeat(400_000).getBytes(UTF_8));
    try (var paged =
        (OpenedDocument.Paged) Samples.open("遅.pdf", withContent(endless, 1), limits)) {
      assertRefused(paged, "archive.page-slow");
    }
  }

  @Test
  void hugePicturesInsideAPdfAreNotDecoded() throws Exception {
    try (var document = new PDDocument()) {
      var page = new PDPage();
      document.addPage(page);
      var image = JPEGFactory.createFromImage(document, Samples.picture(20, 20));
      image.setWidth(60_000);
      image.setHeight(60_000);
      try (var content = new PDPageContentStream(document, page)) {
        content.drawImage(image, 0, 0);
      }
      try (var paged = paged("絵.pdf", Samples.bytes(document))) {
        assertRefused(paged, "archive.page-picture");
      }
    }
  }

  private static void assertRefused(OpenedDocument.Paged paged, String key) {
    assertThatThrownBy(() -> paged.render(0, 1))
        .isInstanceOfSatisfying(
            DeskException.class, e -> assertThat(e.problem().key()).isEqualTo(key));
  }

  private static long dark(PixelImage image) {
    return Arrays.stream(image.argb()).filter(p -> (p & 0xFF) < 0x80).count();
  }

  private static byte[] zlib(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var deflater = new DeflaterOutputStream(out)) {
      deflater.write(bytes);
    }
    return out.toByteArray();
  }

  /** A page whose content is these bytes, deflated as many times as told. */
  private static byte[] withContent(byte[] content, int times) throws IOException {
    try (var document = new PDDocument()) {
      var page = new PDPage();
      document.addPage(page);
      var stream = new PDStream(document);
      try (var out = stream.getCOSObject().createRawOutputStream()) {
        out.write(content);
      }
      var filters = new COSArray();
      for (int i = 0; i < times; i++) {
        filters.add(COSName.FLATE_DECODE);
      }
      stream.getCOSObject().setItem(COSName.FILTER, filters);
      page.setContents(stream);
      return Samples.bytes(document);
    }
  }

  /** A page in 90ms-RKSJ-H with a font that is only named, as old office programs write it. */
  private static byte[] withoutFont(String text) throws IOException {
    try (var document = new PDDocument()) {
      var system = new COSDictionary();
      system.setString(COSName.REGISTRY, "Adobe");
      system.setString(COSName.ORDERING, "Japan1");
      system.setInt(COSName.SUPPLEMENT, 2);
      var descriptor = new COSDictionary();
      descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
      descriptor.setName(COSName.FONT_NAME, "MS-Gothic");
      descriptor.setInt(COSName.FLAGS, 4);
      var descendant = new COSDictionary();
      descendant.setItem(COSName.TYPE, COSName.FONT);
      descendant.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE2);
      descendant.setName(COSName.BASE_FONT, "MS-Gothic");
      descendant.setItem(COSName.CIDSYSTEMINFO, system);
      descendant.setItem(COSName.FONT_DESC, descriptor);
      var font = new COSDictionary();
      font.setItem(COSName.TYPE, COSName.FONT);
      font.setItem(COSName.SUBTYPE, COSName.TYPE0);
      font.setName(COSName.BASE_FONT, "MS-Gothic");
      font.setName(COSName.ENCODING, "90ms-RKSJ-H");
      var descendants = new COSArray();
      descendants.add(descendant);
      font.setItem(COSName.DESCENDANT_FONTS, descendants);
      var fonts = new COSDictionary();
      fonts.setItem(COSName.getPDFName("F1"), font);
      var resources = new COSDictionary();
      resources.setItem(COSName.FONT, fonts);
      var page = new PDPage();
      page.setResources(new PDResources(resources));
      document.addPage(page);
      var stream = new PDStream(document);
      try (var out = stream.createOutputStream()) {
        String hex = new COSString(text.getBytes(Charset.forName("MS932"))).toHexString();
        out.write(("BT /F1 40 Tf 50 600 Td <" + hex + "> Tj ET").getBytes(UTF_8));
      }
      page.setContents(stream);
      return Samples.bytes(document);
    }
  }

  @Test
  void textIsFoundWhateverItsWidthAndKana() throws Exception {
    try (var paged = Samples.paged("書.pdf", Samples.pdf("氏名　ヨシダ　ハナコ ガク", "ABC-123"))) {
      for (String query : new String[] {"よしだはなこ", "ﾖｼﾀﾞ ﾊﾅｺ", "ヨシダ　ハナコ", "がく", "ｶﾞｸ"}) {
        assertThat(paged.find(0, query)).as(query).hasSize(1);
      }
      assertThat(paged.find(0, "田中")).isEmpty();
      assertThat(paged.find(0, "　 ")).isEmpty();
      assertThat(paged.find(1, "ａｂｃ１２３")).hasSize(1);
      var spot = paged.find(0, "氏名").getFirst().spots().getFirst();
      // written at x 60, baseline 700 of 842 from below, 24 points high
      assertThat(spot.x()).isCloseTo(60, org.assertj.core.data.Offset.offset(1.0));
      assertThat(spot.width()).isCloseTo(48, org.assertj.core.data.Offset.offset(2.0));
      assertThat(spot.y()).isBetween(115.0, 126.0);
      assertThat(spot.y() + spot.height()).isBetween(142.0, 150.0);
    }
  }
}
