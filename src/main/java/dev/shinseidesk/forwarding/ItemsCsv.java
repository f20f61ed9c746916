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
import java.util.function.Function;

/**
 * Writes the 14 items of 029o001 as CSV. A character the character set can't hold is refused, never
 * replaced. Immutable, any thread.
 */
public final class ItemsCsv {
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final CsvStyle style;
  private final Charset charset;

  /**
   * For one style.
   *
   * @throws InvalidValue when the style's character set can't hold the header
   */
  public ItemsCsv(CsvStyle style) {
    this.style = style;
    this.charset = Charset.forName(style.charset());
    if (style.header()) {
      try {
        line(ForwardingItem::label);
      } catch (DeskException e) {
        throw new InvalidValue("文字コード", "able to hold the items' names");
      }
    }
  }

  /**
   * The whole file: header (where the style has one) and one record.
   *
   * @throws DeskException {@code channel.unencodable} with item, code point and character set
   */
  public byte[] bytes(ForwardingItems items) throws DeskException {
    var out = new ByteArrayOutputStream();
    if (style.byteOrderMark()) {
      out.writeBytes(MARK);
    }
    if (style.header()) {
      out.writeBytes(line(ForwardingItem::label));
    }
    out.writeBytes(line(item -> item.text(items)));
    return out.toByteArray();
  }

  private byte[] line(Function<ForwardingItem, String> value) throws DeskException {
    var out = new ByteArrayOutputStream();
    CharsetEncoder encoder =
        charset
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    String separator = "";
    for (ForwardingItem item : ForwardingItem.values()) {
      out.writeBytes(encode(encoder, item, separator + quoted(value.apply(item))));
      separator = ",";
    }
    out.writeBytes(style.lineEnd().characters().getBytes(charset));
    return out.toByteArray();
  }

  private byte[] encode(CharsetEncoder encoder, ForwardingItem item, String text)
      throws DeskException {
    try {
      ByteBuffer bytes = encoder.encode(CharBuffer.wrap(text));
      byte[] result = new byte[bytes.remaining()];
      bytes.get(result);
      return result;
    } catch (CharacterCodingException e) {
      CharsetEncoder fresh = charset.newEncoder();
      int wrong =
          text.codePoints()
              .filter(c -> !fresh.canEncode(Character.toString(c)))
              .findFirst()
              .orElse(0xFFFD);
      throw new DeskException(
          Problem.of(
              Problem.Kind.REFUSED,
              "channel.unencodable",
              item.label(),
              ItemLimits.codePoint(wrong),
              style.charset()),
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
