package dev.shinseidesk.residents;

import dev.shinseidesk.application.AddresseeNumber;
import dev.shinseidesk.application.CertificateSerial;
import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.residents.NumberLinkDesk.UnreadableLine;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file of 番号紐付情報, one at a time; counts what can't be read and keeps the first of it
 * without its content. What makes the whole file unusable ends the reading by {@link
 * ImportStopped}. One thread.
 */
final class LinkFileLines implements Iterator<LinkLine> {
  /** Unreadable lines told one by one. */
  static final int TOLD = 100;

  /** With so many lines and none of them readable, the rest isn't looked at. */
  private static final int ENOUGH = 1_000;

  private static final String COLUMNS = "列の数";
  private static final String QUOTES = "引用符";

  private final DelimitedLines lines;
  private final NumberLinkProfile profile;
  private final LinkTimes times;
  private final Instant asOf;
  private final List<String> columns;
  private final int serial;
  private final int addressee;
  private final int validUntil;
  private final int revokedOn;
  private final int changeKind;
  private final int updatedAt;
  private final List<UnreadableLine> firstUnreadable = new ArrayList<>();
  private long read;
  private long set;
  private long unreadable;
  private @Nullable LinkLine next;

  /**
   * Reads the header where the profile has one.
   *
   * @param asOf what the file stands for
   */
  LinkFileLines(Reader reader, NumberLinkProfile profile, Instant asOf) throws IOException {
    this.lines = new DelimitedLines(reader, profile.separator(), profile.quote());
    this.profile = profile;
    this.times = new LinkTimes(profile);
    this.asOf = asOf;
    this.columns = profile.header() ? header() : profile.order();
    this.serial = columns.indexOf(profile.serial());
    this.addressee = columns.indexOf(profile.addressee());
    this.validUntil = index(profile.validUntil());
    this.revokedOn = index(profile.revokedOn());
    this.changeKind = index(profile.changeKind());
    this.updatedAt = index(profile.updatedAt());
  }

  private int index(@Nullable String column) {
    return column == null ? -1 : columns.indexOf(column);
  }

  private List<String> header() throws IOException {
    if (!lines.next()) {
      stopAtNoText();
      throw new ImportStopped(Kind.USAGE, "residents.empty");
    }
    List<String> header = List.copyOf(lines.values());
    List<String> missing = profile.columns().stream().filter(c -> !header.contains(c)).toList();
    if (!missing.isEmpty() || !lines.sound() || new HashSet<>(header).size() != header.size()) {
      throw new ImportStopped(
          Kind.USAGE,
          "residents.wrong-columns",
          String.join("、", missing.isEmpty() ? repeated(header) : missing));
    }
    return header;
  }

  private static List<String> repeated(List<String> header) {
    var seen = new HashSet<String>();
    return header.stream().filter(name -> !seen.add(name)).toList();
  }

  /** Lines read, without the header. */
  long read() {
    return read;
  }

  /** Lines that set a link. */
  long set() {
    return set;
  }

  /** Lines that can't be read. */
  long unreadable() {
    return unreadable;
  }

  /** The first of them. */
  List<UnreadableLine> firstUnreadable() {
    return firstUnreadable;
  }

  @Override
  public boolean hasNext() {
    try {
      while (next == null && lines.next()) {
        read++;
        next = line();
        if (unreadable == read && read >= ENOUGH) {
          throw nothingReadable();
        }
      }
      if (next == null) {
        stopAtNoText();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return next != null;
  }

  @Override
  public LinkLine next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    LinkLine line = next;
    next = null;
    return line;
  }

  /**
   * After the last line.
   *
   * @throws ImportStopped when no line could be read
   */
  void requireReadable() {
    if (read > 0 && unreadable == read) {
      throw nothingReadable();
    }
  }

  private ImportStopped nothingReadable() {
    UnreadableLine first = firstUnreadable.getFirst();
    return new ImportStopped(
        Kind.USAGE,
        "residents.nothing-readable",
        Long.toString(first.line()),
        first.item(),
        first.rule());
  }

  private void stopAtNoText() {
    if (lines.tooLong()) {
      throw new ImportStopped(
          Kind.USAGE,
          "residents.line-too-long",
          Long.toString(lines.line()),
          Integer.toString(DelimitedLines.MOST));
    }
    if (lines.nul()) {
      throw new ImportStopped(Kind.USAGE, "residents.not-text", Long.toString(lines.line()));
    }
  }

  private @Nullable LinkLine line() {
    List<String> values = lines.values();
    try {
      if (!lines.sound()) {
        throw new InvalidValue(QUOTES, "\"…\"");
      }
      if (values.size() != columns.size()) {
        throw new InvalidValue(COLUMNS, columns.size() + " ≠ " + values.size());
      }
      LinkLine line = line(values);
      if (!lines.ended() && mayBeCutOff()) {
        throw cutOff();
      }
      set += line instanceof LinkLine.Set ? 1 : 0;
      return line;
    } catch (InvalidValue e) {
      if (!lines.ended()) {
        throw cutOff();
      }
      unreadable++;
      if (firstUnreadable.size() < TOLD) {
        firstUnreadable.add(new UnreadableLine(lines.line(), e.item(), e.rule()));
      }
      return unreadable(values);
    }
  }

  /** Without quotes or a fixed form, a last value that was cut off looks like a whole one. */
  private boolean mayBeCutOff() {
    int last = columns.size() - 1;
    return !lines.lastQuoted() && (last == serial || last == addressee || last == changeKind);
  }

  private ImportStopped cutOff() {
    return new ImportStopped(Kind.USAGE, "residents.cut-off", Long.toString(lines.line()));
  }

  private LinkLine line(List<String> values) {
    var number = new CertificateSerial(values.get(serial));
    String kind = value(values, changeKind);
    if (profile.deletedKinds().contains(kind)) {
      return new LinkLine.End(number);
    }
    if (!profile.knownKinds().isEmpty() && !profile.knownKinds().contains(kind)) {
      throw new InvalidValue(
          String.valueOf(profile.changeKind()),
          String.join("、", profile.knownKinds().stream().sorted().toList()));
    }
    return new LinkLine.Set(
        new NumberLink(
            number,
            new AddresseeNumber(values.get(addressee)),
            times.date(String.valueOf(profile.validUntil()), value(values, validUntil)),
            times.date(String.valueOf(profile.revokedOn()), value(values, revokedOn)),
            kind,
            updatedAt < 0
                ? asOf
                : times.moment(String.valueOf(profile.updatedAt()), values.get(updatedAt))));
  }

  private static String value(List<String> values, int column) {
    return column < 0 ? "" : values.get(column);
  }

  /** Whose line it was; null where not even that can be read. */
  private @Nullable LinkLine unreadable(List<String> values) {
    try {
      return serial < values.size()
          ? new LinkLine.Unreadable(new CertificateSerial(values.get(serial)))
          : null;
    } catch (InvalidValue e) {
      return null;
    }
  }
}
