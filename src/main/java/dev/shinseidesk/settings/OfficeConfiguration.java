package dev.shinseidesk.settings;

import dev.shinseidesk.application.MunicipalityCode;
import dev.shinseidesk.application.ProcedureCatalogue;
import dev.shinseidesk.casework.CaseworkSettings;
import dev.shinseidesk.forwarding.BusinessSystems;
import dev.shinseidesk.forwarding.RouteTable;
import dev.shinseidesk.keeping.KeepingSettings;
import dev.shinseidesk.portal.PortalProfile;
import dev.shinseidesk.review.ReviewSettings;
import dev.shinseidesk.review.rules.CompiledRules;
import dev.shinseidesk.status.OutcomeChoices;
import dev.shinseidesk.status.StatusRules;
import java.nio.file.Path;
import java.util.List;

/**
 * A configuration folder, read and checked.
 *
 * @param folder the folder; relative paths of the settings start here
 * @param settings {@code office.json}
 * @param municipality its 市区町村コード, check digit right
 * @param profile the portal interface profile
 * @param catalogue the procedures
 * @param systems the business systems
 * @param routes where applications of each procedure go
 * @param statusRules transitions that differ from the profile's
 * @param outcomes outcomes of the substantive review that can be entered
 * @param numberLinks sources of number links; none where the office gets none
 * @param review thresholds and severities of the automatic review
 * @param rules rules of the automatic review: what ships with the office's own laid over it
 * @param casework how the office works around the review
 * @param keeping retention and backups
 */
public record OfficeConfiguration(
    Path folder,
    OfficeSettings settings,
    MunicipalityCode municipality,
    PortalProfile profile,
    ProcedureCatalogue catalogue,
    BusinessSystems systems,
    RouteTable routes,
    StatusRules statusRules,
    OutcomeChoices outcomes,
    List<NumberLinkSettings> numberLinks,
    ReviewSettings review,
    CompiledRules rules,
    CaseworkSettings casework,
    KeepingSettings keeping) {
  /** Copies the list. */
  public OfficeConfiguration {
    numberLinks = List.copyOf(numberLinks);
  }

  /** A path of the settings, from the configuration folder where it is relative. */
  public Path resolve(String path) {
    return folder.resolve(path).normalize();
  }
}
