package dev.shinseidesk.archive;

import static dev.shinseidesk.archive.Characters.startsWith;

import dev.shinseidesk.archive.Characters.Decoded;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which character set a text without a name for it is in. Ours instead of a library's, since those
 * answer with a likelihood only: here no byte may be unsound, and a guess is told as one. Pure
 * functions.
 */
final class TextEncoding {
  /** EUC-JP with what Windows adds to it. */
  private static final Charset EUC_JP = Charset.forName("x-eucJP-Open");

  /** ISO-2022-JP with what Windows adds to it. */
  private static final Charset ISO_2022_JP = Charset.forName("x-windows-iso2022jp");

  /** Share of characters that no Japanese text has so many of. */
  private static final double DOUBTFUL = 0.5;

  private TextEncoding() {}

  /** How sure the character set is. */
  enum Trust {
    /** The text says so itself, or no other of those in use fits. */
    SURE,
    /** Judged by what its characters are. */
    GUESSED,
    /** It can be read so, but is hardly meant so. */
    DOUBTFUL
  }

  /**
   * A text and how it was read.
   *
   * @param decoded with bytes that belong to no character as \xNN
   */
  record Guess(Decoded decoded, Trust trust) {}

  /** A character set that fits every byte, and how unlike a Japanese text it reads in it. */
  private record Candidate(String text, String name, double oddness) {}

  /**
   * By byte order mark or escape sequences; else UTF-8 if all of it is; else that of Windows-31J,
   * EUC-JP and UTF-16 which fits every byte and reads most like Japanese; else UTF-8 with the
   * damage shown. A mark itself is left out.
   */
  static Guess guess(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return sure(Characters.lenient(tail(bytes, 3), StandardCharsets.UTF_8));
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return sure(Characters.lenient(tail(bytes, 2), StandardCharsets.UTF_16LE));
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return sure(Characters.lenient(tail(bytes, 2), StandardCharsets.UTF_16BE));
    }
    if (escapes(bytes)) {
      String text = Characters.strict(bytes, ISO_2022_JP);
      if (text != null) {
        return sure(new Decoded(text, "ISO-2022-JP", false));
      }
    }
    boolean zeros = contains(bytes, (byte) 0);
    String utf8 = zeros ? null : Characters.strict(bytes, StandardCharsets.UTF_8);
    if (utf8 != null) {
      return sure(new Decoded(utf8, "UTF-8", false));
    }
    return among(bytes, zeros);
  }

  private static Guess among(byte[] bytes, boolean zeros) {
    Decoded damaged = Characters.lenient(bytes, StandardCharsets.UTF_8);
    // a few unsound bytes don't make UTF-8 another character set
    if (mostly(damaged.text())) {
      return sure(damaged);
    }
    Candidate best = null;
    for (Candidate one : candidates(bytes, zeros)) {
      if (best == null || one.oddness() < best.oddness()) {
        best = one;
      }
    }
    if (best == null) {
      return new Guess(damaged, Trust.DOUBTFUL);
    }
    return new Guess(new Decoded(best.text(), best.name(), false), trust(best));
  }

  /** Texts in Korean and Chinese fit EUC-JP too, but read as kanji only. */
  private static Trust trust(Candidate read) {
    if (read.name().equals("Windows-31J")) {
      return read.oddness() > DOUBTFUL ? Trust.DOUBTFUL : Trust.SURE;
    }
    boolean kana = read.text().codePoints().anyMatch(c -> c >= 0x3040 && c <= 0x30FF);
    return kana && read.oddness() <= DOUBTFUL ? Trust.GUESSED : Trust.DOUBTFUL;
  }

  private static List<Candidate> candidates(byte[] bytes, boolean zeros) {
    Candidate[] all = {
      zeros ? null : candidate(bytes, Characters.WINDOWS_31J),
      zeros ? null : candidate(bytes, EUC_JP),
      wide(bytes, StandardCharsets.UTF_16LE),
      wide(bytes, StandardCharsets.UTF_16BE)
    };
    return Arrays.stream(all).filter(java.util.Objects::nonNull).toList();
  }

  private static @Nullable Candidate candidate(byte[] bytes, Charset charset) {
    String text = Characters.strict(bytes, charset);
    return text == null ? null : new Candidate(text, Characters.name(charset), oddness(text));
  }

  /** UTF-16 without a mark is believed only where it reads like a text altogether. */
  private static @Nullable Candidate wide(byte[] bytes, Charset charset) {
    Candidate read = bytes.length % 2 == 0 ? candidate(bytes, charset) : null;
    return read == null || read.oddness() > 0.2 ? null : read;
  }

  /** Share of characters that are rare in Japanese texts; control characters weigh most. */
  private static double oddness(String text) {
    int[] odd = {0, 0};
    text.codePoints()
        .forEach(c -> {
          odd[0] += weight(c);
          odd[1]++;
        });
    return odd[1] == 0 ? 0 : odd[0] / (2.0 * odd[1]);
  }

  private static int weight(int c) {
    if (c < 0x80) {
      return (c >= 0x20 && c != 0x7F) || c == '\t' || c == '\r' || c == '\n' ? 0 : 20;
    }
    if ((c >= 0x3000 && c <= 0x30FF) || (c >= 0xFF01 && c <= 0xFF5E)) {
      return 0;
    }
    if (c >= 0x4E00 && c <= 0x9FFF) {
      return usual(c) ? 0 : 1;
    }
    int type = Character.getType(c);
    if (type == Character.UNASSIGNED
        || type == Character.PRIVATE_USE
        || type == Character.CONTROL) {
      return 20;
    }
    return c >= 0xFF61 && c <= 0xFF9F ? 1 : 2;
  }

  /** Whether it is of the first level of JIS X 0208, the kanji in everyday use. */
  private static boolean usual(int c) {
    byte[] jis = Character.toString(c).getBytes(Characters.WINDOWS_31J);
    int code = jis.length == 2 ? (jis[0] & 0xFF) << 8 | (jis[1] & 0xFF) : 0;
    return code >= 0x889F && code <= 0x9872;
  }

  /** Whether twice as many characters of three bytes and more were read as bytes were unsound. */
  private static boolean mostly(String text) {
    long wide = text.codePoints().filter(c -> c >= 0x800).count();
    return wide > 0 && wide >= 2L * Characters.unsound(text);
  }

  /** Seven bits only, with sequences that begin Japanese characters. */
  private static boolean escapes(byte[] bytes) {
    boolean found = false;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] < 0) {
        return false;
      }
      found |= bytes[i] == 0x1B && i + 1 < bytes.length && bytes[i + 1] == '$';
    }
    return found;
  }

  private static boolean contains(byte[] bytes, byte wanted) {
    for (byte one : bytes) {
      if (one == wanted) {
        return true;
      }
    }
    return false;
  }

  private static Guess sure(Decoded decoded) {
    return new Guess(decoded, Trust.SURE);
  }

  private static byte[] tail(byte[] bytes, int from) {
    return Arrays.copyOfRange(bytes, from, bytes.length);
  }
}
