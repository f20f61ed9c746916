package dev.shinseidesk.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Set;

/**
 * A TIFF's chain of pages, looked at first: the JDK's reader follows a chain that bites its tail.
 */
final class TiffDirectories {
  private static final Set<Integer> DATA_LENGTHS = Set.of(279, 325);

  private TiffDirectories() {}

  /**
   * Whether the chain ends, within a number of pages, and no strip or tile claims more bytes than
   * the file has (the JDK's reader would take that much memory).
   */
  static boolean sound(byte[] bytes, int maxPages) {
    try {
      var tiff = ByteBuffer.wrap(bytes);
      tiff.order(bytes[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      Set<Integer> seen = new HashSet<>();
      int at = tiff.getInt(4);
      while (at != 0) {
        if (!seen.add(at) || seen.size() > maxPages) {
          return false;
        }
        int count = tiff.getShort(at) & 0xFFFF;
        for (int i = 0; i < count; i++) {
          if (!fits(tiff, at + 2 + 12 * i)) {
            return false;
          }
        }
        at = tiff.getInt(at + 2 + 12 * count);
      }
      return !seen.isEmpty();
    } catch (IndexOutOfBoundsException e) {
      return false;
    }
  }

  private static boolean fits(ByteBuffer tiff, int field) {
    int tag = tiff.getShort(field) & 0xFFFF;
    int type = tiff.getShort(field + 2);
    long count = tiff.getInt(field + 4) & 0xFFFFFFFFL;
    int width =
        switch (type) {
          case 3, 8 -> 2;
          case 4, 9, 11, 13 -> 4;
          case 5, 10, 12 -> 8;
          default -> 1;
        };
    long bytes = count * width;
    if (bytes > tiff.capacity()) {
      return false;
    }
    if (!DATA_LENGTHS.contains(tag) || width < 2 || width > 4) {
      return true;
    }
    int from = bytes <= 4 ? field + 8 : tiff.getInt(field + 8);
    for (int i = 0; i < count; i++) {
      int at = from + i * width;
      long length = width == 2 ? tiff.getShort(at) & 0xFFFF : tiff.getInt(at) & 0xFFFFFFFFL;
      if (length > tiff.capacity()) {
        return false;
      }
    }
    return true;
  }
}
