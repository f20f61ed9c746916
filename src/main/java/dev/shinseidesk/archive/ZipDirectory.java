package dev.shinseidesk.archive;

import static dev.shinseidesk.archive.LittleEndian.int32;
import static dev.shinseidesk.archive.LittleEndian.int64;
import static dev.shinseidesk.archive.LittleEndian.uint16;
import static dev.shinseidesk.archive.LittleEndian.uint32;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The central directory of a ZIP, walked over the bytes before anything is unpacked, so that a
 * count, an overlap or a lie is known while it costs nothing. Never throws for any bytes; memory is
 * bounded by {@code maxEntries}.
 */
final class ZipDirectory {
  private static final int LOCAL = 0x04034b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int SIGNATURE = 0x05054b50;
  private static final int CENTRAL_SIZE = 46;
  private static final int LOCAL_SIZE = 30;
  private static final long U32 = 0xFFFFFFFFL;
  private static final int DESCRIPTOR_MAX = 24;

  /**
   * One entry as the directory tells it, and what its local header says differently.
   *
   * @param position in the directory, from 0
   * @param rawName the name's bytes
   * @param unicodeName name of a valid Unicode extra field; null where there is none
   * @param flags general purpose flags
   * @param method compression method
   * @param crc CRC-32 as declared
   * @param packed packed bytes as declared
   * @param size unpacked bytes as declared
   * @param unixMode Unix file mode; 0 where none is told
   * @param folder whether it is a folder
   * @param data where its packed bytes begin; -1 where the local header doesn't tell
   * @param local what is wrong with the local header or the data's place; null where nothing is
   */
  @SuppressWarnings("ArrayRecordComponent") // raw names are bytes; entries are never compared
  record Entry(
      int position,
      byte[] rawName,
      @Nullable String unicodeName,
      int flags,
      int method,
      long crc,
      long packed,
      long size,
      int unixMode,
      boolean folder,
      int data,
      @Nullable String local) {
    boolean encrypted() {
      return (flags & 0x2041) != 0 || method == 99;
    }

    boolean utf8Flag() {
      return (flags & 0x800) != 0;
    }
  }

  private record Span(long from, long to) {}

  private final byte[] zip;
  private final ZipEnd end;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Span> spans = new ArrayList<>();
  private final List<ArchiveProblem> problems = new ArrayList<>();
  private int count;

  private ZipDirectory(byte[] zip) {
    this.zip = zip;
    this.end = ZipEnd.of(zip);
    problems.addAll(end.problems());
  }

  /** Walks the directory; keeps no entry when there are more than {@code maxEntries}. */
  static ZipDirectory of(byte[] zip, int maxEntries) {
    var directory = new ZipDirectory(zip);
    if (!directory.unusable()) {
      directory.walk(maxEntries);
      directory.overlaps();
    }
    return directory;
  }

  /** Entries in the directory's order; empty when there are too many or the directory is broken. */
  List<Entry> entries() {
    return entries;
  }

  /** Entries counted, kept or not. */
  int count() {
    return count;
  }

  /** What is wrong with the archive as a whole. */
  List<ArchiveProblem> problems() {
    return problems;
  }

  /** Whether nothing of it may be unpacked. */
  boolean unusable() {
    return problems.stream().anyMatch(ArchiveProblem::fatal);
  }

  private void walk(int maxEntries) {
    long at = end.directoryStart();
    while (at < end.directoryEnd()
        && !(at + 4 <= end.directoryEnd() && int32(zip, (int) at) == SIGNATURE)) {
      int here = (int) at;
      long next = at + CENTRAL_SIZE;
      if (next <= end.directoryEnd() && int32(zip, here) == CENTRAL) {
        next += uint16(zip, here + 28) + uint16(zip, here + 30) + uint16(zip, here + 32);
      } else {
        next = Long.MAX_VALUE;
      }
      if (next > end.directoryEnd()) {
        entries.clear();
        fail("broken-directory", Long.toString(at));
        return;
      }
      if (count < maxEntries) {
        entries.add(entry(here));
      }
      count++;
      at = next;
    }
    if (count > maxEntries) {
      entries.clear();
      spans.clear();
      fail("too-many-entries", Integer.toString(count), Integer.toString(maxEntries));
    } else if (count == 0) {
      fail("no-entries");
    } else if (end.declaredCount() != count) {
      tell("count-differs", Long.toString(end.declaredCount()), Integer.toString(count));
    }
  }

  private Entry entry(int at) {
    int nameLength = uint16(zip, at + 28);
    int extraAt = at + CENTRAL_SIZE + nameLength;
    byte[] name = Arrays.copyOfRange(zip, at + CENTRAL_SIZE, extraAt);
    Map<Integer, byte[]> extras = extras(extraAt, uint16(zip, at + 30));
    long packed = uint32(zip, at + 20);
    long size = uint32(zip, at + 24);
    long header = uint32(zip, at + 42);
    byte[] wide = extras.getOrDefault(0x0001, new byte[0]);
    int next = 0;
    if (size == U32 && wide.length >= next + 8) {
      size = int64(wide, next);
      next += 8;
    }
    if (packed == U32 && wide.length >= next + 8) {
      packed = int64(wide, next);
      next += 8;
    }
    if (header == U32 && wide.length >= next + 8) {
      header = int64(wide, next);
    }
    int madeBy = uint16(zip, at + 4) >> 8;
    int external = int32(zip, at + 38);
    int mode = madeBy == 3 || madeBy == 19 ? external >>> 16 : 0;
    boolean folder = (name.length > 0 && name[name.length - 1] == '/') || (external & 0x10) != 0;
    return new Entry(
        entries.size(),
        name,
        unicodeName(name, extras.get(0x7075)),
        uint16(zip, at + 8),
        uint16(zip, at + 10),
        uint32(zip, at + 16),
        packed,
        size,
        mode,
        folder,
        dataAt(header, packed),
        local(at, name, header, packed, size));
  }

  /** Where the packed bytes begin; -1 unless header and bytes lie before the directory. */
  private int dataAt(long header, long packed) {
    long at = header + end.preamble();
    if (header < 0 || at < 0 || at + LOCAL_SIZE > end.directoryStart()) {
      return -1;
    }
    if (int32(zip, (int) at) != LOCAL) {
      return -1;
    }
    long data = at + LOCAL_SIZE + uint16(zip, (int) at + 26) + uint16(zip, (int) at + 28);
    boolean inside = packed >= 0 && packed <= end.directoryStart() - data;
    return inside ? (int) data : -1;
  }

  /** Compares the local header with the directory and remembers the bytes the entry covers. */
  private @Nullable String local(int central, byte[] name, long header, long packed, long size) {
    int data = dataAt(header, packed);
    if (data < 0 || size < 0) {
      return "local-header";
    }
    int here = (int) (header + end.preamble());
    int nameLength = uint16(zip, here + 26);
    spans.add(new Span(here, data + packed));
    if (!Arrays.equals(
        name, Arrays.copyOfRange(zip, here + LOCAL_SIZE, here + LOCAL_SIZE + nameLength))) {
      return "name-differs";
    }
    int flags = uint16(zip, here + 6);
    boolean method = uint16(zip, here + 8) != uint16(zip, central + 10);
    boolean encryption = ((flags ^ uint16(zip, central + 8)) & 1) != 0;
    long localSize = uint32(zip, here + 22);
    boolean sizes = (flags & 8) == 0 && localSize != U32 && localSize != size;
    return method || encryption || sizes ? "header-differs" : null;
  }

  private void overlaps() {
    List<Span> sorted = new ArrayList<>(spans);
    sorted.sort((a, b) -> Long.compare(a.from(), b.from()));
    long last = end.preamble();
    long hidden = 0;
    for (Span span : sorted) {
      if (span.from() < last && !problems.contains(OVERLAP)) {
        problems.add(OVERLAP);
      }
      hidden += gap(last, span.from());
      last = Math.max(last, span.to());
    }
    hidden += gap(last, end.directoryStart());
    if (hidden > 0 && sorted.size() == count) {
      tell("hidden-data", Long.toString(hidden));
    }
  }

  private static final ArchiveProblem OVERLAP = new ArchiveProblem("overlap", "", List.of(), true);

  /** Bytes between two entries beyond what a data descriptor needs. */
  private static long gap(long from, long to) {
    return to - from > DESCRIPTOR_MAX ? to - from : 0;
  }

  private Map<Integer, byte[]> extras(int from, int length) {
    Map<Integer, byte[]> extras = new HashMap<>();
    int at = from;
    while (at + 4 <= from + length) {
      int to = at + 4 + uint16(zip, at + 2);
      if (to > from + length) {
        break;
      }
      extras.putIfAbsent(uint16(zip, at), Arrays.copyOfRange(zip, at + 4, to));
      at = to;
    }
    return extras;
  }

  /** Info-ZIP's Unicode path: version 1, CRC-32 of the raw name, UTF-8. Stale ones don't count. */
  private static @Nullable String unicodeName(byte[] name, byte @Nullable [] field) {
    if (field == null || field.length < 6 || field[0] != 1) {
      return null;
    }
    var crc = new CRC32();
    crc.update(name);
    if ((int) crc.getValue() != int32(field, 1)) {
      return null;
    }
    return Characters.strict(Arrays.copyOfRange(field, 5, field.length), StandardCharsets.UTF_8);
  }

  private void fail(String key, String... facts) {
    problems.add(new ArchiveProblem(key, "", List.of(facts), true));
  }

  private void tell(String key, String... facts) {
    problems.add(new ArchiveProblem(key, "", List.of(facts), false));
  }
}
