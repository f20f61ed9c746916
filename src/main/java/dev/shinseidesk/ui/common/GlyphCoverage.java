package dev.shinseidesk.ui.common;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.BitSet;

/**
 * Which characters a TrueType font has glyphs for, read from its {@code cmap} table alone (formats
 * 4 and 12), which takes a few milliseconds where opening the whole font takes hundreds.
 */
final class GlyphCoverage {
  private static final int CMAP = 0x636d6170;

  private final BitSet characters;

  private GlyphCoverage(BitSet characters) {
    this.characters = characters;
  }

  /** Reads a font; the stream is not closed. */
  static GlyphCoverage of(InputStream font) throws IOException {
    var in = new DataInputStream(font);
    in.readInt();
    int tables = in.readUnsignedShort();
    in.skipNBytes(6);
    long offset = -1;
    long length = 0;
    for (int i = 0; i < tables; i++) {
      int tag = in.readInt();
      in.readInt();
      long tableOffset = Integer.toUnsignedLong(in.readInt());
      long tableLength = Integer.toUnsignedLong(in.readInt());
      if (tag == CMAP) {
        offset = tableOffset;
        length = tableLength;
      }
    }
    if (offset < 0) {
      throw new IOException("font without cmap");
    }
    in.skipNBytes(offset - 12 - 16L * tables);
    var bytes = new ByteArrayOutputStream();
    bytes.write(in.readNBytes(Math.toIntExact(length)));
    return new GlyphCoverage(characters(ByteBuffer.wrap(bytes.toByteArray())));
  }

  /** Whether the font draws this code point. */
  boolean has(int codePoint) {
    return characters.get(codePoint);
  }

  private static BitSet characters(ByteBuffer cmap) {
    var found = new BitSet(0x30000);
    int subtables = cmap.getShort(2) & 0xffff;
    for (int i = 0; i < subtables; i++) {
      int platform = cmap.getShort(4 + 8 * i) & 0xffff;
      int at = cmap.getInt(8 + 8 * i);
      int format = cmap.getShort(at) & 0xffff;
      boolean unicode = platform == 0 || platform == 3;
      if (unicode && format == 4) {
        segments(cmap, at, found);
      } else if (unicode && format == 12) {
        groups(cmap, at, found);
      }
    }
    return found;
  }

  private static void segments(ByteBuffer cmap, int at, BitSet found) {
    int twice = cmap.getShort(at + 6) & 0xffff;
    int ends = at + 14;
    int starts = ends + twice + 2;
    int deltas = starts + twice;
    int ranges = deltas + twice;
    for (int i = 0; i < twice; i += 2) {
      int start = cmap.getShort(starts + i) & 0xffff;
      int end = cmap.getShort(ends + i) & 0xffff;
      int delta = cmap.getShort(deltas + i) & 0xffff;
      int range = cmap.getShort(ranges + i) & 0xffff;
      for (int c = start; c <= end && c != 0xffff; c++) {
        int glyph =
            range == 0
                ? (c + delta) & 0xffff
                : cmap.getShort(ranges + i + range + 2 * (c - start)) & 0xffff;
        if (glyph != 0) {
          found.set(c);
        }
      }
    }
  }

  private static void groups(ByteBuffer cmap, int at, BitSet found) {
    int groups = cmap.getInt(at + 12);
    for (int i = 0; i < groups; i++) {
      int group = at + 16 + 12 * i;
      int start = cmap.getInt(group);
      int end = cmap.getInt(group + 4);
      if (cmap.getInt(group + 8) == 0) {
        start++;
      }
      if (start <= end) {
        found.set(start, end + 1);
      }
    }
  }
}
