package dev.shinseidesk.archive;

import java.time.Duration;

/**
 * Bounds within which a document is opened for looking at.
 *
 * @param maxPages pages of a PDF or frames of a picture that are offered
 * @param maxPixels pixels of one drawn page, and of one picture while it is decoded
 * @param maxSourcePixels pixels a picture may claim before it is refused instead of shrunk
 * @param pageTime how long drawing one PDF page may take
 * @param maxUnpackedBytes bytes the streams of one PDF may unpack to
 * @param maxRows rows of a table
 * @param maxColumns cells of a row
 * @param maxChars characters of a cell, and of a text as a whole ten times that
 */
public record ViewLimits(
    int maxPages,
    int maxPixels,
    long maxSourcePixels,
    Duration pageTime,
    long maxUnpackedBytes,
    int maxRows,
    int maxColumns,
    int maxChars) {
  /** What the product ships with [A]: A4 at 350 dpi, pictures of any phone. */
  public static final ViewLimits DEFAULT =
      new ViewLimits(
          500, 12_000_000, 400_000_000L, Duration.ofSeconds(8), 256L << 20, 10_000, 500, 100_000);
}
