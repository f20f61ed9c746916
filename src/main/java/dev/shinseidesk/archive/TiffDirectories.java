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

  private static final Form USUAL = new Form(2, 12, 4);
  private static final Form LARGE = new Form(8, 20, 8);

  private TiffDirectories() {}

  /**
   * Whether the chain ends, within a number of pages, and no strip or tile claims more bytes than
   * the file has (the JDK's reader would take that much memory).
   */
  static boolean sound(byte[] bytes, int maxPages) {
    try {
      var tiff = ByteBuffer.wrap(bytes);
      tiff.order(bytes[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      boolean large = tiff.getShort(2) == 43;
      var form = large ? LARGE : USUAL;
      Set<Long> seen = new HashSet<>();
      long at = form.number(tiff, large ? 8 : 4);
      while (at != 0) {
        if (!seen.add(at) || seen.size() > maxPages) {
          return false;
        }
        long count = large ? tiff.getLong(index(at)) : tiff.getShort(index(at)) & 0xFFFF;
        if (count < 0 || count > bytes.length) {
          return false;
        }
        for (int i = 0; i < count; i++) {
          if (!form.fits(tiff, index(at + form.counter + (long) form.field * i))) {
            return false;
          }
        }
        at = form.number(tiff, index(at + form.counter + form.field * count));
      }
      return !seen.isEmpty();
    } catch (IndexOutOfBoundsException e) {
      return false;
    }
  }

  private static int index(long at) {
    return at < 0 || at > Integer.MAX_VALUE ? Integer.MAX_VALUE : (int) at;
  }

  /**
   * Sizes in the two forms of TIFF.
   *
   * @param counter bytes of a directory's number of fields
   * @param field bytes of a field
   * @param number bytes of a position or count
   */
  private record Form(int counter, int field, int number) {
    long number(ByteBuffer tiff, int at) {
      return number == 8 ? tiff.getLong(at) : tiff.getInt(at) & 0xFFFFFFFFL;
    }

    boolean fits(ByteBuffer tiff, int at) {
      int tag = tiff.getShort(at) & 0xFFFF;
      int type = tiff.getShort(at + 2);
      long count = number(tiff, at + 4);
      int width =
          switch (type) {
            case 3, 8 -> 2;
            case 4, 9, 11, 13 -> 4;
            case 5, 10, 12, 16, 17, 18 -> 8;
            default -> 1;
          };
      if (count < 0 || count > tiff.capacity() / width) {
        return false;
      }
      if (!DATA_LENGTHS.contains(tag) || width < 2) {
        return true;
      }
      long bytes = count * width;
      int from = bytes <= number ? at + 4 + number : index(number(tiff, at + 4 + number));
      for (int i = 0; i < count; i++) {
        int one = from + i * width;
        long length =
            switch (width) {
              case 2 -> tiff.getShort(one) & 0xFFFF;
              case 4 -> tiff.getInt(one) & 0xFFFFFFFFL;
              default -> tiff.getLong(one);
            };
        if (length < 0 || length > tiff.capacity()) {
          return false;
        }
      }
      return true;
    }
  }
}
