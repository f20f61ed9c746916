package dev.shinseidesk.archive;

import static dev.shinseidesk.archive.LittleEndian.int32;
import static dev.shinseidesk.archive.LittleEndian.int64;
import static dev.shinseidesk.archive.LittleEndian.uint16;
import static dev.shinseidesk.archive.LittleEndian.uint32;

import java.util.ArrayList;
import java.util.List;

/** The end of a ZIP, which tells where its directory lies. Never throws for any bytes. */
final class ZipEnd {
  private static final int LOCAL = 0x04034b50;
  private static final int END = 0x06054b50;
  private static final int END_64 = 0x06064b50;
  private static final int LOCATOR_64 = 0x07064b50;
  private static final int END_SIZE = 22;
  private static final int END_64_SIZE = 56;

  private final byte[] zip;
  private final List<ArchiveProblem> problems = new ArrayList<>();
  private long directoryStart;
  private long directoryEnd;
  private long declaredCount;
  private long preamble;

  private ZipEnd(byte[] zip) {
    this.zip = zip;
  }

  /** Finds the end and the directory; the numbers hold only where no problem is fatal. */
  static ZipEnd of(byte[] zip) {
    var end = new ZipEnd(zip);
    end.locate();
    return end;
  }

  /** Where the directory begins, counted from the first byte of the file. */
  long directoryStart() {
    return directoryStart;
  }

  /** Where the directory ends, exclusive. */
  long directoryEnd() {
    return directoryEnd;
  }

  /** Entries the end claims. */
  long declaredCount() {
    return declaredCount;
  }

  /** Bytes before the archive's own first byte, not counted by its offsets. */
  long preamble() {
    return preamble;
  }

  /** What is wrong with the end. */
  List<ArchiveProblem> problems() {
    return problems;
  }

  private void locate() {
    if (zip.length == 0) {
      fail("nothing");
      return;
    }
    int end = lastEnd(zip.length - END_SIZE);
    if (end < 0) {
      fail(zip.length >= 4 && int32(zip, 0) == LOCAL ? "truncated" : "not-zip");
      return;
    }
    long after = (long) end + END_SIZE + uint16(zip, end + 20);
    if (after > zip.length) {
      fail("truncated");
      return;
    }
    if (after < zip.length) {
      tell("trailing-data", Long.toString(zip.length - after));
    }
    int other = lastEnd(end - 1);
    if (other >= 0 && (long) other + END_SIZE + uint16(zip, other + 20) >= end + END_SIZE) {
      fail("two-directories");
      return;
    }
    directoryEnd = end;
    declaredCount = uint16(zip, end + 10);
    long size = uint32(zip, end + 12);
    long offset = uint32(zip, end + 16);
    int disks = uint16(zip, end + 4) | uint16(zip, end + 6);
    if (end >= 20 && int32(zip, end - 20) == LOCATOR_64) {
      long at = findEnd64(end - 20);
      if (at < 0) {
        fail("broken-directory", "ZIP64");
        return;
      }
      directoryEnd = at;
      declaredCount = int64(zip, (int) at + 32);
      size = int64(zip, (int) at + 40);
      offset = int64(zip, (int) at + 48);
      disks = int32(zip, (int) at + 16) | int32(zip, (int) at + 20);
    }
    if (disks != 0 && disks != 0xFFFF) {
      fail("split");
      return;
    }
    directoryStart = directoryEnd - size;
    preamble = directoryStart - offset;
    if (size < 0 || directoryStart < 0 || offset < 0 || preamble < 0) {
      fail("broken-directory", Long.toString(end));
      return;
    }
    if (preamble > 0 && size > 0) {
      tell("leading-data", Long.toString(preamble));
    }
  }

  private int lastEnd(int from) {
    int lowest = Math.max(0, zip.length - END_SIZE - 0xFFFF);
    for (int at = from; at >= lowest; at--) {
      if (int32(zip, at) == END) {
        return at;
      }
    }
    return -1;
  }

  /** The locator's offset doesn't count a preamble, so the place right before it is tried too. */
  private long findEnd64(int locator) {
    long told = int64(zip, locator + 8);
    for (long at : new long[] {told, locator - (long) END_64_SIZE}) {
      if (at >= 0 && at <= locator - (long) END_64_SIZE && int32(zip, (int) at) == END_64) {
        return at;
      }
    }
    return -1;
  }

  private void fail(String key, String... facts) {
    problems.add(new ArchiveProblem(key, "", List.of(facts), true));
  }

  private void tell(String key, String... facts) {
    problems.add(new ArchiveProblem(key, "", List.of(facts), false));
  }
}
