package dev.shinseidesk.residents;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a text into lines and a line into values. A line ends where it ends, even inside quotes: no
 * value of 番号紐付情報 spans lines, and a quote forgotten must not swallow the lines after it. Empty
 * lines are passed over. One thread.
 */
final class DelimitedLines {
  /** Characters of a line; a longer one is no line of number links. */
  static final int MOST = 16_384;

  private final Reader reader;
  private final char separator;
  private final int quote;
  private final char[] buffer = new char[1 << 15];
  private final char[] text = new char[MOST];
  private final List<String> values = new ArrayList<>();
  private int at;
  private int filled;
  private int length;
  private long line;
  private boolean afterReturn;
  private boolean ended;
  private boolean sound;
  private boolean lastQuoted;
  private boolean tooLong;
  private boolean nul;

  /**
   * Over this text.
   *
   * @param quote null where values are never quoted
   */
  DelimitedLines(Reader reader, char separator, @Nullable Character quote) {
    this.reader = reader;
    this.separator = separator;
    this.quote = quote == null ? -1 : quote;
  }

  /**
   * Goes to the next line that isn't empty.
   *
   * @return false at the end of the text, or at a line that is too long or holds NUL
   */
  boolean next() throws IOException {
    do {
      if (!readLine()) {
        return false;
      }
    } while (length == 0);
    if (tooLong || nul) {
      return false;
    }
    cut();
    return true;
  }

  /** Number of the line, the first is 1. */
  long line() {
    return line;
  }

  /** Values of the line; as far as they can be read where it isn't {@link #sound}. */
  List<String> values() {
    return values;
  }

  /** Whether its quotes are in order. */
  boolean sound() {
    return sound;
  }

  /** Whether a line end follows; only the last line may lack it. */
  boolean ended() {
    return ended;
  }

  /** Whether its last value was in quotes, and closed. */
  boolean lastQuoted() {
    return lastQuoted;
  }

  /** Whether reading stopped at a line that is too long. */
  boolean tooLong() {
    return tooLong;
  }

  /** Whether reading stopped at a line with NUL, which no text has. */
  boolean nul() {
    return nul;
  }

  private boolean readLine() throws IOException {
    length = 0;
    ended = false;
    boolean any = false;
    while (fill()) {
      char c = buffer[at++];
      if (c == '\n' && afterReturn) {
        afterReturn = false;
        continue;
      }
      afterReturn = c == '\r';
      if (!any) {
        any = true;
        line++;
      }
      if (c == '\n' || c == '\r') {
        ended = true;
        return true;
      }
      if (c == 0) {
        nul = true;
        length = Math.max(length, 1);
        return true;
      }
      if (length == MOST) {
        tooLong = true;
        return true;
      }
      text[length++] = c;
    }
    return any;
  }

  private boolean fill() throws IOException {
    while (at == filled) {
      filled = reader.read(buffer, 0, buffer.length);
      at = 0;
      if (filled < 0) {
        filled = 0;
        return false;
      }
    }
    return true;
  }

  private void cut() {
    values.clear();
    sound = true;
    lastQuoted = false;
    int from = 0;
    while (true) {
      int end;
      if (from < length && text[from] == quote) {
        end = quoted(from + 1);
        if (end < 0) {
          sound = false;
          return;
        }
        lastQuoted = true;
      } else {
        end = from;
        while (end < length && text[end] != separator) {
          end++;
        }
        values.add(new String(text, from, end - from));
        lastQuoted = false;
      }
      if (end == length) {
        return;
      }
      from = end + 1;
    }
  }

  /** Reads a quoted value; where the next separator stands, or -1 where the quotes are broken. */
  private int quoted(int from) {
    int close = from;
    boolean doubled = false;
    while (close < length) {
      if (text[close] == quote) {
        if (close + 1 < length && text[close + 1] == quote) {
          doubled = true;
          close++;
        } else {
          break;
        }
      }
      close++;
    }
    if (close >= length || (close + 1 < length && text[close + 1] != separator)) {
      return -1;
    }
    String value = new String(text, from, close - from);
    String sign = Character.toString(quote);
    values.add(doubled ? value.replace(sign + sign, sign) : value);
    return close + 1;
  }
}
