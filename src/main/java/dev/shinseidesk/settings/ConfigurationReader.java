package dev.shinseidesk.settings;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.application.MunicipalityCode;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.ProcedureCatalogue;
import dev.shinseidesk.casework.CaseworkSettings;
import dev.shinseidesk.forwarding.BusinessSystems;
import dev.shinseidesk.forwarding.RouteTable;
import dev.shinseidesk.keeping.KeepingSettings;
import dev.shinseidesk.portal.PortalProfile;
import dev.shinseidesk.portal.PortalProfileReader;
import dev.shinseidesk.review.ReviewSettings;
import dev.shinseidesk.review.ReviewSettingsReader;
import dev.shinseidesk.review.rules.CompiledRules;
import dev.shinseidesk.review.rules.RuleSets;
import dev.shinseidesk.status.OutcomeChoices;
import dev.shinseidesk.status.StatusRules;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a configuration folder: {@code office.json} and the files it names, each against its
 * schema, then what they say of one another. Immutable; any thread.
 */
public final class ConfigurationReader {
  private static final String OFFICE = "office.json";

  private final Map<FileKind, CheckedJson> schemas = new EnumMap<>(FileKind.class);
  private final CatalogueReader catalogueReader = new CatalogueReader();
  private final PortalProfileReader profileReader = new PortalProfileReader();
  private final ReviewSettingsReader reviewReader = new ReviewSettingsReader();

  /** Loads the schemas. */
  public ConfigurationReader() {
    for (FileKind kind :
        List.of(
            FileKind.OFFICE,
            FileKind.SYSTEMS,
            FileKind.ROUTES,
            FileKind.STATUS,
            FileKind.NUMBER_LINKS,
            FileKind.CASEWORK,
            FileKind.KEEPING)) {
      schemas.put(kind, new CheckedJson(kind.schemaResource()));
    }
  }

  /**
   * What came of reading a folder.
   *
   * @param configuration null where there is a mistake
   * @param problems every mistake; the first fact is the file's name, the second the JSON pointer
   *     (or the line where it is no JSON), the third what is allowed there
   */
  public record Reading(@Nullable OfficeConfiguration configuration, List<Problem> problems) {
    /** Copies the list. */
    public Reading {
      problems = List.copyOf(problems);
    }
  }

  /** Reads a folder; every mistake at once, never an exception. */
  public Reading read(Path folder) {
    return read(folder, Map.of());
  }

  /**
   * Reads a folder as if these contents were saved in it.
   *
   * @param laidOver bytes by file name
   */
  public Reading read(Path folder, Map<String, byte[]> laidOver) {
    return new Run(new SettingsFolder(folder, laidOver)).reading();
  }

  /**
   * Reads routes that aren't in force, to try them.
   *
   * @param file where they stand
   * @param configuration against whose business systems and procedures they are checked
   * @throws DeskException the first mistake
   */
  public RouteTable candidateRoutes(Path file, OfficeConfiguration configuration)
      throws DeskException {
    Path absolute = file.toAbsolutePath();
    var mistakes = new Mistakes();
    String name = String.valueOf(absolute.getFileName());
    var folder = new SettingsFolder(absolute.resolveSibling(""), Map.of());
    JsonNode root = tree(folder, FileKind.ROUTES, name, mistakes);
    RouteTable table =
        root == null
            ? null
            : new RoutesReader(name, mistakes)
                .read(
                    root,
                    configuration.systems(),
                    codes(configuration.catalogue()),
                    KnownChannels.of(configuration.settings().channels()));
    if (table == null) {
      throw new DeskException(mistakes.all().getFirst());
    }
    return table;
  }

  /** A file as a tree that agrees with its schema; null where it doesn't. */
  private @Nullable JsonNode tree(
      SettingsFolder folder, FileKind kind, String name, Mistakes mistakes) {
    byte[] bytes = folder.read(name, mistakes);
    CheckedJson schema = schemas.get(kind);
    if (bytes == null || schema == null) {
      return null;
    }
    CheckedJson.Reading reading = schema.read(name, bytes);
    reading.problems().forEach(mistakes::add);
    return reading.problems().isEmpty() ? reading.root() : null;
  }

  private static Set<String> codes(ProcedureCatalogue catalogue) {
    return catalogue.procedures().stream().map(p -> p.code().value()).collect(Collectors.toSet());
  }

  /** One reading. */
  private final class Run {
    private final SettingsFolder folder;
    private final Mistakes mistakes = new Mistakes();

    Run(SettingsFolder folder) {
      this.folder = folder;
    }

    Reading reading() {
      byte[] bytes = folder.read(OFFICE, mistakes);
      if (bytes == null) {
        return new Reading(null, mistakes.all());
      }
      CheckedJson schema = java.util.Objects.requireNonNull(schemas.get(FileKind.OFFICE));
      CheckedJson.Reading office = schema.read(OFFICE, bytes);
      office.problems().forEach(mistakes::add);
      JsonNode root = office.root();
      if (root == null) {
        return new Reading(null, mistakes.all());
      }
      // the other files are read even where this one breaks its schema: every mistake at once
      OfficeSettings settings =
          office.problems().isEmpty() ? schema.bind(root, OfficeSettings.class) : null;
      return reading(root, settings);
    }

    private Reading reading(JsonNode root, @Nullable OfficeSettings settings) {
      MunicipalityCode municipality = settings == null ? null : own(settings);
      PortalProfile profile = profile(FileKind.PROFILE.nameIn(root));
      ProcedureCatalogue catalogue = catalogue(FileKind.CATALOGUE.nameIn(root));
      BusinessSystems systems = systems(root, settings, catalogue);
      RouteTable routes = routes(root, settings, systems, catalogue);
      StatusFileReader.Content status = status(root, profile, catalogue);
      List<NumberLinkSettings> links = links(root, settings);
      ReviewSettings review = review(FileKind.REVIEW.nameIn(root));
      CompiledRules rules = rules(settings, catalogue, review);
      CaseworkSettings casework = casework(root, catalogue);
      KeepingSettings keeping = keeping(root, settings, catalogue);
      if (settings == null
          || municipality == null
          || profile == null
          || catalogue == null
          || systems == null
          || routes == null
          || status == null
          || links == null
          || review == null
          || rules == null
          || casework == null
          || keeping == null
          || mistakes.count() > 0) {
        return new Reading(null, mistakes.all());
      }
      return new Reading(
          new OfficeConfiguration(
              folder.folder(),
              settings,
              municipality,
              profile,
              catalogue,
              systems,
              routes,
              status.rules(),
              status.outcomes(),
              links,
              review,
              rules,
              casework,
              keeping),
          List.of());
    }

    /** What {@code office.json} says by itself. */
    private @Nullable MunicipalityCode own(OfficeSettings settings) {
      new ChannelChecks(folder.folder(), mistakes).check(settings);
      var links = settings.numberLinks();
      if (links != null && (links.file() == null) == (links.sources() == null)) {
        mistakes.rule(OFFICE, "/numberLinks", "file-or-sources");
      }
      try {
        return new MunicipalityCode(settings.municipality());
      } catch (InvalidValue e) {
        mistakes.plain(OFFICE, "/municipality", e.rule());
        return null;
      }
    }

    private @Nullable PortalProfile profile(@Nullable String name) {
      byte[] bytes = name == null ? null : folder.read(name, mistakes);
      if (name == null || bytes == null) {
        return null;
      }
      var reading = profileReader.read(name, bytes);
      reading.problems().forEach(mistakes::add);
      return reading.profile();
    }

    private @Nullable ProcedureCatalogue catalogue(@Nullable String name) {
      byte[] bytes = name == null ? null : folder.read(name, mistakes);
      if (name == null || bytes == null) {
        return null;
      }
      CatalogueReading reading = catalogueReader.read(name, bytes);
      reading.problems().forEach(mistakes::add);
      return reading.catalogue().orElse(null);
    }

    private @Nullable BusinessSystems systems(
        JsonNode office,
        @Nullable OfficeSettings settings,
        @Nullable ProcedureCatalogue catalogue) {
      String name = FileKind.SYSTEMS.nameIn(office);
      JsonNode root = name == null ? null : tree(folder, FileKind.SYSTEMS, name, mistakes);
      if (name == null || root == null) {
        return null;
      }
      return SystemsReader.read(name, root, channels(settings), catalogue, mistakes);
    }

    private static @Nullable KnownChannels channels(@Nullable OfficeSettings settings) {
      return settings == null ? null : KnownChannels.of(settings.channels());
    }

    private @Nullable RouteTable routes(
        JsonNode office,
        @Nullable OfficeSettings settings,
        @Nullable BusinessSystems systems,
        @Nullable ProcedureCatalogue catalogue) {
      String name = FileKind.ROUTES.nameIn(office);
      JsonNode root = name == null ? null : tree(folder, FileKind.ROUTES, name, mistakes);
      return name == null || root == null
          ? null
          : new RoutesReader(name, mistakes)
              .read(root, systems, catalogue == null ? null : codes(catalogue), channels(settings));
    }

    private StatusFileReader.@Nullable Content status(
        JsonNode office, @Nullable PortalProfile profile, @Nullable ProcedureCatalogue catalogue) {
      String name = FileKind.STATUS.nameIn(office);
      if (name == null) {
        return new StatusFileReader.Content(StatusRules.OF_PROFILE, OutcomeChoices.NONE);
      }
      JsonNode root = tree(folder, FileKind.STATUS, name, mistakes);
      return root == null
          ? null
          : new StatusFileReader(name, profile, catalogue, mistakes).read(root);
    }

    /** The sources of number links; the one file of the short form is a source too. */
    private @Nullable List<NumberLinkSettings> links(
        JsonNode office, @Nullable OfficeSettings settings) {
      String name = FileKind.NUMBER_LINKS.nameIn(office);
      if (name == null) {
        String only = office.path("numberLinks").path("file").asString("");
        if (only.isEmpty()) {
          return List.of();
        }
        var source =
            mistakes.made(OFFICE, "/numberLinks/file", () -> NumberLinkSettings.ofFile(only));
        return source == null ? null : List.of(source);
      }
      JsonNode root = tree(folder, FileKind.NUMBER_LINKS, name, mistakes);
      return root == null
          ? null
          : new NumberLinksReader(name, mistakes).read(root, channels(settings));
    }

    /** What ships where the office has none of its own. */
    private @Nullable CaseworkSettings casework(
        JsonNode office, @Nullable ProcedureCatalogue catalogue) {
      String name = FileKind.CASEWORK.nameIn(office);
      if (name == null) {
        String shipped = FileKind.CASEWORK.shippedName();
        CheckedJson schema = java.util.Objects.requireNonNull(schemas.get(FileKind.CASEWORK));
        JsonNode root = schema.read(shipped, CheckedJson.resource("/office/" + shipped)).root();
        return root == null
            ? null
            : new CaseworkReader(shipped, catalogue, false, mistakes).read(root);
      }
      JsonNode root = tree(folder, FileKind.CASEWORK, name, mistakes);
      return root == null ? null : new CaseworkReader(name, catalogue, true, mistakes).read(root);
    }

    /** Rules are judged with the catalogue and the review settings they go with. */
    private @Nullable CompiledRules rules(
        @Nullable OfficeSettings settings,
        @Nullable ProcedureCatalogue catalogue,
        @Nullable ReviewSettings review) {
      if (settings == null || catalogue == null || review == null) {
        return null;
      }
      var sets = new RuleSets(catalogue, review, _ -> true);
      String name = settings.rules();
      byte[] bytes = name == null ? null : folder.read(name, mistakes);
      if (name == null || bytes == null) {
        return name == null ? sets.shipped() : null;
      }
      RuleSets.Reading reading = sets.read(name, bytes, folder.folder());
      reading.problems().forEach(mistakes::add);
      return reading.rules();
    }

    private @Nullable KeepingSettings keeping(
        JsonNode office,
        @Nullable OfficeSettings settings,
        @Nullable ProcedureCatalogue catalogue) {
      String name = FileKind.KEEPING.nameIn(office);
      if (name == null) {
        return KeepingSettings.DEFAULT;
      }
      JsonNode root = tree(folder, FileKind.KEEPING, name, mistakes);
      return root == null
          ? null
          : new KeepingReader(name, mistakes).read(root, catalogue, channels(settings));
    }

    private @Nullable ReviewSettings review(@Nullable String name) {
      if (name == null) {
        return reviewReader.shipped();
      }
      byte[] bytes = folder.read(name, mistakes);
      if (bytes == null) {
        return null;
      }
      try {
        return reviewReader.read(name, bytes);
      } catch (DeskException e) {
        mistakes.add(e.problem());
        return null;
      }
    }
  }
}
