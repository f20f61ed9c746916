package dev.shinseidesk.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Sound files as a resident's filing holds them, made on the spot. */
final class Samples {
  static final ArchiveLayout LAYOUT =
      new ArchiveLayout(
          "申請書_.*\\.pdf",
          "申請項目_.*\\.csv",
          "申請項目_.*\\.xml",
          "UTF-8",
          "項目ID",
          "項目名",
          "値",
          Map.of(
              "name", "F010",
              "kana", "F011",
              "birthDate", "F012",
              "postalCode", "F013",
              "address", "F014",
              "phone", "F015"));

  static final String CSV =
      """
      "項目ID","項目名","値"
      "F010","申請者氏名","𠮷田　花子"
      "F011","申請者氏名フリガナ","ヨシダ　ハナコ"
      "F012","申請者生年月日","平成2年2月30日"
      "F013","申請者郵便番号","101-0021"
      "F014","申請者住所","東京都千代田区外神田１丁目
      ""第二""ビル"
      "F015","申請者電話番号","03-0000-0000"
      """
          .replace("\n", "\r\n");

  static final String XML =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <shinsei uketsukebango="R1" tetsuzukikodo="T1">
        <komoku id="F010" mei="申請者氏名">𠮷田　花子</komoku>
        <komoku id="F012" mei="申請者生年月日">平成2年2月30日</komoku>
      </shinsei>
      """;

  private Samples() {}

  static ZipDocuments documents() {
    return new ZipDocuments(ArchiveLimits.DEFAULT, LAYOUT);
  }

  /** A filing of the usual kind, about 80 KB. */
  static byte[] filing() {
    return new ZipCraft()
        .add("申請書_R1.pdf", pdf("児童手当認定請求書", "氏名　𠮷田　花子"))
        .add("申請項目_R1.csv", CSV.getBytes(UTF_8))
        .add("申請項目_R1.xml", XML.getBytes(UTF_8))
        .add("添付_本人確認書類_1.jpg", jpeg(640, 480))
        .bytes();
  }

  /** A PDF of one A4 page per text, with the bundled font embedded. */
  static byte[] pdf(String... texts) {
    try (var document = new PDDocument();
        InputStream in =
            Samples.class.getResourceAsStream("/fxml/fonts/BIZUDPGothic-Regular.ttf")) {
      var font = PDType0Font.load(document, in);
      for (String text : texts) {
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
          content.beginText();
          content.setFont(font, 24);
          content.newLineAtOffset(60, 700);
          content.showText(text.replace("𠮷", "吉"));
          content.endText();
        }
      }
      return bytes(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(PDDocument document) throws IOException {
    var out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }

  /** Left half red, right half blue. */
  static BufferedImage picture(int width, int height) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, width / 2, height);
    graphics.setColor(Color.BLUE);
    graphics.fillRect(width / 2, 0, width - width / 2, height);
    graphics.dispose();
    return image;
  }

  static byte[] jpeg(int width, int height) {
    return picture("jpg", picture(width, height));
  }

  static byte[] picture(String format, BufferedImage... frames) {
    var writer = ImageIO.getImageWritersByFormatName(format).next();
    var out = new ByteArrayOutputStream();
    try (var stream = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(stream);
      if (frames.length == 1) {
        writer.write(frames[0]);
      } else {
        writer.prepareWriteSequence(null);
        for (var frame : frames) {
          writer.writeToSequence(new IIOImage(frame, null, null), null);
        }
        writer.endWriteSequence();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  /** Opens one file as if it came alone in an archive. */
  static OpenedDocument open(String name, byte[] bytes, ViewLimits limits) {
    byte[] zip = new ZipCraft().add(name, bytes, e -> e.store(bytes)).bytes();
    var documents = new ZipDocuments(ArchiveLimits.DEFAULT, LAYOUT, limits);
    List<DocumentInfo> all = documents.read(zip).documents();
    return documents.open(zip, all.getFirst());
  }

  static OpenedDocument open(String name, byte[] bytes) {
    return open(name, bytes, ViewLimits.DEFAULT);
  }

  static OpenedDocument.Paged paged(String name, byte[] bytes) {
    var opened = open(name, bytes);
    assertThat(opened).isInstanceOf(OpenedDocument.Paged.class);
    return (OpenedDocument.Paged) opened;
  }

  static void assertUnshowable(String name, byte[] bytes, String key) {
    assertThat(reason(open(name, bytes))).isEqualTo(key);
  }

  static String reason(OpenedDocument opened) {
    return opened instanceof OpenedDocument.Unshowable why ? why.reason().key() : "shown";
  }
}
