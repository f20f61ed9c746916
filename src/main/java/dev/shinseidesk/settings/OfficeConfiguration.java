package dev.shinseidesk.settings;

import dev.shinseidesk.application.MunicipalityCode;
import dev.shinseidesk.application.ProcedureCatalogue;
import dev.shinseidesk.forwarding.BusinessSystems;
import dev.shinseidesk.portal.PortalProfile;
import dev.shinseidesk.review.ReviewSettings;
import java.nio.file.Path;

/**
 * A configuration folder, read and checked.
 *
 * @param folder the folder; relative paths of the settings start here
 * @param settings {@code office.json}
 * @param municipality its 市区町村コード, check digit right
 * @param profile the portal interface profile
 * @param catalogue the procedures
 * @param systems the business systems
 * @param review thresholds and severities of the automatic review
 */
public record OfficeConfiguration(
    Path folder,
    OfficeSettings settings,
    MunicipalityCode municipality,
    PortalProfile profile,
    ProcedureCatalogue catalogue,
    BusinessSystems systems,
    ReviewSettings review) {
  /** A path of the settings, from the configuration folder where it is relative. */
  public Path resolve(String path) {
    return folder.resolve(path).normalize();
  }
}
