package dev.shinseidesk.archive;

/**
 * Whether a picture's file goes on to its end. Decoders fill what is missing with grey and don't
 * complain, and decoding every photograph would take too long: the end mark tells it at once.
 * Static and pure.
 */
final class PictureEnd {
  private static final int PNG_HEAD = 8;
  private static final int PNG_CHUNK = 12;
  private static final int PNG_END = 0x49454E44;
  private static final int JPEG_SCAN = 0xDA;
  private static final int JPEG_END = 0xD9;

  private PictureEnd() {}

  /** Whether the end is missing; false for kinds that have no mark, and where it can't be told. */
  static boolean missing(byte[] bytes, FileType type) {
    return switch (type) {
      case PNG -> pngMissing(bytes);
      case JPEG -> jpegMissing(bytes);
      case GIF, TIFF, PDF, XML, CSV, TEXT, OFFICE_BINARY, OFFICE_XML, ZIP, UNKNOWN -> false;
    };
  }

  /** Steps from chunk to chunk; the last one is IEND. */
  private static boolean pngMissing(byte[] bytes) {
    long at = PNG_HEAD;
    while (at + PNG_CHUNK <= bytes.length) {
      if (number(bytes, (int) at + 4) == PNG_END) {
        return false;
      }
      at += PNG_CHUNK + Integer.toUnsignedLong(number(bytes, (int) at));
    }
    return true;
  }

  /** Steps over the segments to the first scan; in and after it FF D9 can only be the end. */
  private static boolean jpegMissing(byte[] bytes) {
    int at = 2;
    while (at + 4 <= bytes.length) {
      if ((bytes[at] & 0xFF) != 0xFF) {
        return false; // no segment here: a decoder's matter
      }
      int marker = bytes[at + 1] & 0xFF;
      if (marker == 0xFF) {
        at++; // fill byte
      } else if (marker == JPEG_SCAN) {
        return !endAfter(bytes, at);
      } else {
        at += 2 + ((bytes[at + 2] & 0xFF) << 8 | (bytes[at + 3] & 0xFF));
      }
    }
    return true;
  }

  private static boolean endAfter(byte[] bytes, int from) {
    // From behind, since the end is usually the very last thing.
    for (int i = bytes.length - 2; i > from; i--) {
      if ((bytes[i] & 0xFF) == 0xFF && (bytes[i + 1] & 0xFF) == JPEG_END) {
        return true;
      }
    }
    return false;
  }

  private static int number(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 24
        | (bytes[at + 1] & 0xFF) << 16
        | (bytes[at + 2] & 0xFF) << 8
        | (bytes[at + 3] & 0xFF);
  }
}
