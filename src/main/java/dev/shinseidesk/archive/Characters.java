package dev.shinseidesk.archive;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Bytes to text without ever replacing a character. Pure functions. */
final class Characters {
  /** Windows-31J, the Japanese Windows character set (MS932). */
  static final Charset WINDOWS_31J = Charset.forName("windows-31j");

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private Characters() {}

  /**
   * A text and how it was read.
   *
   * @param text where bytes belong to no character they stand as \xNN
   * @param encoding name of the character set
   * @param damaged whether any byte stands as \xNN
   */
  record Decoded(String text, String encoding, boolean damaged) {}

  /** The text if every byte of it is sound in this character set, else null. */
  static @Nullable String strict(byte[] bytes, Charset charset) {
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /**
   * A text of which every byte is sound, or where the first one is that isn't.
   *
   * @param text null when a byte belongs to no character
   * @param line line of that byte, from 1
   * @param column characters before it in that line, plus 1
   */
  record Placed(@Nullable String text, int line, int column) {}

  /** As {@link #strict}, but tells the place of the first unsound byte. */
  static Placed placed(byte[] bytes, Charset charset) {
    String text = strict(bytes, charset);
    if (text != null) {
      return new Placed(text, 1, 1);
    }
    var decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var out = CharBuffer.allocate((int) (bytes.length * (double) decoder.maxCharsPerByte()) + 1);
    decoder.decode(ByteBuffer.wrap(bytes), out, true);
    String[] lines = out.flip().toString().split("\r\n|\r|\n", -1);
    return new Placed(null, lines.length, lines[lines.length - 1].length() + 1);
  }

  /** The text, with each byte that belongs to no character as \xNN. */
  static Decoded lenient(byte[] bytes, Charset charset) {
    var decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var in = ByteBuffer.wrap(bytes);
    var buffer = CharBuffer.allocate(8_192);
    var text = new StringBuilder(bytes.length);
    boolean damaged = false;
    CoderResult result;
    do {
      result = decoder.decode(in, buffer, true);
      text.append(buffer.flip());
      buffer.clear();
      if (result.isError()) {
        damaged = true;
        for (int i = 0; i < result.length(); i++) {
          text.append("\\x").append(HEX.toHexDigits(in.get()));
        }
      }
    } while (!result.isUnderflow());
    return new Decoded(text.toString(), name(charset), damaged);
  }

  /** A character set by the name people know. */
  static String name(Charset charset) {
    return switch (charset.name()) {
      case "windows-31j" -> "Windows-31J";
      case "x-eucJP-Open" -> "EUC-JP";
      case "x-windows-iso2022jp" -> "ISO-2022-JP";
      default -> charset.name();
    };
  }

  /** How many bytes stand as \\xNN. */
  static int unsound(String text) {
    int count = 0;
    for (int at = text.indexOf("\\x"); at >= 0; at = text.indexOf("\\x", at + 2)) {
      count++;
    }
    return count;
  }

  /** Whether the bytes begin with these values (0 to 255). */
  static boolean startsWith(byte[] bytes, int... values) {
    if (bytes.length < values.length) {
      return false;
    }
    for (int i = 0; i < values.length; i++) {
      if ((bytes[i] & 0xFF) != values[i]) {
        return false;
      }
    }
    return true;
  }
}
