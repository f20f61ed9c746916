package dev.shinseidesk.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** What of a PNG the JDK's reader doesn't tell: eXIf and the marks of a moving picture. */
final class PngChunks {
  private static final int FIRST = 8;
  private static final int AROUND = 12;
  private static final int ORIENTATION = 0x0112;

  private PngChunks() {}

  /** Whether it holds further pictures (APNG), of which the first is shown. */
  static boolean moving(byte[] png) {
    return chunk(png, 0x6163544C) != null;
  }

  /** How the picture was held, 1 to 8; 1, upright, when it doesn't say or says it wrongly. */
  static int orientation(byte[] png) {
    ByteBuffer exif = chunk(png, 0x65584966);
    try {
      return exif == null ? 1 : orientation(exif);
    } catch (IndexOutOfBoundsException e) {
      return 1;
    }
  }

  private static int orientation(ByteBuffer tiff) {
    tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    int count = tiff.getShort(directory) & 0xFFFF;
    for (int i = 0; i < count; i++) {
      int at = directory + 2 + 12 * i;
      if ((tiff.getShort(at) & 0xFFFF) == ORIENTATION) {
        // a SHORT stands in the first half of the field, a LONG fills it
        boolean wide = tiff.getShort(at + 2) == 4;
        int value = wide ? tiff.getInt(at + 8) : tiff.getShort(at + 8);
        return value >= 1 && value <= 8 ? value : 1;
      }
    }
    return 1;
  }

  /** Contents of the first chunk of a type; null where there is none. */
  private static @Nullable ByteBuffer chunk(byte[] png, int type) {
    var bytes = ByteBuffer.wrap(png);
    long at = FIRST;
    while (at + AROUND <= png.length) {
      long length = bytes.getInt((int) at) & 0xFFFFFFFFL;
      if (at + AROUND + length > png.length) {
        return null;
      }
      if (bytes.getInt((int) at + 4) == type) {
        return bytes.slice((int) at + 8, (int) length);
      }
      at += AROUND + length;
    }
    return null;
  }
}
