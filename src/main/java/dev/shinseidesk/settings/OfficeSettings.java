package dev.shinseidesk.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Contents of {@code office.json} (schema {@code office.schema.json}); paths are relative to the
 * configuration folder.
 *
 * @param name name of the office as shown
 * @param municipality 市区町村コード
 * @param portal connection to the portal
 * @param catalogue file of the procedure catalogue
 * @param businessSystems file of the business systems
 * @param review file of the office's differences to the shipped review settings; null for none
 * @param channels at least one
 * @param numberLinks where number links come from; null where the office gets none
 * @param intake how it fetches; null for the defaults
 * @param data folder of the encrypted store
 */
public record OfficeSettings(
    String name,
    String municipality,
    PortalAccess portal,
    String catalogue,
    String businessSystems,
    @Nullable String review,
    List<ChannelSettings> channels,
    @Nullable NumberLinkSource numberLinks,
    @Nullable IntakeSettings intake,
    String data) {
  private static final int PARALLEL_FETCHES = 2;

  /** Copies the list. */
  public OfficeSettings {
    channels = List.copyOf(channels);
  }

  /** Applications fetched at the same time. */
  public int parallelFetches() {
    Integer set = intake == null ? null : intake.parallelFetches();
    return set == null ? PARALLEL_FETCHES : set;
  }

  /**
   * Connection to the portal; the password stands in the encrypted store.
   *
   * @param profile file of the portal interface profile
   * @param user account at the portal
   * @param baseUrl overrides the profile's base URL; null to leave it
   */
  public record PortalAccess(String profile, String user, @Nullable String baseUrl) {}

  /**
   * A folder channel; what is null takes the channel's default.
   *
   * @param id id of the channel
   * @param kind {@code folder}
   * @param path the folder
   * @param itemsName file name pattern of the items
   * @param archiveName file name pattern of the ZIP
   * @param encoding character encoding of the items
   * @param lineEnd CRLF or LF
   * @param header whether a header line is written
   * @param quoteAll whether all values are quoted
   * @param doneMarker file name pattern of the done-marker
   */
  public record ChannelSettings(
      String id,
      String kind,
      String path,
      @Nullable String itemsName,
      @Nullable String archiveName,
      @Nullable String encoding,
      @Nullable String lineEnd,
      @Nullable Boolean header,
      @Nullable Boolean quoteAll,
      @Nullable String doneMarker) {}

  /**
   * Where number links come from.
   *
   * @param file the file
   */
  public record NumberLinkSource(String file) {}

  /**
   * How the office fetches.
   *
   * @param parallelFetches applications fetched at the same time
   */
  public record IntakeSettings(@Nullable Integer parallelFetches) {}
}
