package dev.shinseidesk.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.Procedure;
import dev.shinseidesk.application.ProcedureCatalogue;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditEvent;
import dev.shinseidesk.audit.AuditTrail;
import dev.shinseidesk.review.Finding;
import dev.shinseidesk.review.ReviewSettings;
import dev.shinseidesk.review.rules.CompiledRules;
import dev.shinseidesk.review.rules.RuleSets;
import dev.shinseidesk.services.CatalogueDesk;
import dev.shinseidesk.services.SettingsDesk.SettingsFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Procedures and rules in the configuration folder. One saving at a time. */
public final class CatalogueFiles implements CatalogueDesk {
  private static final String OFFICE = "office.json";
  private static final String RULES = "rules.json";
  private static final String EMPTY_RULES =
      """
      {
        "$schema" : "rules.schema.json",
        "version" : "0"
      }
      """;

  private final WatchedFolder watched;
  private final Path folder;
  private final ConfigurationReader reader;
  private final ReviewSettings review;
  private final Samples samples;
  private final AuditTrail trail;
  private final JsonMapper mapper = JsonMapper.builder().build();
  private final CatalogueReader catalogues = new CatalogueReader();
  private final ReentrantLock saving = new ReentrantLock();

  /**
   * For one folder.
   *
   * @param review thresholds in force
   */
  public CatalogueFiles(
      WatchedFolder folder,
      ConfigurationReader reader,
      ReviewSettings review,
      Samples samples,
      AuditTrail trail) {
    this.watched = folder;
    this.folder = folder.path();
    this.reader = reader;
    this.review = review;
    this.samples = samples;
    this.trail = trail;
  }

  /** Where samples come from and how they are judged. */
  public interface Samples {
    /** Samples of a procedure that this person may see. */
    List<Sample> of(Operator by, Procedure procedure);

    /**
     * Judges one; keeps nothing.
     *
     * @throws DeskException it isn't there any more
     */
    List<Finding> judge(
        Operator by,
        Sample sample,
        Procedure procedure,
        ProcedureCatalogue catalogue,
        CompiledRules rules)
        throws DeskException;
  }

  @Override
  public Held files() throws DeskException {
    JsonNode office = office();
    String catalogue = catalogueName(office);
    byte[] bytes = stored(catalogue);
    if (bytes == null) {
      throw new DeskException(Problem.of(Kind.USAGE, "settings.missing", catalogue));
    }
    String rules = rulesName(office);
    byte[] own = stored(rules);
    return new Held(
        file(catalogue, bytes, "/schema/procedures.schema.json", hash(bytes)),
        file(
            rules,
            own == null ? EMPTY_RULES.getBytes(UTF_8) : own,
            "/schema/rules.schema.json",
            hash(own)),
        text("/office/rules.json"));
  }

  private static SettingsFile file(String name, byte[] content, String schema, String hash) {
    return new SettingsFile(name, new String(content, UTF_8), text(schema), hash);
  }

  private static String text(String resource) {
    return new String(CheckedJson.resource(resource), UTF_8);
  }

  @Override
  public List<Sample> samples(Operator by, Draft draft, ProcedureCode procedure)
      throws DeskException {
    requireAdministrator(by);
    return catalogues
        .read(draft.catalogue().getBytes(UTF_8))
        .catalogue()
        .flatMap(c -> c.find(procedure))
        .map(p -> samples.of(by, p))
        .orElse(List.of());
  }

  @Override
  public Trial tryOut(Operator by, Draft draft, ProcedureCode procedure, Sample sample)
      throws DeskException {
    requireAdministrator(by);
    List<Problem> problems = wrong(draft);
    ProcedureCatalogue catalogue =
        catalogues.read(draft.catalogue().getBytes(UTF_8)).catalogue().orElse(null);
    Procedure one = catalogue == null ? null : catalogue.find(procedure).orElse(null);
    if (catalogue == null || one == null) {
      return new Trial(problems, false, List.of());
    }
    CompiledRules rules =
        new RuleSets(catalogue, review, _ -> true)
            .read(rulesName(office()), draft.rules().getBytes(UTF_8), folder)
            .compiled();
    return rules == null
        ? new Trial(problems, false, List.of())
        : new Trial(problems, true, samples.judge(by, sample, one, catalogue, rules));
  }

  /** What a draft would make worse: a mistake that stood there before doesn't stand in its way. */
  private List<Problem> wrong(Draft draft) {
    List<Problem> now = check(laidOver(draft));
    if (now.isEmpty()) {
      return now;
    }
    Set<Problem> before = Set.copyOf(check(Map.of()));
    return now.stream().filter(p -> !before.contains(p)).toList();
  }

  /** Everything the configuration says of itself, then the examples of every rule. */
  private List<Problem> check(Map<String, byte[]> laidOver) {
    ConfigurationReader.Reading reading = reader.read(folder, laidOver);
    OfficeConfiguration sound = reading.configuration();
    return sound == null
        ? reading.problems()
        : new RuleSets(sound.catalogue(), sound.review(), _ -> true).runExamples(sound.rules());
  }

  private Map<String, byte[]> laidOver(Draft draft) {
    ObjectNode office = office();
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(catalogueName(office), draft.catalogue().getBytes(UTF_8));
    if (inUse(office) || !blank(draft.rules())) {
      files.put(rulesName(office), draft.rules().getBytes(UTF_8));
      naming(office).ifPresent(named -> files.put(OFFICE, named));
    }
    return files;
  }

  /** Whether a file of rules says nothing. */
  private boolean blank(String rules) {
    try {
      return mapper.readTree(rules).equals(mapper.readTree(EMPTY_RULES));
    } catch (JacksonException e) {
      return false; // told by the check
    }
  }

  @Override
  public Held save(Operator by, Draft draft, Held read) throws DeskException {
    requireAdministrator(by);
    saving.lock();
    try {
      var now = files();
      unchanged(now.catalogue(), read.catalogue());
      unchanged(now.rules(), read.rules());
      List<Problem> wrong = wrong(draft);
      if (!wrong.isEmpty()) {
        throw new DeskException(wrong.getFirst());
      }
      Map<String, byte[]> changed = changed(draft, now);
      for (Map.Entry<String, byte[]> one : changed.entrySet()) {
        LockedSettings.require(watched.locks(), one.getKey(), stored(one.getKey()), one.getValue());
      }
      return trail.during(
          AuditEvent.of(AuditAction.CATALOGUE_SAVED, by)
              .about(String.join(" ", changed.keySet()))
              .before("catalogue", version(now.catalogue().json()))
              .before("rules", version(now.rules().json()))
              .after("catalogue", version(draft.catalogue()))
              .after("rules", version(draft.rules())),
          () -> {
            write(changed);
            return files();
          });
    } finally {
      saving.unlock();
    }
  }

  private static void unchanged(SettingsFile now, SettingsFile read) throws DeskException {
    if (!now.hash().equals(read.hash())) {
      throw refused("settings.changed-meanwhile", now.name());
    }
  }

  private Map<String, byte[]> changed(Draft draft, Held now) {
    Map<String, byte[]> changed = new LinkedHashMap<>(laidOver(draft));
    changed
        .entrySet()
        .removeIf(e ->
            (e.getKey().equals(now.catalogue().name())
                    && draft.catalogue().equals(now.catalogue().json()))
                || (e.getKey().equals(now.rules().name())
                    && !now.rules().hash().isEmpty()
                    && draft.rules().equals(now.rules().json())));
    return changed;
  }

  /**
   * A crash may come between two files, so the one that is sound without the other goes first. The
   * office's own file, which brings the rules into use, is always the last.
   */
  private void write(Map<String, byte[]> changed) throws DeskException {
    List<String> order = new ArrayList<>(changed.keySet());
    order.remove(OFFICE);
    if (order.size() == 2
        && !check(Map.of(order.getFirst(), bytes(changed, order.getFirst()))).isEmpty()) {
      order = order.reversed();
    }
    if (changed.containsKey(OFFICE)) {
      order = new ArrayList<>(order);
      order.add(OFFICE);
    }
    SequencedMap<String, byte[]> inOrder = new LinkedHashMap<>();
    order.forEach(name -> inOrder.put(name, bytes(changed, name)));
    watched.write(inOrder);
  }

  private static byte[] bytes(Map<String, byte[]> files, String name) {
    return java.util.Objects.requireNonNull(files.get(name));
  }

  private String version(String json) {
    try {
      return mapper.readTree(json).path("version").asString("");
    } catch (JacksonException e) {
      return "";
    }
  }

  private ObjectNode office() {
    byte[] bytes = stored(OFFICE);
    try {
      return bytes != null && mapper.readTree(bytes) instanceof ObjectNode object
          ? object
          : mapper.createObjectNode();
    } catch (JacksonException e) {
      return mapper.createObjectNode(); // told by the check
    }
  }

  private static boolean inUse(JsonNode office) {
    return office.path("rules").isString();
  }

  /** {@code office.json} with the rules in use; empty where it names them already. */
  private java.util.Optional<byte[]> naming(ObjectNode office) {
    if (inUse(office)) {
      return java.util.Optional.empty();
    }
    office.put("rules", RULES);
    return java.util.Optional.of(
        (mapper.writerWithDefaultPrettyPrinter().writeValueAsString(office) + "\n")
            .getBytes(UTF_8));
  }

  private static String catalogueName(JsonNode office) {
    String name = FileKind.CATALOGUE.nameIn(office);
    return name == null ? FileKind.CATALOGUE.shippedName() : name;
  }

  private static String rulesName(JsonNode office) {
    return office.path("rules").asString(RULES);
  }

  private byte @Nullable [] stored(String name) {
    return watched.stored(name);
  }

  private static String hash(byte @Nullable [] content) {
    return content == null ? "" : Sha256.of(content).hex();
  }

  private static void requireAdministrator(Operator by) throws DeskException {
    if (!by.roles().contains(Operator.Role.ADMINISTRATOR)) {
      throw refused("settings.not-permitted");
    }
  }

  private static DeskException refused(String key, String... facts) {
    return new DeskException(Problem.of(Kind.REFUSED, key, facts));
  }
}
