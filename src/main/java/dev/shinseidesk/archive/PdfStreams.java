package dev.shinseidesk.archive;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Looks for unpacking bombs inside a PDF before PDFBox, which unpacks into memory without a bound,
 * sees it. Pure function.
 */
final class PdfStreams {
  private static final int MAX_CHAIN = 4;

  private PdfStreams() {}

  /**
   * Whether the deflated streams unpack to more than the limit, together, a stream that is deflated
   * again counted unpacked too. Only counts; keeps nothing but one buffer per layer.
   */
  static boolean unpackBeyond(byte[] pdf, long limit) {
    var count = new Count(limit);
    for (int at = 0; at + 8 < pdf.length && !count.over(); at++) {
      if (pdf[at] == 's' && pdf[at + 1] == 't' && startsStream(pdf, at)) {
        int data = at + 6;
        data += pdf[data] == '\r' ? 1 : 0;
        data += data < pdf.length && pdf[data] == '\n' ? 1 : 0;
        if (zlib(pdf, data, pdf.length)) {
          try (var layer = new Layer(count, 0)) {
            layer.feed(pdf, data, pdf.length - data);
          }
        }
      }
    }
    return count.over();
  }

  private static boolean startsStream(byte[] pdf, int at) {
    byte[] word = {'s', 't', 'r', 'e', 'a', 'm'};
    for (int i = 0; i < word.length; i++) {
      if (pdf[at + i] != word[i]) {
        return false;
      }
    }
    boolean end = at >= 3 && pdf[at - 1] == 'd' && pdf[at - 2] == 'n' && pdf[at - 3] == 'e';
    return !end && (pdf[at + 6] == '\r' || pdf[at + 6] == '\n');
  }

  /** Whether a zlib header stands here: deflate, and the check of its two bytes. */
  private static boolean zlib(byte[] bytes, int at, int end) {
    return at + 2 <= end
        && (bytes[at] & 0x0F) == 8
        && (((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF)) % 31 == 0;
  }

  private static final class Count {
    private final long limit;
    private long bytes;

    Count(long limit) {
      this.limit = limit;
    }

    boolean over() {
      return bytes > limit;
    }
  }

  private static final class Layer implements AutoCloseable {
    private final Count count;
    private final int depth;
    private final Inflater inflater = new Inflater();
    private final byte[] buffer = new byte[16_384];
    private @Nullable Layer inner;
    private boolean first = true;

    Layer(Count count, int depth) {
      this.count = count;
      this.depth = depth;
    }

    /** Unpacks what it is given; damaged data ends it, as it ends PDFBox's reading. */
    void feed(byte[] bytes, int from, int length) {
      inflater.setInput(bytes, from, length);
      try {
        int n;
        while (!count.over() && !inflater.finished() && (n = inflater.inflate(buffer)) > 0) {
          count.bytes += n;
          if (first) {
            first = false;
            inner = depth < MAX_CHAIN && zlib(buffer, 0, n) ? new Layer(count, depth + 1) : null;
          }
          if (inner != null) {
            inner.feed(buffer, 0, n);
          }
        }
      } catch (DataFormatException e) {
        inflater.reset();
        inflater.setInput(new byte[0]);
      }
    }

    @Override
    public void close() {
      inflater.end();
      if (inner != null) {
        inner.close();
      }
    }
  }
}
