package dev.shinseidesk.archive;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Kinds of JPEG that can't be decoded here, and colour profiles that keep one from it. */
final class JpegKinds {
  private static final byte[] PROFILE = "ICC_PROFILE\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final int APP2 = 0xE2;
  private static final int START_OF_SCAN = 0xDA;

  private JpegKinds() {}

  /** Takes a JPEG's segments in order. */
  private interface Segment {
    /**
     * One segment.
     *
     * @param from its marker's first byte
     * @param to the byte behind it
     * @return whether to go on
     */
    boolean take(int marker, int from, int to);
  }

  /** The name of a kind that isn't decoded here; null for the usual kinds. */
  static @Nullable String rare(byte[] jpeg) {
    String[] name = {null};
    walk(
        jpeg,
        (marker, from, to) -> {
          boolean frame =
              marker >= 0xC0
                  && marker <= 0xCF
                  && marker != 0xC4
                  && marker != 0xC8
                  && marker != 0xCC;
          if (frame) {
            boolean precise = to > from + 4 && jpeg[from + 4] == 12;
            name[0] = precise ? "JPEG（12ビット）" : kind(marker);
          }
          return !frame;
        });
    return name[0];
  }

  private static @Nullable String kind(int marker) {
    return switch (marker) {
      case 0xC3 -> "JPEG（可逆圧縮）";
      case 0xC5, 0xC6, 0xC7 -> "JPEG（階層式）";
      case 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF -> "JPEG（算術符号）";
      default -> null;
    };
  }

  /**
   * The picture without its colour profile where the profile's parts don't agree on how many they
   * are, which decoders refuse; else the same bytes.
   */
  static byte[] withoutBrokenProfile(byte[] jpeg) {
    int[] seen = {0, 0, 0};
    walk(
        jpeg,
        (marker, from, to) -> {
          if (profile(jpeg, marker, from, to)) {
            int number = jpeg[from + 16] & 0xFF;
            int count = jpeg[from + 17] & 0xFF;
            seen[0]++;
            boolean wrong = number != seen[0] || (seen[1] != 0 && seen[1] != count);
            seen[2] += wrong ? 1 : 0;
            seen[1] = count;
          }
          return true;
        });
    boolean sound = seen[0] == 0 || (seen[2] == 0 && seen[0] == seen[1]);
    return sound ? jpeg : withoutProfile(jpeg);
  }

  private static byte[] withoutProfile(byte[] jpeg) {
    var out = new ByteArrayOutputStream(jpeg.length);
    int[] kept = {0};
    walk(
        jpeg,
        (marker, from, to) -> {
          if (profile(jpeg, marker, from, to)) {
            out.write(jpeg, kept[0], from - kept[0]);
            kept[0] = to;
          }
          return true;
        });
    out.write(jpeg, kept[0], jpeg.length - kept[0]);
    return out.toByteArray();
  }

  private static boolean profile(byte[] jpeg, int marker, int from, int to) {
    return marker == APP2
        && to >= from + 18
        && java.util.Arrays.equals(
            jpeg, from + 4, from + 4 + PROFILE.length, PROFILE, 0, PROFILE.length);
  }

  /** Segments before the first scan; ends where there is none. */
  private static void walk(byte[] jpeg, Segment each) {
    int at = 2;
    while (at + 4 <= jpeg.length && (jpeg[at] & 0xFF) == 0xFF) {
      int marker = jpeg[at + 1] & 0xFF;
      if (marker == 0xFF) {
        at++; // fill byte
        continue;
      }
      int to = at + 2 + ((jpeg[at + 2] & 0xFF) << 8 | (jpeg[at + 3] & 0xFF));
      if (marker == START_OF_SCAN || to > jpeg.length || !each.take(marker, at, to)) {
        return;
      }
      at = to;
    }
  }
}
