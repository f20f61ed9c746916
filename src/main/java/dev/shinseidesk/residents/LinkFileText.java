package dev.shinseidesk.residents;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.function.LongConsumer;

/** A file of 番号紐付情報 as text; bytes that are none in its character set are never replaced. */
final class LinkFileText {
  private final LinkContent content;
  private final String name;
  private final Charset charset;

  /**
   * A file.
   *
   * @param name as people know it
   */
  LinkFileText(LinkContent content, String name, NumberLinkProfile profile) {
    this.content = content;
    this.name = name;
    this.charset = Charset.forName(profile.charset());
  }

  /**
   * Opens it behind its byte order mark, if any.
   *
   * @param bytes told how many have been read so far
   */
  Reader open(LongConsumer bytes) throws IOException {
    var decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var in = new Counting(content.open(), bytes);
    try {
      var reader = new BufferedReader(new InputStreamReader(in, decoder), 1 << 16);
      reader.mark(1);
      if (reader.read() != 0xFEFF) {
        reader.reset();
      }
      return reader;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** What made reading fail, in words. */
  DeskException problem(Exception failure) {
    if (failure instanceof ImportStopped stopped) {
      return new DeskException(stopped.problem(), stopped);
    }
    if (failure instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
      return problem(unchecked.getCause());
    }
    if (failure instanceof CharacterCodingException coding) {
      return wrongEncoding(coding);
    }
    return new DeskException(Problem.of(Kind.USAGE, "residents.file-unreadable", name), failure);
  }

  /** The reader works ahead of the lines, so the bad bytes' own line is looked up afresh. */
  private DeskException wrongEncoding(CharacterCodingException cause) {
    long line = 0;
    try {
      line = lineOfBadBytes();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
    return new DeskException(
        Problem.of(Kind.USAGE, "residents.wrong-encoding", Long.toString(line), charset.name()),
        cause);
  }

  private long lineOfBadBytes() throws IOException {
    CharsetDecoder decoder = charset.newDecoder();
    long line = 1;
    ByteBuffer bytes = ByteBuffer.allocate(1 << 13);
    CharBuffer characters = CharBuffer.allocate(1 << 14);
    try (InputStream in = content.open()) {
      CoderResult result = CoderResult.UNDERFLOW;
      for (int n = 0; n >= 0 && !result.isError(); ) {
        n = in.read(bytes.array(), bytes.position(), bytes.remaining());
        bytes.position(bytes.position() + Math.max(n, 0)).flip();
        result = decoder.decode(bytes, characters, n < 0);
        line += characters.flip().chars().filter(c -> c == '\n').count();
        characters.clear();
        bytes.compact();
      }
    }
    return line;
  }

  /** Tells how far reading is. */
  private static final class Counting extends FilterInputStream {
    private final LongConsumer listener;
    private long count;

    Counting(InputStream in, LongConsumer listener) {
      super(in);
      this.listener = listener;
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count(value < 0 ? -1 : 1);
      return value;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return count(super.read(into, offset, length));
    }

    private int count(int read) {
      if (read > 0) {
        count += read;
        listener.accept(count);
      }
      return read;
    }
  }
}
