package dev.shinseidesk.archive;

import static dev.shinseidesk.archive.Samples.assertUnshowable;
import static dev.shinseidesk.archive.Samples.paged;
import static dev.shinseidesk.archive.Samples.reason;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenedDocumentTest {
  private static final int RED = 0xFFFE0000;
  private static final int BLUE = 0xFF0000FE;

  @ParameterizedTest
  @CsvSource({"jpg", "png", "gif", "tif"})
  void picturesAreDrawn(String ending) throws Exception {
    String format = ending.equals("tif") ? "tiff" : ending;
    byte[] bytes = Samples.picture(format, Samples.picture(80, 40));
    try (var paged = paged("写真." + ending, bytes)) {
      assertThat(paged.pageSize(0)).containsExactly(80, 40);
      var image = paged.render(0, 0.5);
      assertThat(image.width()).isEqualTo(40);
      assertThat(image.height()).isEqualTo(20);
      assertNear(image.argb()[10 * 40 + 5], RED);
      assertNear(image.argb()[10 * 40 + 35], BLUE);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 80, 2, 20", "2, 80, 77, 20", "3, 80, 77, 20", "4, 80, 2, 20",
    "5, 40, 20, 2", "6, 40, 20, 2", "7, 40, 20, 77", "8, 40, 20, 77"
  })
  void exifTurnsPhotographsUpright(int orientation, int width, int redX, int redY)
      throws Exception {
    byte[] jpeg = withOrientation(Samples.jpeg(80, 40), orientation);
    try (var paged = paged("写真.jpg", jpeg)) {
      var image = paged.render(0, 1);
      assertThat(image.width()).isEqualTo(width);
      assertNear(image.argb()[redY * width + redX], RED);
      int height = image.height();
      assertNear(image.argb()[(height - 1 - redY) * width + width - 1 - redX], BLUE);
    }
  }

  @Test
  void everyPageOfATiffIsShown() throws Exception {
    byte[] tiff =
        Samples.picture(
            "tiff", Samples.picture(80, 40), Samples.picture(30, 60), Samples.picture(10, 10));
    try (var paged = paged("三.tif", tiff)) {
      assertThat(paged.pageCount()).isEqualTo(3);
      assertThat(paged.pageSize(1)).containsExactly(30, 60);
      assertNear(paged.render(1, 1).argb()[0], RED);
    }
  }

  @Test
  void tiffThatBitesItsTailEnds() {
    byte[] tiff = Samples.picture("tiff", Samples.picture(8, 8), Samples.picture(8, 8));
    var buffer = ByteBuffer.wrap(tiff);
    buffer.order(tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int first = buffer.getInt(4);
    int second = buffer.getInt(first + 2 + 12 * buffer.getShort(first));
    buffer.putInt(second + 2 + 12 * buffer.getShort(second), first);
    assertUnshowable("輪.tif", tiff, "picture-damaged");
  }

  @Test
  void largePicturesAreShrunkAndHugeOnesRefused() throws Exception {
    var limits =
        new ViewLimits(9, 10_000, 1_000_000L, Duration.ofSeconds(5), 1L << 20, 9, 9, 1_000);
    try (var paged = (OpenedDocument.Paged) Samples.open("大.jpg", Samples.jpeg(900, 450), limits)) {
      var image = paged.render(0, 1);
      assertThat(image.width() * image.height()).isBetween(9_000, 10_100);
      assertNear(image.argb()[0], RED);
    }
    byte[] png = Samples.picture("png", Samples.picture(8, 8));
    ByteBuffer.wrap(png).putInt(16, 100_000).putInt(20, 100_000);
    assertThat(reason(Samples.open("巨.png", png, limits))).isIn("picture-big", "picture-damaged");
  }

  @Test
  void nothingPassesThroughTemporaryFiles() {
    Samples.documents();
    assertThat(ImageIO.getUseCache()).isFalse();
  }

  @Test
  void tablesAndTextsAreBounded() {
    var limits = new ViewLimits(9, 99, 99L, Duration.ofSeconds(5), 99, 2, 9, 10);
    assertThat(Samples.open("表.csv", "a,b\n1,2\n3,4\n".getBytes(UTF_8), limits))
        .isEqualTo(
            new OpenedDocument.Table(
                List.of("a", "b"), List.of(List.of("1", "2")), true, "UTF-8", List.of()));
    assertThat(Samples.open("文.txt", "𠮷".repeat(80).getBytes(UTF_8), limits))
        .isEqualTo(new OpenedDocument.Text("𠮷".repeat(50), true, "UTF-8", List.of()));
    assertThat(Samples.open("木.xml", Samples.XML.getBytes(UTF_8)))
        .asInstanceOf(type(OpenedDocument.Table.class))
        .extracting(OpenedDocument.Table::rows)
        .asString()
        .contains("[/shinsei/komoku, 𠮷田　花子]");
  }

  @Test
  void textIsReadInItsOwnCharacterSet() {
    String text = "申請書①～髙";
    for (String charset : new String[] {"UTF-8", "windows-31j", "x-UTF-16LE-BOM"}) {
      byte[] bytes = text.getBytes(Charset.forName(charset));
      assertThat(Samples.open("文.txt", bytes))
          .asInstanceOf(type(OpenedDocument.Text.class))
          .extracting(OpenedDocument.Text::text, OpenedDocument.Text::notes)
          .containsExactly(text, List.of());
    }
  }

  @Test
  void unknownFilesSayWhy() {
    assertUnshowable("謎.txt", new byte[] {0, 1, 2, 3}, "view-unknown");
    assertUnshowable("中.pdf", new ZipCraft().add("a", new byte[1]).bytes(), "view-archive");
    assertUnshowable("無.docx", new byte[0], "empty-file");
  }

  @ParameterizedTest
  @CsvSource({"heic, HEIC", "mif1, HEIC", "avif, AVIF", "isom, MP4"})
  void picturesOfPhonesThatCanNotBeShownAreCalledByName(String brand, String name) {
    byte[] head = ("\0\0\0\030ftyp" + brand + "\0\0\0\0\1\2").getBytes(UTF_8);
    assertThat(Samples.open("写真.jpg", head))
        .isEqualTo(
            new OpenedDocument.Unshowable(
                new ArchiveProblem("view-format", "写真.jpg", List.of(name), true)));
  }

  @Test
  void whatIsWrongWithATableOrATextIsSaidBesideIt() {
    var broken = Samples.open("表.csv", "a,b\n\"1,2\n".getBytes(UTF_8));
    assertThat(broken).isInstanceOf(OpenedDocument.Text.class);
    assertThat(broken.notes())
        .containsExactly(new ArchiveProblem("csv-unclosed", "表.csv", List.of("2", "1"), false));
    var doctype =
        Samples.open("木.xml", "<?xml version=\"1.0\"?><!DOCTYPE a []><a/>".getBytes(UTF_8));
    assertThat(doctype).isInstanceOf(OpenedDocument.Text.class);
    assertThat(doctype.notes()).extracting(ArchiveProblem::key).containsExactly("xml-doctype");
    byte[] mixed = "氏名,値\nあ,\u00FF\n".getBytes(UTF_8);
    mixed[mixed.length - 2] = (byte) 0xFF;
    assertThat(Samples.open("混.csv", mixed).notes())
        .extracting(ArchiveProblem::key)
        .containsExactly("text-damaged");
  }

  @Test
  void aMovingPictureSaysSo() throws Exception {
    byte[] gif = Samples.picture("gif", Samples.picture(8, 8), Samples.picture(8, 8));
    try (var paged = paged("動.gif", gif)) {
      assertThat(paged.notes()).extracting(ArchiveProblem::key).containsExactly("gif-moving");
    }
    try (var still = paged("静.gif", Samples.picture("gif", Samples.picture(8, 8)))) {
      assertThat(still.notes()).isEmpty();
    }
  }

  private static void assertNear(int actual, int expected) {
    for (int shift = 0; shift < 32; shift += 8) {
      assertThat(actual >>> shift & 0xFF).isCloseTo(expected >>> shift & 0xFF, offset());
    }
  }

  private static org.assertj.core.data.Offset<Integer> offset() {
    return org.assertj.core.data.Offset.offset(12);
  }

  private static byte[] withOrientation(byte[] jpeg, int orientation) {
    var exif =
        ByteBuffer.allocate(2 + 2 + 6 + 8 + 2 + 12 + 4)
            .putShort((short) 0xFFE1)
            .putShort((short) 34)
            .put("Exif\0\0".getBytes(UTF_8))
            .putShort((short) 0x4D4D)
            .putShort((short) 42)
            .putInt(8)
            .putShort((short) 1)
            .putShort((short) 0x0112)
            .putShort((short) 3)
            .putInt(1)
            .putShort((short) orientation)
            .putShort((short) 0)
            .putInt(0)
            .array();
    var out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    out.writeBytes(exif);
    out.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }
}
