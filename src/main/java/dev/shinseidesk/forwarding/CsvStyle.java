package dev.shinseidesk.forwarding;

import dev.shinseidesk.application.InvalidValue;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;

/**
 * How a channel writes CSV [A].
 *
 * @param charset name of the character set, e.g. UTF-8 or windows-31j
 * @param byteOrderMark whether a UTF-8 file begins with EF BB BF
 * @param lineEnd how lines end, the last one too
 * @param header whether the first line holds the items' names
 * @param quoting which values stand in quotes
 */
public record CsvStyle(
    String charset, boolean byteOrderMark, LineEnd lineEnd, boolean header, Quoting quoting) {
  /** UTF-8 without mark, CRLF, header, all quoted: what the product ships with [A]. */
  public static final CsvStyle DEFAULT =
      new CsvStyle("UTF-8", false, LineEnd.CRLF, true, Quoting.ALL);

  /** How lines end. */
  public enum LineEnd {
    /** Carriage return and line feed. */
    CRLF("\r\n"),
    /** Line feed. */
    LF("\n");

    private final String characters;

    LineEnd(String characters) {
      this.characters = characters;
    }

    /** The characters themselves. */
    public String characters() {
      return characters;
    }
  }

  /** Which values stand in quotes. */
  public enum Quoting {
    /** Every one. */
    ALL,
    /** Those that hold a comma, a quote or a line end. */
    NEEDED
  }

  /**
   * Checks the character set.
   *
   * @throws InvalidValue when this Java doesn't know it or can't write it, or a mark is asked for
   *     that it has not
   */
  public CsvStyle {
    Charset named;
    try {
      named = Charset.forName(charset);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new InvalidValue("文字コード", "known character set");
    }
    if (!named.canEncode()) {
      throw new InvalidValue("文字コード", "writable character set");
    }
    if (byteOrderMark && !named.name().equals("UTF-8")) {
      throw new InvalidValue("BOM", "UTF-8");
    }
  }
}
