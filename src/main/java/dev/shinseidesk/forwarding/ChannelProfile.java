package dev.shinseidesk.forwarding;

import dev.shinseidesk.application.InvalidValue;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is put at a receiver's place of exchange, under which names and how it is written [A];
 * reaching the place is a transport's work. Immutable, any thread.
 *
 * @param id id of the channel
 * @param itemsFile name of the file of items, one per application
 * @param archiveFile name of the ZIP
 * @param doneMarker name of an empty file put last; null for none. 方式2 needs one.
 * @param format how the 14 items of 029o001 are written; 029o002 has its own formats
 * @param csv how CSV is written
 * @param limits what the receiver takes
 * @param supersededRecords whether records that became 最新 0 are written again behind the new one
 * @param archiveWithWithdrawal whether the ZIP goes along with a withdrawal
 * @param batchFile 方式4: name of the CSV of a batch; with {@code {batch}}
 * @param manifestFile 方式4: name of the manifest, put last; with {@code {batch}}
 */
public record ChannelProfile(
    String id,
    FileNamePattern itemsFile,
    FileNamePattern archiveFile,
    @Nullable FileNamePattern doneMarker,
    Format format,
    CsvStyle csv,
    ItemLimits limits,
    boolean supersededRecords,
    boolean archiveWithWithdrawal,
    FileNamePattern batchFile,
    FileNamePattern manifestFile) {
  private static final String ITEM = "ファイル名";
  private static final Set<String> OF_A_BATCH = Set.of("batch", "businessSystem", "timestamp");

  /** How the 14 items of 029o001 are written. */
  public enum Format {
    /** Header and records, item names in Japanese. */
    CSV,
    /** Field names in romaji. */
    JSON
  }

  /**
   * Checks that the names go together.
   *
   * @throws InvalidValue when two files would get one name, a name of one application holds {@code
   *     {batch}} or nothing that tells applications apart, or a name of a batch holds no {@code
   *     {batch}} or something of a single application
   */
  public ChannelProfile {
    List<FileNamePattern> single =
        doneMarker == null
            ? List.of(itemsFile, archiveFile)
            : List.of(itemsFile, archiveFile, doneMarker);
    List<FileNamePattern> whole = List.of(batchFile, manifestFile);
    List<FileNamePattern> all = Stream.concat(single.stream(), whole.stream()).toList();
    if (Set.copyOf(all).size() < all.size()) {
      throw new InvalidValue(ITEM, "different for each file");
    }
    if (single.stream().anyMatch(p -> p.placeholders().contains("batch"))) {
      throw new InvalidValue(ITEM, "{batch} in names of a batch only");
    }
    for (FileNamePattern pattern : whole) {
      if (!pattern.placeholders().contains("batch")
          || !OF_A_BATCH.containsAll(pattern.placeholders())) {
        throw new InvalidValue(ITEM, "a batch's: {batch}, {businessSystem}, {timestamp}");
      }
    }
  }

  /** What the product ships with [A]. */
  public static ChannelProfile standard(String id) {
    return new ChannelProfile(
        id,
        new FileNamePattern("{businessSystem}_{receiptNumber}_{timestamp}.csv"),
        new FileNamePattern("{businessSystem}_{receiptNumber}_{timestamp}.zip"),
        null,
        Format.CSV,
        CsvStyle.DEFAULT,
        ItemLimits.DEFAULT,
        true,
        true,
        new FileNamePattern("{businessSystem}_{batch}.csv"),
        new FileNamePattern("{businessSystem}_{batch}.json"));
  }
}
