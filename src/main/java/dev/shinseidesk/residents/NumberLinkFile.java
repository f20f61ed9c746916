package dev.shinseidesk.residents;

import dev.shinseidesk.application.AddresseeNumber;
import dev.shinseidesk.application.CertificateSerial;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.Progress;
import java.io.BufferedReader;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Takes a full file of 番号紐付情報 (001o014, 001o020) into the store: line by line, all or nothing.
 * Stateless, any thread but the FX thread.
 */
public final class NumberLinkFile {
  private final NumberLinkStore store;
  private final NumberLinkProfile profile;

  /** Into this store, written as this profile says. */
  public NumberLinkFile(NumberLinkStore store, NumberLinkProfile profile) {
    this.store = store;
    this.profile = profile;
  }

  /**
   * Replaces all links by the file's.
   *
   * @param asOf what the file stands for
   * @param progress told the links read so far; cancelling leaves the old links
   * @return links taken over
   * @throws DeskException keys {@code residents.*}: file-unreadable, wrong-encoding, wrong-columns,
   *     line-broken, line-invalid (both with the line's number), empty, cancelled; the old links
   *     are all still there then
   */
  public long importFull(Path file, Instant asOf, Progress progress) throws DeskException {
    try (Reader reader = open(file);
        CSVParser parser =
            CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .get()
                .parse(reader)) {
      checkColumns(parser.getHeaderNames());
      Links links = new Links(parser, progress);
      if (!links.hasNext()) {
        throw problem("residents.empty");
      }
      store.replaceAll(() -> links, asOf);
      return links.taken;
    } catch (Stopped e) {
      throw new DeskException(e.problem, e);
    } catch (CharacterCodingException e) {
      throw wrongEncoding(file, e);
    } catch (UncheckedIOException e) {
      throw readProblem(file, e.getCause());
    } catch (IOException e) {
      throw readProblem(file, e);
    } catch (IllegalArgumentException e) {
      // commons-csv refuses a header with one name twice this way
      throw new DeskException(
          Problem.of(Kind.USAGE, "residents.wrong-columns", String.join("、", profile.columns())),
          e);
    }
  }

  private Reader open(Path file) throws IOException {
    var decoder =
        Charset.forName(profile.charset())
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), decoder));
    reader.mark(1);
    if (reader.read() != 0xFEFF) {
      reader.reset();
    }
    return reader;
  }

  private void checkColumns(List<String> header) throws DeskException {
    List<String> missing = profile.columns().stream().filter(c -> !header.contains(c)).toList();
    if (!missing.isEmpty() || new HashSet<>(header).size() != header.size()) {
      throw problem(
          "residents.wrong-columns", String.join("、", missing.isEmpty() ? header : missing));
    }
  }

  private DeskException readProblem(Path file, @Nullable IOException e) {
    if (e instanceof CharacterCodingException coding) {
      return wrongEncoding(file, coding);
    }
    return new DeskException(
        Problem.of(Kind.USAGE, "residents.file-unreadable", file.getFileName().toString()), e);
  }

  /** The reader works ahead of the lines, so the bad bytes' own line is looked up afresh. */
  private DeskException wrongEncoding(Path file, CharacterCodingException cause) {
    long line = 0;
    try {
      line = lineOfBadBytes(file);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
    return new DeskException(
        Problem.of(Kind.USAGE, "residents.wrong-encoding", Long.toString(line), profile.charset()),
        cause);
  }

  private long lineOfBadBytes(Path file) throws IOException {
    CharsetDecoder decoder = Charset.forName(profile.charset()).newDecoder();
    long line = 1;
    ByteBuffer bytes = ByteBuffer.allocate(1 << 13);
    CharBuffer characters = CharBuffer.allocate(1 << 14);
    try (InputStream in = Files.newInputStream(file)) {
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

  private static DeskException problem(String key, String... facts) {
    return new DeskException(Problem.of(Kind.USAGE, key, facts));
  }

  /** Carries a problem out of the store's transaction, which ends without effect by it. */
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    Stopped(Kind kind, String key, String... facts) {
      super(key);
      this.problem = Problem.of(kind, key, facts);
    }
  }

  /** The links of the file, one at a time. */
  private final class Links implements Iterator<NumberLink> {
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final Progress progress;
    private final LinkTimes times = new LinkTimes(profile);
    private @Nullable NumberLink next;
    private long taken;

    Links(CSVParser parser, Progress progress) {
      this.parser = parser;
      this.records = parser.iterator();
      this.progress = progress;
    }

    @Override
    public boolean hasNext() {
      while (next == null && more()) {
        next = read(records.next());
      }
      return next != null;
    }

    @Override
    public NumberLink next() {
      if (!hasNext() || next == null) {
        throw new NoSuchElementException();
      }
      NumberLink link = next;
      next = null;
      taken++;
      if (taken % 1000 == 0) {
        progress.report(taken, -1);
        if (progress.cancelled()) {
          throw new Stopped(Kind.REFUSED, "residents.cancelled");
        }
      }
      return link;
    }

    private boolean more() {
      long line = parser.getCurrentLineNumber() + 1;
      try {
        return records.hasNext();
      } catch (UncheckedIOException e) {
        if (e.getCause() instanceof CharacterCodingException) {
          throw e;
        }
        throw new Stopped(Kind.USAGE, "residents.line-broken", Long.toString(line));
      }
    }

    private @Nullable NumberLink read(CSVRecord line) {
      String number = Long.toString(parser.getCurrentLineNumber());
      if (!line.isConsistent()) {
        throw new Stopped(Kind.USAGE, "residents.line-broken", number);
      }
      String kind = line.get(profile.changeKind());
      if (profile.deletedKinds().contains(kind)) {
        return null;
      }
      try {
        return new NumberLink(
            new CertificateSerial(line.get(profile.serial())),
            new AddresseeNumber(line.get(profile.addressee())),
            times.date(profile.validUntil(), line.get(profile.validUntil())),
            times.date(profile.revokedOn(), line.get(profile.revokedOn())),
            kind,
            times.moment(profile.updatedAt(), line.get(profile.updatedAt())));
      } catch (InvalidValue e) {
        throw new Stopped(Kind.USAGE, "residents.line-invalid", number, e.item(), e.rule());
      }
    }
  }
}
