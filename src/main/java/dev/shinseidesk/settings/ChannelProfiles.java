package dev.shinseidesk.settings;

import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.forwarding.ChannelProfile;
import dev.shinseidesk.forwarding.CsvStyle;
import dev.shinseidesk.forwarding.FileNamePattern;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Channel profiles from the settings; what the settings don't say is the shipped profile's [A]. */
public final class ChannelProfiles {
  /** What stands behind a name while the file is being written, where the settings say nothing. */
  public static final String TEMP_SUFFIX = ".part";

  private ChannelProfiles() {}

  /**
   * What is put at the receiver by a channel.
   *
   * @throws InvalidValue when names or style don't go together
   */
  public static ChannelProfile profile(ChannelSettings settings) {
    ChannelProfile d = ChannelProfile.standard(settings.id());
    return new ChannelProfile(
        settings.id(),
        pattern(settings.itemsName(), d.itemsFile()),
        pattern(settings.archiveName(), d.archiveFile()),
        settings.doneMarker() == null ? null : new FileNamePattern(settings.doneMarker()),
        settings.format() == null ? d.format() : ChannelProfile.Format.valueOf(settings.format()),
        style(settings),
        d.limits(),
        Objects.requireNonNullElse(settings.supersededRecords(), d.supersededRecords()),
        Objects.requireNonNullElse(settings.archiveWithWithdrawal(), d.archiveWithWithdrawal()),
        pattern(settings.batchName(), d.batchFile()),
        pattern(settings.manifestName(), d.manifestFile()));
  }

  /** The names a channel writes, by the property that sets them. */
  static Map<String, String> names(ChannelSettings settings) {
    ChannelProfile d = ChannelProfile.standard(settings.id());
    Map<String, String> names = new LinkedHashMap<>();
    names.put("itemsName", text(settings.itemsName(), d.itemsFile()));
    names.put("archiveName", text(settings.archiveName(), d.archiveFile()));
    if (settings.doneMarker() != null) {
      names.put("doneMarker", settings.doneMarker());
    }
    names.put("batchName", text(settings.batchName(), d.batchFile()));
    names.put("manifestName", text(settings.manifestName(), d.manifestFile()));
    return names;
  }

  private static CsvStyle style(ChannelSettings settings) {
    CsvStyle d = CsvStyle.DEFAULT;
    return new CsvStyle(
        Objects.requireNonNullElse(settings.encoding(), d.charset()),
        Objects.requireNonNullElse(settings.byteOrderMark(), d.byteOrderMark()),
        settings.lineEnd() == null ? d.lineEnd() : CsvStyle.LineEnd.valueOf(settings.lineEnd()),
        Objects.requireNonNullElse(settings.header(), d.header()),
        Objects.requireNonNullElse(settings.quoteAll(), true)
            ? CsvStyle.Quoting.ALL
            : CsvStyle.Quoting.NEEDED);
  }

  private static FileNamePattern pattern(@Nullable String set, FileNamePattern standard) {
    return set == null ? standard : new FileNamePattern(set);
  }

  private static String text(@Nullable String set, FileNamePattern standard) {
    return set == null ? standard.pattern() : set;
  }
}
