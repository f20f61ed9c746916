package dev.shinseidesk.settings;

import dev.shinseidesk.security.SignInRules;
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
 * @param routes file of the routes
 * @param status file of the status transitions and outcomes; null for none
 * @param review file of the office's differences to the shipped review settings; null for none
 * @param rules file of the office's own rules, laid over those that ship; null for none
 * @param casework file of threads, corrections, approvals and phrases; null for what ships
 * @param keeping file of retention and backups; null for what ships
 * @param channels at least one
 * @param numberLinks where number links come from; null where the office gets none
 * @param confirmByHand whether a second person confirms an addressee number entered by hand; null
 *     for no
 * @param intake how it fetches; null for the defaults
 * @param previewsOnlyApart whether documents stay closed where no preview process can be started;
 *     null for no
 * @param signIn rules of signing in; null for the defaults
 * @param oversight the trail and what is masked; null for the defaults
 * @param data folder of the encrypted store
 */
public record OfficeSettings(
    String name,
    String municipality,
    PortalAccess portal,
    String catalogue,
    String businessSystems,
    String routes,
    @Nullable String status,
    @Nullable String review,
    @Nullable String rules,
    @Nullable String casework,
    @Nullable String keeping,
    List<ChannelSettings> channels,
    @Nullable NumberLinkFiles numberLinks,
    @Nullable Boolean confirmByHand,
    @Nullable IntakeSettings intake,
    @Nullable Boolean previewsOnlyApart,
    @Nullable SignInSettings signIn,
    @Nullable OversightSettings oversight,
    String data) {
  private static final int PARALLEL_FETCHES = 2;

  /** Copies the list. */
  public OfficeSettings {
    channels = List.copyOf(channels);
  }

  /** Whether a second person confirms an addressee number entered by hand. */
  public boolean confirmedByHand() {
    return confirmByHand != null && confirmByHand;
  }

  /** Whether documents stay closed where no preview process can be started. */
  public boolean opensOnlyApart() {
    return previewsOnlyApart != null && previewsOnlyApart;
  }

  /** Applications fetched at the same time. */
  public int parallelFetches() {
    Integer set = intake == null ? null : intake.parallelFetches();
    return set == null ? PARALLEL_FETCHES : set;
  }

  /** Rules of signing in. */
  public SignInRules signInRules() {
    return signIn == null ? SignInRules.DEFAULT : signIn.rules();
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
   * Where number links come from: one file, or sources with profiles of their own.
   *
   * @param file the only file
   * @param sources file of the sources
   */
  public record NumberLinkFiles(@Nullable String file, @Nullable String sources) {}

  /**
   * How the office fetches.
   *
   * @param parallelFetches applications fetched at the same time
   */
  public record IntakeSettings(@Nullable Integer parallelFetches) {}
}
