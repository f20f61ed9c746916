package dev.shinseidesk.forwarding;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.application.Problem;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.util.List;

/**
 * Writes lines of values as CSV in one style. A character the character set can't hold is refused,
 * never replaced; values are written as they are, also those a spreadsheet would take for a
 * formula, since an interface file is data. Immutable, any thread.
 */
final class CsvTable {
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final CsvStyle style;
  private final Charset charset;
  private final List<String> columns;

  /**
   * For one style and these columns.
   *
   * @param columns names of the columns, for the header and for telling what can't be written
   */
  CsvTable(CsvStyle style, List<String> columns) {
    this.style = style;
    this.charset = Charset.forName(style.charset());
    this.columns = List.copyOf(columns);
  }

  /**
   * Tells whether the character set holds the header.
   *
   * @throws InvalidValue when it doesn't
   */
  CsvTable checked() {
    try {
      head();
      return this;
    } catch (DeskException e) {
      throw new InvalidValue("文字コード", "able to hold the items' names");
    }
  }

  /** What stands before the records: mark and header, where the style has them. */
  byte[] head() throws DeskException {
    var out = new ByteArrayOutputStream();
    if (style.byteOrderMark()) {
      out.writeBytes(MARK);
    }
    if (style.header()) {
      out.writeBytes(line(columns));
    }
    return out.toByteArray();
  }

  /**
   * One record.
   *
   * @param values one for each column
   * @throws DeskException {@code channel.unencodable} with column, code point and character set
   */
  byte[] line(List<String> values) throws DeskException {
    var out = new ByteArrayOutputStream();
    CharsetEncoder encoder =
        charset
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    for (int column = 0; column < columns.size(); column++) {
      String separator = column == 0 ? "" : ",";
      out.writeBytes(encoded(encoder, columns.get(column), separator + quoted(values.get(column))));
    }
    out.writeBytes(style.lineEnd().characters().getBytes(charset));
    return out.toByteArray();
  }

  /** The whole file. */
  byte[] bytes(List<List<String>> records) throws DeskException {
    var out = new ByteArrayOutputStream();
    out.writeBytes(head());
    for (List<String> values : records) {
      out.writeBytes(line(values));
    }
    return out.toByteArray();
  }

  /**
   * The text in these characters.
   *
   * @param encoder reports what it can't write
   * @param item what the text is, for people
   */
  static byte[] encoded(CharsetEncoder encoder, String item, String text) throws DeskException {
    try {
      ByteBuffer bytes = encoder.encode(CharBuffer.wrap(text));
      byte[] result = new byte[bytes.remaining()];
      bytes.get(result);
      return result;
    } catch (CharacterCodingException e) {
      CharsetEncoder fresh = encoder.charset().newEncoder();
      int wrong =
          text.codePoints()
              .filter(c -> !fresh.canEncode(Character.toString(c)))
              .findFirst()
              .orElse(0xFFFD);
      throw new DeskException(
          Problem.of(
              Problem.Kind.REFUSED,
              "channel.unencodable",
              item,
              ItemLimits.codePoint(wrong),
              encoder.charset().name()),
          e);
    }
  }

  private String quoted(String value) {
    boolean needed =
        style.quoting() == CsvStyle.Quoting.ALL
            || value.indexOf(',') >= 0
            || value.indexOf('"') >= 0
            || value.indexOf('\n') >= 0
            || value.indexOf('\r') >= 0;
    return needed ? "\"" + value.replace("\"", "\"\"") + "\"" : value;
  }
}
