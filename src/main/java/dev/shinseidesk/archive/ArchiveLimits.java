package dev.shinseidesk.archive;

/**
 * Bounds within which an archive is read; beyond them the reader stops and says so.
 *
 * @param maxArchiveBytes size of the ZIP itself
 * @param maxEntries entries listed
 * @param maxEntryBytes unpacked size of one entry
 * @param maxTotalBytes unpacked size of all entries together
 * @param maxRatio unpacked to packed size of one entry, checked once it is over 1 MiB
 */
public record ArchiveLimits(
    long maxArchiveBytes, int maxEntries, long maxEntryBytes, long maxTotalBytes, int maxRatio) {
  /** What the product ships with [A]. */
  public static final ArchiveLimits DEFAULT =
      new ArchiveLimits(256L << 20, 1_000, 64L << 20, 512L << 20, 200);
}
