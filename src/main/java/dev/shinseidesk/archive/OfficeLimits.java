package dev.shinseidesk.archive;

import java.time.Duration;

/**
 * Bounds within which an office document is read; beyond them it is cut and the note says so.
 *
 * @param maxBinaryBytes size of a file in the old compound format, which is read whole
 * @param maxSections sheets, slides
 * @param maxRows rows of a table
 * @param maxColumns cells of a row
 * @param maxCells cells of the document
 * @param maxChars characters of the document
 * @param maxPictures pictures offered
 * @param time how long reading may take
 * @param parts bounds on the parts of a ZIP of XML
 */
record OfficeLimits(
    int maxBinaryBytes,
    int maxSections,
    int maxRows,
    int maxColumns,
    int maxCells,
    int maxChars,
    int maxPictures,
    Duration time,
    ArchiveLimits parts) {
  /** What the product ships with [A]. */
  static final OfficeLimits DEFAULT =
      new OfficeLimits(
          32 << 20,
          100,
          2_000,
          200,
          100_000,
          2_000_000,
          200,
          Duration.ofSeconds(8),
          new ArchiveLimits(64L << 20, 2_000, 48L << 20, 192L << 20, 300));
}
