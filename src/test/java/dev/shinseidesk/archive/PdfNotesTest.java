package dev.shinseidesk.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.util.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing of a PDF is missing without a word, and what is told is so. */
class PdfNotesTest {
  private static final String FONT =
      "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>";

  @Test
  void aSoundPdfIsShownWithoutAWord() throws Exception {
    try (var paged = Samples.paged("書.pdf", Samples.pdf("児童手当認定請求書"))) {
      assertThat(paged.notes()).isEmpty();
      assertThat(paged.notes(0)).isEmpty();
    }
  }

  @Test
  void aPictureThatCannotBeDrawnIsToldOnItsPage() throws Exception {
    byte[] pdf =
        pdf(
            "",
            "/XObject << /X 9 0 R >>",
            "q 500 0 0 700 40 40 cm /X Do Q",
            "",
            "9 0 obj << /Type /XObject /Subtype /Image /Width 10 /Height 10 /ColorSpace /DeviceGray"
                + " /BitsPerComponent 8 /Filter /JPXDecode /Length 4 >> stream\nabcd\nendstream"
                + " endobj");
    try (var paged = Samples.paged("書.pdf", pdf)) {
      assertThat(keys(paged.notes(0))).containsExactly("pdf-pictures-undrawn");
      assertThat(paged.notes(0)).allMatch(ArchiveProblem::fatal);
    }
  }

  @Test
  void entriesWithoutADrawingAreToldInTheirOwnWords() throws Exception {
    byte[] pdf =
        pdf(
            "/AcroForm << /NeedAppearances true /Fields [9 0 R 10 0 R] >>",
            FONT,
            "",
            "/Annots [9 0 R 10 0 R]",
            "9 0 obj << /Type /Annot /Subtype /Widget /FT /Tx /T (tel) /V (03-1234-5678)"
                + " /Rect [10 10 90 30] >> endobj\n"
                + "10 0 obj << /Type /Annot /Subtype /Widget /FT /Btn /T (agree) /V /Off"
                + " /Rect [10 40 30 60] >> endobj");
    try (var paged = Samples.paged("書.pdf", pdf)) {
      assertThat(keys(paged.notes(0))).containsExactly("pdf-entries");
      assertThat(paged.notes(0).getFirst().facts()).containsExactly("tel＝03-1234-5678");
    }
  }

  @Test
  void wordsOfAnnotationsAreToldEvenAfterThePageWasDrawn() throws Exception {
    byte[] pdf =
        pdf(
            "",
            FONT,
            "",
            "/Annots [9 0 R 10 0 R 11 0 R]",
            "9 0 obj << /Type /Annot /Subtype /FreeText /Contents <FEFF8A026B63> /DA (/Helv 9 Tf)"
                + " /Rect [10 10 90 30] >> endobj\n"
                + "10 0 obj << /Type /Annot /Subtype /Text /Contents (note) /Rect [9 9 19 19] >>"
                + " endobj\n"
                + "11 0 obj << /Type /Annot /Subtype /Stamp /Rect [9 9 19 19] >> endobj");
    try (var paged = Samples.paged("書.pdf", pdf)) {
      paged.render(0, 0.5);
      assertThat(keys(paged.notes(0))).containsExactly("pdf-comments", "pdf-annotations-undrawn");
      assertThat(paged.notes(0).getFirst().facts()).containsExactly("訂正 ／ note");
    }
  }

  @Test
  void aDynamicFormAndFilesInsideAreNamed() throws Exception {
    byte[] xfa = pdf("/NeedsRendering true /AcroForm << /Fields [] /XFA [] >>", FONT, "", "", "");
    assertThat(keys(Samples.open("書.pdf", xfa).notes())).containsExactly("pdf-xfa");
    String names =
        "/Names << /EmbeddedFiles << /Names [(a) << /Type /Filespec /F (map.pdf) >>] >> >>";
    byte[] attached = pdf(names, FONT, "", "", "");
    assertThat(Samples.open("書.pdf", attached).notes())
        .containsExactly(
            new ArchiveProblem("pdf-attached", "書.pdf", List.of("1", "map.pdf"), true));
    byte[] portfolio = pdf(names + " /Collection << >>", FONT, "", "", "");
    assertThat(keys(Samples.open("書.pdf", portfolio).notes())).containsExactly("pdf-portfolio");
  }

  @Test
  void hiddenLayersAreNeitherDrawnNorFound() throws Exception {
    byte[] pdf =
        pdf(
            "/OCProperties << /OCGs [9 0 R 10 0 R 11 0 R] /D << /Order [9 0 R] /OFF [10 0 R] /AS"
                + " [<< /Event /View /Category [/View] /OCGs [11 0 R] >>] >> >>",
            FONT + " /Properties << /V 9 0 R /H 10 0 R /P 11 0 R >>",
            "/OC /V BDC BT /F1 20 Tf 60 700 Td (SHOWN) Tj ET EMC "
                + "/OC /H BDC BT /F1 20 Tf 60 600 Td (HIDDEN) Tj ET EMC "
                + "/OC /P BDC BT /F1 20 Tf 60 500 Td (PRINTED) Tj ET EMC",
            "",
            "9 0 obj << /Type /OCG /Name (on) >> endobj\n"
                + "10 0 obj << /Type /OCG /Name (off) >> endobj\n"
                + "11 0 obj << /Type /OCG /Name (print) /Usage << /View << /ViewState /OFF >>"
                + " >> >> endobj");
    try (var paged = Samples.paged("書.pdf", pdf)) {
      assertThat(paged.notes().getFirst().facts()).containsExactly("2", "off ／ print");
      assertThat(paged.text(0).strip()).isEqualTo("SHOWN");
      assertThat(paged.find(0, "HIDDEN")).isEmpty();
      assertThat(dark(paged.render(0, 1), 60, 222, 200, 350)).isFalse();
      assertThat(dark(paged.render(0, 1), 60, 120, 200, 145)).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 90, 180, 270})
  void theMarkLiesOnTheWordHoweverThePageIsTurned(int rotation) throws Exception {
    for (int lying = 0; lying < 360; lying += 90) {
      try (var document = new PDDocument()) {
        var page = new PDPage(new PDRectangle(-100, -50, 700, 900));
        page.setCropBox(new PDRectangle(-80, -30, 560, 750));
        page.setRotation(rotation);
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
          content.beginText();
          content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA_BOLD), 20);
          content.setTextMatrix(Matrix.getRotateInstance(Math.toRadians(lying), 200, 300));
          content.showText("HHHHHH");
          content.endText();
        }
        try (var paged = Samples.paged("書.pdf", Samples.bytes(document))) {
          assertThat(paged.text(0).strip()).isEqualTo("HHHHHH");
          var spots = paged.find(0, "HHHHHH").getFirst().spots();
          assertThat(spots).hasSize(1);
          assertInk(paged.render(0, 1), spots.getFirst());
        }
      }
    }
  }

  /** All the ink of the page lies under the mark, and the mark isn't much larger than the ink. */
  private static void assertInk(PixelImage image, OpenedDocument.Spot spot) {
    int under = 0;
    int beside = 0;
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        if ((image.argb()[y * image.width() + x] & 0xFF) < 128) {
          boolean in =
              x >= spot.x() - 1
                  && x <= spot.x() + spot.width() + 1
                  && y >= spot.y() - 1
                  && y <= spot.y() + spot.height() + 1;
          under += in ? 1 : 0;
          beside += in ? 0 : 1;
        }
      }
    }
    assertThat(beside).isZero();
    assertThat(under).isGreaterThan(200);
    assertThat(spot.width() * spot.height()).isLessThan(3_500);
  }

  @Test
  void aPdfBehindAHeaderIsOpenedAndTold() throws Exception {
    byte[] pdf = Samples.pdf("届出書");
    byte[] junk = new byte[pdf.length + 40];
    System.arraycopy("HTTP/1.1 200 OK\r\n\r\n".getBytes(ISO_8859_1), 0, junk, 0, 19);
    System.arraycopy(pdf, 0, junk, 19, pdf.length);
    var opened = Samples.open("書.pdf", junk);
    assertThat(keys(opened.notes())).containsExactly("pdf-leading");
    assertThat(((OpenedDocument.Paged) opened).text(0)).isEqualTo("届出書");
  }

  @Test
  void whatIsLeftOfACutOffFileIsShownAndTold() throws Exception {
    byte[] pdf = Samples.pdf("一頁目", "二頁目", "三頁目");
    for (int share = 60; share < 100; share += 5) {
      var opened = Samples.open("書.pdf", Arrays.copyOf(pdf, pdf.length * share / 100));
      boolean told =
          opened instanceof OpenedDocument.Unshowable || keys(opened.notes()).contains("file-cut");
      assertThat(told).as(share + " %").isTrue();
    }
    String first = new String(pdf("", FONT, "", "", ""), ISO_8859_1);
    byte[] cut = first.substring(0, first.indexOf("1 0 obj")).getBytes(ISO_8859_1);
    assertThat(Samples.open("書.pdf", cut).notes())
        .as("the page came before its tree")
        .extracting(ArchiveProblem::key)
        .contains("file-cut");
    assertThat(Samples.open("書.pdf", cut)).isInstanceOf(OpenedDocument.Paged.class);
  }

  @Test
  void aPageInItsOwnUnitHasThePapersSize() throws Exception {
    byte[] pdf = pdf("", FONT, "BT /F1 10 Tf 50 50 Td (A3) Tj ET", "/UserUnit 2", "");
    try (var paged = Samples.paged("図.pdf", pdf)) {
      assertThat(paged.pageSize(0)).containsExactly(1190, 1684);
      assertThat(paged.render(0, 0.5).width()).isEqualTo(595);
      assertThat(paged.find(0, "A3").getFirst().spots().getFirst().x()).isBetween(99.0, 101.0);
    }
  }

  @Test
  void radicalsOfATextLayerAreFoundAsTheirKanji() {
    var layer = FoldedText.of("住所　⻑野市⻄⼭⽥1-2　⼾⽥⻘空");
    assertThat(layer.contains(FoldedText.of("長野市西山田"))).isTrue();
    assertThat(layer.contains(FoldedText.of("戸田青空"))).isTrue();
  }

  /** One page of A4; object 9 and on are the caller's. The tree comes last. */
  private static byte[] pdf(
      String catalog, String resources, String content, String page, String objects) {
    return ("%PDF-1.7\n3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            + " /Resources << "
            + resources
            + " >> "
            + page
            + " >> endobj\n4 0 obj << /Length "
            + content.length()
            + " >> stream\n"
            + content
            + "\nendstream endobj\n"
            + objects
            + "\n1 0 obj << /Type /Catalog /Pages 2 0 R "
            + catalog
            + " >> endobj\n2 0 obj << /Type /Pages /Count 1 /Kids [3 0 R] >> endobj\n"
            + "trailer << /Root 1 0 R /Size 20 >>\nstartxref\n0\n%%EOF\n")
        .getBytes(ISO_8859_1);
  }

  private static List<String> keys(List<ArchiveProblem> notes) {
    return notes.stream().map(ArchiveProblem::key).toList();
  }

  private static boolean dark(PixelImage image, int left, int top, int right, int bottom) {
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        if ((image.argb()[y * image.width() + x] & 0xFF) < 128) {
          return true;
        }
      }
    }
    return false;
  }
}
