package dev.shinseidesk.residents;

import dev.shinseidesk.residents.NumberLinkDesk.Extent;
import dev.shinseidesk.residents.NumberLinkDesk.ImportReport;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Where imports are prepared beside the links in force. One import is prepared at a time; lookups
 * and all other work of the store go on meanwhile. Any thread but the FX thread.
 *
 * <p>What a serial has after a full file: the links of its lines in the file; a line that says it
 * has none any more takes back those before it. Where one of its lines can't be read, the links it
 * had before stay instead, and only a serial that had none takes what the other lines say. After a
 * difference: what its last line says; where that one can't be read, what it had before.
 */
public interface NumberLinkImports {
  /** Lines of one file that may speak of the same serial. */
  int MOST_OF_A_SERIAL = 1_000;

  /**
   * Writes the lines of a file beside the links in force and compares. Whatever the iterator or the
   * listener throws ends it and leaves nothing.
   *
   * @param lines read once, in the order of the file
   * @param compared told now and then how many serials have been compared
   * @throws TooManyOfASerial when more than {@link #MOST_OF_A_SERIAL} lines speak of one serial
   */
  Prepared prepare(Extent extent, Iterator<LinkLine> lines, LongConsumer compared);

  /**
   * Brings what was prepared into force and notes it in the log, in one transaction.
   *
   * @return false, with nothing changed, when other links came into force since it was prepared or
   *     it was dropped
   */
  boolean apply(Prepared prepared, Taken taken);

  /** Notes a file that was in force already; a full file's date counts from then on if newer. */
  void noteKnown(Taken taken);

  /** Drops what was prepared; nothing happens where it is dropped or in force already. */
  void discard(Prepared prepared);

  /** What is in force; null before the first file. */
  @Nullable InForce inForce();

  /** Files that were taken in, newest first. */
  List<Taken> taken(int limit);

  /** Whether exactly this file of a source was taken in. */
  boolean wasTaken(String sourceId, FileMark file);

  /**
   * Whether exactly this content is in force: as the full file with nothing after it, or as a
   * difference since the full file.
   */
  boolean holds(String sha256, Extent extent);

  /**
   * The links in force.
   *
   * @param asOf what the newest file stands for
   * @param serials how many
   */
  record InForce(Instant asOf, long serials) {}

  /** A file as the other side shows it. */
  record FileMark(String name, long size, Instant modifiedAt) {}

  /** A line of the log. */
  record Taken(FileMark file, ImportReport report) {}

  /**
   * What a file would do.
   *
   * @param token names it to the store
   * @param before serials in force now
   * @param after serials in force afterwards
   */
  record Prepared(long token, long added, long changed, long ended, long before, long after) {}

  /** One serial stands in far too many lines: not number links at all. */
  final class TooManyOfASerial extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
