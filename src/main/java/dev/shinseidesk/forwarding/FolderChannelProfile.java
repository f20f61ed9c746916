package dev.shinseidesk.forwarding;

import dev.shinseidesk.application.InvalidValue;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An agreed folder and how files are written into it [A].
 *
 * @param id id of the channel
 * @param folder where the receiver looks; it must exist, the desk never makes it (a share that
 *     isn't mounted must not turn into a folder on this machine)
 * @param itemsFile name of the CSV of the 14 items; written last, so a reader waits for it
 * @param archiveFile name of the ZIP
 * @param doneMarker name of an empty file written after both; null for none
 * @param csv how the CSV is written
 * @param tempSuffix put behind a name while the file is being written, e.g. {@code .part}; readers
 *     pass over such files
 * @param limits what the receiver takes
 */
public record FolderChannelProfile(
    String id,
    Path folder,
    FileNamePattern itemsFile,
    FileNamePattern archiveFile,
    @Nullable FileNamePattern doneMarker,
    CsvStyle csv,
    String tempSuffix,
    ItemLimits limits) {
  private static final Pattern SUFFIX = Pattern.compile("\\.[0-9A-Za-z]{1,10}");

  /**
   * Checks that the parts go together.
   *
   * @throws InvalidValue when two files would get one name, or the suffix isn't a dot with 1 to 10
   *     letters or digits, or a name ends with the suffix
   */
  public FolderChannelProfile {
    if (itemsFile.equals(archiveFile)
        || itemsFile.equals(doneMarker)
        || archiveFile.equals(doneMarker)) {
      throw new InvalidValue("ファイル名", "different for each file");
    }
    if (!SUFFIX.matcher(tempSuffix).matches()) {
      throw new InvalidValue("一時ファイルの拡張子", SUFFIX.pattern());
    }
    if (itemsFile.pattern().endsWith(tempSuffix)
        || archiveFile.pattern().endsWith(tempSuffix)
        || (doneMarker != null && doneMarker.pattern().endsWith(tempSuffix))) {
      throw new InvalidValue("一時ファイルの拡張子", "unlike the files' own");
    }
  }

  /** What the product ships with, for a folder [A]. */
  public static FolderChannelProfile standard(String id, Path folder) {
    return new FolderChannelProfile(
        id,
        folder,
        new FileNamePattern("{businessSystem}_{receiptNumber}_{timestamp}.csv"),
        new FileNamePattern("{businessSystem}_{receiptNumber}_{timestamp}.zip"),
        null,
        CsvStyle.DEFAULT,
        ".part",
        ItemLimits.DEFAULT);
  }
}
