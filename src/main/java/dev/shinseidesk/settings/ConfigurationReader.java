package dev.shinseidesk.settings;

import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.application.MunicipalityCode;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.Procedure;
import dev.shinseidesk.application.ProcedureCatalogue;
import dev.shinseidesk.forwarding.BusinessSystem;
import dev.shinseidesk.forwarding.BusinessSystems;
import dev.shinseidesk.portal.PortalProfile;
import dev.shinseidesk.portal.PortalProfileReader;
import dev.shinseidesk.review.ReviewSettings;
import dev.shinseidesk.review.ReviewSettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a configuration folder: {@code office.json} and the files it names, each against its
 * schema, then what they say of one another. Immutable; any thread.
 */
public final class ConfigurationReader {
  private static final String OFFICE = "office.json";
  private static final long MOST_BYTES = 8L << 20;

  private final CheckedJson officeJson = new CheckedJson("/schema/office.schema.json");
  private final CheckedJson systemsJson = new CheckedJson("/schema/business-systems.schema.json");
  private final CatalogueReader catalogueReader = new CatalogueReader();
  private final PortalProfileReader profileReader = new PortalProfileReader();

  /**
   * What came of reading a folder.
   *
   * @param configuration null where there is a mistake
   * @param problems every mistake, the file's name in the first fact
   */
  public record Reading(@Nullable OfficeConfiguration configuration, List<Problem> problems) {
    /** Copies the list. */
    public Reading {
      problems = List.copyOf(problems);
    }
  }

  /** Reads a folder; every mistake at once, never an exception. */
  public Reading read(Path folder) {
    List<Problem> problems = new ArrayList<>();
    JsonNode root = tree(officeJson, folder, OFFICE, problems);
    if (root == null || !problems.isEmpty()) {
      return new Reading(null, problems);
    }
    OfficeSettings settings = officeJson.bind(root, OfficeSettings.class);
    MunicipalityCode municipality = municipality(settings, problems);
    ProcedureCatalogue catalogue = catalogue(folder, settings, problems);
    BusinessSystems systems = systems(folder, settings, problems);
    PortalProfile profile = profile(folder, settings, problems);
    ReviewSettings review = review(folder, settings, problems);
    if (catalogue != null && systems != null) {
      crossCheck(settings, catalogue, systems, problems);
    }
    if (municipality == null
        || catalogue == null
        || systems == null
        || profile == null
        || review == null
        || !problems.isEmpty()) {
      return new Reading(null, problems);
    }
    return new Reading(
        new OfficeConfiguration(
            folder, settings, municipality, profile, catalogue, systems, review),
        problems);
  }

  private static @Nullable MunicipalityCode municipality(
      OfficeSettings settings, List<Problem> problems) {
    try {
      return new MunicipalityCode(settings.municipality());
    } catch (InvalidValue e) {
      problems.add(Problem.of(Kind.USAGE, "settings.invalid", OFFICE, "/municipality", e.rule()));
      return null;
    }
  }

  private @Nullable ProcedureCatalogue catalogue(
      Path folder, OfficeSettings settings, List<Problem> problems) {
    byte[] bytes = bytes(folder, settings.catalogue(), problems);
    if (bytes == null) {
      return null;
    }
    CatalogueReading reading = catalogueReader.read(bytes);
    reading.problems().forEach(p -> problems.add(inFile(settings.catalogue(), p)));
    return reading.catalogue().orElse(null);
  }

  private @Nullable BusinessSystems systems(
      Path folder, OfficeSettings settings, List<Problem> problems) {
    List<Problem> found = new ArrayList<>();
    JsonNode root = tree(systemsJson, folder, settings.businessSystems(), found);
    problems.addAll(found);
    if (root == null || !found.isEmpty()) {
      return null;
    }
    try {
      List<BusinessSystem> systems = new ArrayList<>();
      for (JsonNode node : root.path("systems")) {
        systems.add(
            new BusinessSystem(
                new BusinessSystemId(node.path("id").asString()),
                node.path("name").asString(),
                node.path("channel").asString(),
                node.path("acceptsEmptyAddressee").asBoolean(),
                node.path("enabled").asBoolean()));
      }
      return new BusinessSystems(systems);
    } catch (InvalidValue e) {
      problems.add(
          Problem.of(
              Kind.USAGE, "settings.invalid", settings.businessSystems(), "/systems", e.rule()));
      return null;
    }
  }

  private @Nullable PortalProfile profile(
      Path folder, OfficeSettings settings, List<Problem> problems) {
    if (bytes(folder, settings.portal().profile(), problems) == null) {
      return null;
    }
    var reading = profileReader.read(folder.resolve(settings.portal().profile()));
    problems.addAll(reading.problems());
    return reading.profile();
  }

  private static @Nullable ReviewSettings review(
      Path folder, OfficeSettings settings, List<Problem> problems) {
    var reader = new ReviewSettingsReader();
    if (settings.review() == null) {
      return reader.shipped();
    }
    try {
      return reader.read(folder.resolve(settings.review()));
    } catch (DeskException e) {
      problems.add(e.problem());
      return null;
    }
  }

  /** What a schema can't say: channels and receivers that are named must exist. */
  private static void crossCheck(
      OfficeSettings settings,
      ProcedureCatalogue catalogue,
      BusinessSystems systems,
      List<Problem> problems) {
    Set<String> channels = new HashSet<>();
    for (var channel : settings.channels()) {
      if (!channels.add(channel.id())) {
        problems.add(
            Problem.of(Kind.USAGE, "settings.invalid", OFFICE, "/channels", channel.id() + " × 2"));
      }
    }
    for (BusinessSystem system : systems.systems()) {
      if (system.enabled() && !channels.contains(system.channel())) {
        problems.add(
            Problem.of(
                Kind.USAGE,
                "settings.invalid",
                settings.businessSystems(),
                "/systems (" + system.id() + ") /channel",
                String.join(" | ", channels)));
      }
    }
    for (Procedure procedure : catalogue.procedures()) {
      if (systems.find(procedure.businessSystem()).isEmpty()) {
        problems.add(
            Problem.of(
                Kind.USAGE,
                "settings.invalid",
                settings.catalogue(),
                "/procedures (" + procedure.code() + ") /businessSystem",
                settings.businessSystems()));
      }
    }
  }

  private static @Nullable JsonNode tree(
      CheckedJson reader, Path folder, String file, List<Problem> problems) {
    byte[] bytes = bytes(folder, file, problems);
    if (bytes == null) {
      return null;
    }
    CheckedJson.Reading reading = reader.read(bytes);
    reading.problems().forEach(p -> problems.add(inFile(file, p)));
    return reading.root();
  }

  private static byte @Nullable [] bytes(Path folder, String name, List<Problem> problems) {
    try {
      Path file = folder.resolve(name);
      if (Files.size(file) > MOST_BYTES) {
        problems.add(
            Problem.of(Kind.USAGE, "settings.invalid", name, "/", "max " + MOST_BYTES + " bytes"));
        return null;
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      problems.add(Problem.of(Kind.USAGE, "settings.missing", name));
      return null;
    }
  }

  private static Problem inFile(String file, Problem problem) {
    List<String> facts = new ArrayList<>(problem.facts());
    facts.set(0, file + " " + facts.getFirst());
    return new Problem(problem.kind(), problem.key(), facts);
  }
}
