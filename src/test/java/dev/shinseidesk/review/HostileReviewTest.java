package dev.shinseidesk.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.texts.Texts;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that can't be read: the review goes on, and a finding says which and why. */
class HostileReviewTest {
  private static final String PAPER = "添付_書類_1";

  /**
   * A file that can't be read.
   *
   * @param rule that tells it
   * @param word that its finding says, the file's name for most
   */
  record Hostile(String name, String rule, String word, Consumer<Filing> change) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Hostile> hostile() {
    byte[] pdf = Filing.pdf("申請書");
    return Stream.of(
        paper("a damaged PDF", "document-unreadable", ".pdf", Arrays.copyOf(pdf, 300)),
        paper("a PDF with a password", "document-unreadable", ".pdf", locked()),
        paper("a PDF that is none", "type-differs", ".pdf", bytes("ただの文字")),
        paper("no bytes at all", "document-empty", ".pdf", new byte[0]),
        paper("a picture of ten thousand megapixels", "document-unreadable", ".png", huge()),
        paper("a picture called PDF", "type-differs", ".pdf", Filing.png()),
        csv("a CSV in another encoding", "項目ID,項目名,値\r\nF010,申請者氏名,山田", "EUC-JP"),
        csv("a CSV in UTF-16", "\"項目ID\",\"項目名\",\"値\"\r\n", "UTF-16LE"),
        xml("an XML with a DTD", "<!DOCTYPE x SYSTEM \"http://x.example/x.dtd\"><x/>"),
        xml(
            "an XML that reads a file",
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>"),
        xml(
            "an XML bomb",
            "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><x>&b;</x>"));
  }

  private static Hostile paper(String name, String rule, String ending, byte[] bytes) {
    return new Hostile(name, rule, PAPER + ending, f -> f.entry(PAPER + ending, bytes));
  }

  private static Hostile csv(String name, String text, String charset) {
    return new Hostile(
        name,
        "form-unreadable",
        Filing.CSV,
        f -> {
          f.csv.clear();
          f.entry(Filing.CSV, text.getBytes(Charset.forName(charset)));
        });
  }

  private static Hostile xml(String name, String text) {
    return new Hostile(
        name,
        "form-unreadable",
        Filing.XML,
        f -> {
          f.xml.clear();
          f.entry(Filing.XML, bytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + text));
        });
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private interface Drawing {
    void on(PDDocument document) throws IOException;
  }

  private static byte[] made(Drawing drawing) {
    var out = new ByteArrayOutputStream();
    try (var document = new PDDocument()) {
      drawing.on(document);
      document.save(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] locked() {
    return made(document -> {
      document.addPage(new PDPage());
      document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
    });
  }

  /** A PNG that says it is 100,000 by 100,000 dots. */
  private static byte[] huge() {
    byte[] png = Filing.png().clone();
    ByteBuffer.wrap(png).putInt(16, 100_000).putInt(20, 100_000);
    var crc = new CRC32();
    crc.update(png, 12, 17);
    ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
    return png;
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void theReviewGoesOnAndSaysWhatCannotBeRead(Hostile hostile) {
    var filing = new Filing();
    hostile.change().accept(filing);
    if (hostile.word().startsWith(PAPER)) {
      filing.item("F013", "12"); // what else is wrong is found all the same
    }
    var texts = new Texts(Locale.JAPANESE);
    assertThat(filing.findings())
        .filteredOn(f -> f.rule().equals(hostile.rule()))
        .isNotEmpty()
        .anySatisfy(
            f -> assertThat(texts.get("finding." + f.rule(), f.facts())).contains(hostile.word()));
    assertThat(filing.rules()).doesNotContain("rule-failed");
    if (hostile.word().startsWith(PAPER)) {
      assertThat(filing.rules()).contains("postal-code");
    }
  }

  @Test
  void fiveHundredPagesFontsThatAreNotEmbeddedAndLargePicturesAreReadable() throws IOException {
    var filing = new Filing();
    filing.entry(
        PAPER + ".pdf",
        made(document -> {
          for (int i = 0; i < 500; i++) {
            document.addPage(new PDPage());
          }
        }));
    filing.entry(
        "添付_書類_2.pdf",
        made(document -> {
          var page = new PDPage();
          document.addPage(page);
          try (var content = new PDPageContentStream(document, page)) {
            content.beginText();
            content.setFont(new PDType1Font(Standard14Fonts.FontName.TIMES_ROMAN), 12);
            content.newLineAtOffset(50, 700);
            content.showText("Certificate");
            content.endText();
          }
        }));
    var large = new BufferedImage(10_000, 10_000, BufferedImage.TYPE_BYTE_BINARY);
    var out = new ByteArrayOutputStream();
    ImageIO.write(large, "png", out); // a hundred megapixels
    filing.entry("添付_書類_3.png", out.toByteArray());
    filing.item("F013", "12");
    assertThat(filing.rules()).containsExactly("postal-code");
  }
}
