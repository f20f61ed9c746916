package dev.shinseidesk.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures as phones, scanners and faxes write them; red on the left, blue on the right. */
class PicturePagesTest {
  private static final byte[] FRAME = {-1, -64, 0, 11, 8, 0, 40, 0, 80, 1, 1, 17, 0};

  /** Legal places and forms of the mark of how a camera was held. */
  enum Exif {
    BIG_ENDIAN,
    LITTLE_ENDIAN,
    BEHIND_XMP,
    BEHIND_FILL_BYTES,
    AS_LONG,
    BEHIND_TABLES
  }

  @ParameterizedTest
  @EnumSource
  void aPhotographIsTurnedWhereverItSaysHowItWasHeld(Exif layout) throws Exception {
    byte[] jpeg = Samples.jpeg(80, 40);
    byte[] exif = segment(0xE1, exif(layout));
    byte[] bytes =
        switch (layout) {
          case BIG_ENDIAN, LITTLE_ENDIAN, AS_LONG -> insert(jpeg, 2, exif);
          case BEHIND_XMP -> insert(jpeg, 2, joined(segment(0xE1, xmp()), exif));
          case BEHIND_FILL_BYTES -> insert(jpeg, 2, joined(new byte[] {-1, -1, -1}, exif));
          case BEHIND_TABLES -> insert(jpeg, at(jpeg, 0xC0), exif);
        };
    assertTurned("写真.jpg", bytes);
  }

  private static void assertTurned(String name, byte[] bytes) throws Exception {
    try (var paged = Samples.paged(name, bytes)) {
      assertThat(paged.pageSize(0)).containsExactly(40, 80);
      var image = paged.render(0, 1);
      assertThat(red(image, 20, 3)).as("the left side is on top").isTrue();
      assertThat(red(image, 20, 76)).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aTiffIsTurnedToo(boolean large) throws Exception {
    assertTurned("頁.tif", tiff(large, 80, 40, 6, 0, 0));
  }

  @Test
  void aPngIsTurnedToo() throws Exception {
    byte[] png = Samples.picture("png", Samples.picture(80, 40));
    assertTurned("画.png", insert(png, 33, chunk("eXIf", tiffHead(true, false))));
  }

  @Test
  void aFaxIsStretchedToThePapersProportions() throws Exception {
    try (var paged = Samples.paged("fax.tif", tiff(false, 80, 40, 1, 204, 98))) {
      assertThat(paged.pageSize(0)[0]).isEqualTo(80);
      assertThat(paged.pageSize(0)[1]).isBetween(83.0, 84.0);
      assertThat(paged.render(0, 1).height()).isEqualTo(83);
    }
  }

  /** Ways in which phones and editors break a colour profile. */
  enum Profile {
    TWICE,
    COUNTS_DIFFER,
    PART_MISSING,
    CUT_OFF,
    GARBAGE,
    OF_GREY
  }

  @ParameterizedTest
  @EnumSource
  void aBrokenColourProfileIsToldAndThePictureShown(Profile broken) throws Exception {
    byte[] whole = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    byte[] grey = ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData();
    byte[] segments =
        switch (broken) {
          case TWICE -> joined(profile(1, 1, whole), profile(1, 1, whole));
          case COUNTS_DIFFER -> joined(profile(1, 2, whole), profile(2, 3, whole));
          case PART_MISSING -> profile(1, 3, whole);
          case CUT_OFF -> profile(1, 1, Arrays.copyOf(whole, 200));
          case GARBAGE -> profile(1, 1, new byte[300]);
          case OF_GREY -> profile(1, 1, grey);
        };
    byte[] bytes = insert(Samples.jpeg(80, 40), 20, segments);
    try (var paged = Samples.paged("写真.jpg", bytes)) {
      assertThat(red(paged.render(0, 1), 3, 20)).isTrue();
      List<ArchiveProblem> told =
          java.util.stream.Stream.concat(paged.notes().stream(), paged.notes(0).stream()).toList();
      assertThat(told).extracting(ArchiveProblem::key).containsExactly("picture-profile");
    }
  }

  @Test
  void aSoundPictureIsShownWithoutAWord() throws Exception {
    byte[] whole = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    byte[] bytes = insert(Samples.jpeg(80, 40), 20, profile(1, 1, whole));
    try (var paged = Samples.paged("写真.jpg", bytes)) {
      assertThat(paged.notes()).isEmpty();
      assertThat(paged.notes(0)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0xC3, 0xC9, 0xCA})
  void aKindThatCannotBeDecodedIsNotCalledDamaged(int start) {
    byte[] jpeg = joined(new byte[] {-1, -40}, FRAME, new byte[] {-1, -38, 0, 2, -1, -39});
    jpeg[3] = (byte) start;
    Samples.assertUnshowable("写真.jpg", jpeg, "picture-kind");
  }

  @Test
  void whatIsCutOffIsTold() throws Exception {
    byte[] jpeg = Samples.jpeg(80, 40);
    try (var paged = Samples.paged("写真.jpg", Arrays.copyOf(jpeg, jpeg.length - 20))) {
      assertThat(paged.notes()).extracting(ArchiveProblem::key).contains("file-cut");
    }
  }

  @Test
  void aMovingPngIsTold() throws Exception {
    byte[] png = Samples.picture("png", Samples.picture(80, 40));
    byte[] moving = insert(png, 33, chunk("acTL", new byte[8]));
    try (var paged = Samples.paged("画.png", moving)) {
      assertThat(paged.notes()).extracting(ArchiveProblem::key).containsExactly("png-moving");
    }
  }

  @Test
  void seeThroughPicturesLieOnWhitePaper() throws Exception {
    var image = new BufferedImage(40, 20, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(5, 5, Color.BLACK.getRGB());
    try (var paged = Samples.paged("印.png", Samples.picture("png", image))) {
      int[] drawn = paged.render(0, 1).argb();
      assertThat(drawn[0]).isEqualTo(0xFFFFFFFF);
      assertThat(drawn[5 * 40 + 5]).isEqualTo(0xFF000000);
    }
  }

  private static boolean red(PixelImage image, int x, int y) {
    int argb = image.argb()[y * image.width() + x];
    return ((argb >> 16) & 0xFF) > 150 && (argb & 0xFF) < 100;
  }

  private static byte[] exif(Exif layout) {
    byte[] head = tiffHead(layout != Exif.LITTLE_ENDIAN, layout == Exif.AS_LONG);
    return joined("Exif\0\0".getBytes(ISO_8859_1), head);
  }

  /** A directory that says nothing but orientation 6. */
  private static byte[] tiffHead(boolean big, boolean asLong) {
    var out = ByteBuffer.allocate(26).order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    out.putShort((short) (big ? 0x4D4D : 0x4949)).putShort((short) 42).putInt(8);
    out.putShort((short) 1).putShort((short) 0x0112).putShort((short) (asLong ? 4 : 3)).putInt(1);
    return asLong
        ? out.putInt(6).putInt(0).array()
        : out.putShort((short) 6).putShort((short) 0).putInt(0).array();
  }

  private static byte[] xmp() {
    return "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"/>"
        .getBytes(ISO_8859_1);
  }

  private static byte[] profile(int number, int count, byte[] data) {
    byte[] head = {(byte) number, (byte) count};
    return segment(0xE2, joined("ICC_PROFILE\0".getBytes(ISO_8859_1), head, data));
  }

  private static byte[] segment(int marker, byte[] content) {
    var out = ByteBuffer.allocate(content.length + 4);
    out.put((byte) 0xFF).put((byte) marker).putShort((short) (content.length + 2)).put(content);
    return out.array();
  }

  private static byte[] chunk(String type, byte[] content) {
    byte[] body = joined(type.getBytes(ISO_8859_1), content);
    var sum = new CRC32();
    sum.update(body);
    return ByteBuffer.allocate(body.length + 8)
        .putInt(content.length)
        .put(body)
        .putInt((int) sum.getValue())
        .array();
  }

  /** Uncompressed, in the usual form or the one for large files. */
  private static byte[] tiff(
      boolean large, int width, int height, int orientation, int across, int down) {
    long[][] fields = {
      {256, 4, width},
      {257, 4, height},
      {258, 3, 8},
      {259, 3, 1},
      {262, 3, 2},
      {273, 4, 0},
      {274, 3, orientation},
      {277, 3, 3},
      {278, 4, height},
      {279, 4, 3L * width * height},
      {282, 5, across},
      {283, 5, down},
      {296, 3, 2}
    };
    int count = across == 0 ? 10 : fields.length;
    int directory = large ? 16 : 8;
    int field = large ? 20 : 12;
    int tail = directory + (large ? 8 : 2) + count * field + (large ? 8 : 4);
    int pixels = tail + 16;
    var out = ByteBuffer.allocate(pixels + 3 * width * height).order(ByteOrder.LITTLE_ENDIAN);
    out.putShort((short) 0x4949).putShort((short) (large ? 43 : 42));
    if (large) {
      out.putShort((short) 8).putShort((short) 0).putLong(16).putLong(count);
    } else {
      out.putInt(8).putShort((short) count);
    }
    for (int i = 0; i < count; i++) {
      long[] f = fields[i];
      boolean fraction = f[1] == 5;
      long value = f[0] == 273 ? pixels : f[2];
      if (fraction && !large) {
        value = (long) tail + (f[0] == 282 ? 0 : 8);
        out.putInt((int) value, (int) f[2]).putInt((int) value + 4, 1);
      }
      out.putShort((short) f[0]).putShort((short) f[1]);
      if (large) {
        out.putLong(1).putLong(fraction ? f[2] | 1L << 32 : value);
      } else {
        out.putInt(1).putInt((int) value);
      }
    }
    out.position(pixels);
    for (int i = 0; i < width * height; i++) {
      boolean left = i % width < width / 2;
      out.put((byte) (left ? 255 : 0)).put((byte) 0).put((byte) (left ? 0 : 255));
    }
    return out.array();
  }

  private static int at(byte[] jpeg, int marker) {
    for (int i = 2; i < jpeg.length; i++) {
      if (jpeg[i] == -1 && (jpeg[i + 1] & 0xFF) == marker) {
        return i;
      }
    }
    throw new IllegalArgumentException("no such marker");
  }

  private static byte[] insert(byte[] into, int at, byte[] what) {
    return joined(Arrays.copyOf(into, at), what, Arrays.copyOfRange(into, at, into.length));
  }

  private static byte[] joined(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
