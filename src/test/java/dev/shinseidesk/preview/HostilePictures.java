package dev.shinseidesk.preview;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.shinseidesk.archive.Filing;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;

/** Pictures written by hand: sizes that aren't there, loops, and data that swells. */
final class HostilePictures {
  private HostilePictures() {}

  /** A PNG of one-bit grey with these chunks between header and end. */
  static byte[] png(int width, int height, byte[]... chunks) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
    out.writeBytes(
        chunk(
            "IHDR",
            ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {1, 0, 0, 0, 0})
                .array()));
    for (byte[] chunk : chunks) {
      out.writeBytes(chunk);
    }
    out.writeBytes(chunk("IEND", new byte[0]));
    return out.toByteArray();
  }

  static byte[] chunk(String type, byte[] data) {
    var crc = new CRC32();
    byte[] name = type.getBytes(ISO_8859_1);
    crc.update(name);
    crc.update(data);
    return ByteBuffer.allocate(12 + data.length)
        .putInt(data.length)
        .put(name)
        .put(data)
        .putInt((int) crc.getValue())
        .array();
  }

  /** A chunk of a name, a zero or two, and deflated data. */
  static byte[] packed(String type, byte[] deflated) {
    return chunk(
        type,
        ByteBuffer.allocate(6 + deflated.length)
            .put("name".getBytes(ISO_8859_1))
            .put((byte) 0)
            .put((byte) 0)
            .put(deflated)
            .array());
  }

  /** A sound JPEG whose header claims another size. */
  static byte[] jpegClaiming(int width, int height) {
    byte[] jpeg = Filing.jpeg(64, 48).clone();
    for (int i = 2; i + 9 < jpeg.length; i++) {
      if (jpeg[i] == (byte) 0xFF && jpeg[i + 1] == (byte) 0xC0) {
        ByteBuffer.wrap(jpeg).putShort(i + 5, (short) height).putShort(i + 7, (short) width);
        return jpeg;
      }
    }
    throw new IllegalStateException("no frame header");
  }

  /** A segment put behind the JPEG's first marker. */
  static byte[] jpegWith(int marker, byte[] data) {
    byte[] jpeg = Filing.jpeg(64, 48);
    return ByteBuffer.allocate(jpeg.length + 4 + data.length)
        .put(jpeg, 0, 2)
        .put((byte) 0xFF)
        .put((byte) marker)
        .putShort((short) (data.length + 2))
        .put(data)
        .put(jpeg, 2, jpeg.length - 2)
        .array();
  }

  /** The scan of a JPEG over and over. */
  static byte[] jpegOfScans(int times) {
    byte[] jpeg = Filing.jpeg(2_000, 2_000);
    int scan = 2;
    while (jpeg[scan] != (byte) 0xFF || jpeg[scan + 1] != (byte) 0xDA) {
      scan++;
    }
    var out = new ByteArrayOutputStream();
    out.write(jpeg, 0, scan);
    for (int i = 0; i < times; i++) {
      out.write(jpeg, scan, jpeg.length - 2 - scan);
    }
    out.write(jpeg, jpeg.length - 2, 2);
    return out.toByteArray();
  }

  /** A GIF with this screen and this often repeated frame of one pixel. */
  static byte[] gif(int width, int height, int frames) {
    var out = new ByteArrayOutputStream();
    out.writeBytes("GIF89a".getBytes(ISO_8859_1));
    out.writeBytes(
        ByteBuffer.allocate(13)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putShort((short) width)
            .putShort((short) height)
            .put(new byte[] {(byte) 0x80, 0, 0, 0, 0, 0, (byte) 255, (byte) 255, (byte) 255})
            .array());
    byte[] frame = {0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0};
    for (int i = 0; i < frames; i++) {
      out.writeBytes(frame);
    }
    out.write(0x3B);
    return out.toByteArray();
  }

  /**
   * A TIFF with one directory.
   *
   * @param next where the next directory stands; 8 for itself
   * @param entries tag, type, count, value
   */
  static byte[] tiff(int next, int[]... entries) {
    var out = ByteBuffer.allocate(14 + 12 * entries.length + 64).order(ByteOrder.LITTLE_ENDIAN);
    out.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8);
    out.putShort((short) entries.length);
    for (int[] entry : entries) {
      out.putShort((short) entry[0]).putShort((short) entry[1]).putInt(entry[2]).putInt(entry[3]);
    }
    out.putInt(next);
    return out.array();
  }

  /** A TIFF of one strip with so many pixels and this compression, its data at the end. */
  static byte[] tiff(int width, int height, int compression, byte[] data) {
    byte[] head =
        tiff(
            0,
            new int[] {256, 4, 1, width},
            new int[] {257, 4, 1, height},
            new int[] {258, 3, 1, 8},
            new int[] {259, 3, 1, compression},
            new int[] {262, 3, 1, 1},
            new int[] {273, 4, 1, 14 + 12 * 9 + 64},
            new int[] {277, 3, 1, 1},
            new int[] {278, 4, 1, height},
            new int[] {279, 4, 1, data.length});
    byte[] all = Arrays.copyOf(head, head.length + data.length);
    System.arraycopy(data, 0, all, head.length, data.length);
    return all;
  }

  /** A bitmap's header. */
  static byte[] bmp(int width, int height) {
    return ByteBuffer.allocate(200)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 'B')
        .put((byte) 'M')
        .putInt(200)
        .putInt(0)
        .putInt(54)
        .putInt(40)
        .putInt(width)
        .putInt(height)
        .putShort((short) 1)
        .putShort((short) 24)
        .array();
  }
}
