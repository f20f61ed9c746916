package dev.shinseidesk.ui.catalogue;

import dev.shinseidesk.services.CatalogueDesk.Draft;
import dev.shinseidesk.services.CatalogueDesk.Held;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Procedures and rules as they are being edited. What else stands in the files is kept. Immutable:
 * each change gives a new one that shares what it doesn't touch; nodes given out are never changed.
 * Any thread.
 */
final class CatalogueDraft {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final @Nullable CatalogueDraft base;
  private final Held held;
  private final ObjectNode catalogue;
  private final ObjectNode rules;
  private final List<ObjectNode> shipped;
  private final List<ObjectNode> procedures;
  private final List<ObjectNode> own;
  private final Set<String> off;
  private final Map<String, String> severities;

  private CatalogueDraft(
      CatalogueDraft before,
      List<ObjectNode> procedures,
      List<ObjectNode> own,
      Set<String> off,
      Map<String, String> severities) {
    this.base = before.base == null ? before : before.base;
    this.held = before.held;
    this.catalogue = before.catalogue;
    this.rules = before.rules;
    this.shipped = before.shipped;
    this.procedures = List.copyOf(procedures);
    this.own = List.copyOf(own);
    this.off = new LinkedHashSet<>(off);
    this.severities = new LinkedHashMap<>(severities);
  }

  /**
   * What stands in the files.
   *
   * @throws tools.jackson.core.JacksonException where a file is no JSON
   */
  CatalogueDraft(Held held) {
    this.base = null;
    this.held = held;
    this.catalogue = (ObjectNode) JSON.readTree(held.catalogue().json());
    this.rules = (ObjectNode) JSON.readTree(held.rules().json());
    this.shipped = objects(JSON.readTree(held.shippedRules()).path("rules"));
    this.procedures = objects(catalogue.path("procedures"));
    this.own = objects(rules.path("rules"));
    this.off = new LinkedHashSet<>();
    rules.path("off").forEach(id -> off.add(id.asString("")));
    this.severities = new LinkedHashMap<>();
    rules
        .path("severities")
        .properties()
        .forEach(e -> severities.put(e.getKey(), e.getValue().asString("")));
  }

  private static List<ObjectNode> objects(JsonNode array) {
    List<ObjectNode> objects = new ArrayList<>();
    for (JsonNode node : array) {
      if (node instanceof ObjectNode object) {
        objects.add(object);
      }
    }
    return List.copyOf(objects);
  }

  /** The same content as a change of these files, which were written meanwhile. */
  CatalogueDraft over(CatalogueDraft files) {
    return new CatalogueDraft(files, procedures, own, off, severities);
  }

  /** What it was made from. */
  Held held() {
    return held;
  }

  /** The procedures, in the catalogue's order. */
  List<ObjectNode> procedures() {
    return procedures;
  }

  /** A procedure by its code; null for none. */
  @Nullable ObjectNode procedure(String code) {
    return procedures.stream()
        .filter(p -> p.path("code").asString("").equals(code))
        .findFirst()
        .orElse(null);
  }

  /** Changes a copy of one procedure. */
  CatalogueDraft withProcedure(String code, Consumer<ObjectNode> change) {
    List<ObjectNode> changed = new ArrayList<>();
    for (ObjectNode one : procedures) {
      ObjectNode next = one;
      if (one.path("code").asString("").equals(code)) {
        next = one.deepCopy();
        change.accept(next);
      }
      changed.add(next);
    }
    return new CatalogueDraft(this, changed, own, off, severities);
  }

  /** Puts a procedure behind another one. */
  CatalogueDraft added(ObjectNode procedure, String behind) {
    List<ObjectNode> changed = new ArrayList<>(procedures);
    ObjectNode before = procedure(behind);
    changed.add(before == null ? changed.size() : changed.indexOf(before) + 1, procedure);
    return new CatalogueDraft(this, changed, own, off, severities);
  }

  /** Takes a procedure away. */
  CatalogueDraft without(String code) {
    return new CatalogueDraft(
        this,
        procedures.stream().filter(p -> !p.path("code").asString("").equals(code)).toList(),
        own,
        off,
        severities);
  }

  /** The rules of a procedure, what ships first, then what the office added. */
  List<RuleLine> rules(String code) {
    ObjectNode procedure = procedure(code);
    String group = procedure == null ? "" : procedure.path("group").asString("");
    return lines().stream().filter(l -> isFor(l.node(), code, group)).toList();
  }

  /** A rule by its id; null for none. */
  @Nullable RuleLine rule(String id) {
    return lines().stream().filter(l -> l.id().equals(id)).findFirst().orElse(null);
  }

  private List<RuleLine> lines() {
    Map<String, ObjectNode> all = new LinkedHashMap<>();
    Set<String> base = new LinkedHashSet<>();
    shipped.forEach(r -> {
      all.put(id(r), r);
      base.add(id(r));
    });
    Set<String> mine = new LinkedHashSet<>();
    own.forEach(r -> {
      all.put(id(r), r);
      mine.add(id(r));
    });
    List<RuleLine> lines = new ArrayList<>();
    all.forEach((id, node) ->
        lines.add(
            new RuleLine(
                id,
                node,
                mine.contains(id),
                base.contains(id),
                off.contains(id),
                severities.getOrDefault(id, node.path("severity").asString("")))));
    return lines;
  }

  private static String id(ObjectNode rule) {
    return rule.path("id").asString("");
  }

  private static boolean isFor(ObjectNode rule, String code, String group) {
    JsonNode target = rule.path("for");
    return target.isEmpty()
        || holds(target.path("procedures"), code)
        || holds(target.path("groups"), group);
  }

  private static boolean holds(JsonNode array, String text) {
    for (JsonNode node : array) {
      if (node.asString("").equals(text)) {
        return true;
      }
    }
    return false;
  }

  /** Switches a rule on or off. */
  CatalogueDraft withOff(String id, boolean isOff) {
    Set<String> changed = new LinkedHashSet<>(off);
    if (isOff) {
      changed.add(id);
    } else {
      changed.remove(id);
    }
    return new CatalogueDraft(this, procedures, own, changed, severities);
  }

  /** Changes how grave a rule's findings are. */
  CatalogueDraft withSeverity(String id, String severity) {
    RuleLine line = rule(id);
    if (line == null) {
      return this;
    }
    if (line.own() && !line.isBuilt()) {
      return withRule(id, rule -> rule.put("severity", severity));
    }
    Map<String, String> changed = new LinkedHashMap<>(severities);
    if (severity.isEmpty() || severity.equals(line.node().path("severity").asString(""))) {
      changed.remove(id);
    } else {
      changed.put(id, severity);
    }
    return new CatalogueDraft(this, procedures, own, off, changed);
  }

  /** Changes a copy of a rule; one that ships becomes the office's own, of the same id. */
  CatalogueDraft withRule(String id, Consumer<ObjectNode> change) {
    RuleLine line = rule(id);
    if (line == null) {
      return this;
    }
    ObjectNode next = line.node().deepCopy();
    Map<String, String> levels = new LinkedHashMap<>(severities);
    String level = line.isBuilt() ? null : levels.remove(id);
    if (level != null) {
      next.put("severity", level);
    }
    change.accept(next);
    List<ObjectNode> changed = new ArrayList<>(own);
    changed.removeIf(r -> id(r).equals(id));
    int at = own.stream().map(CatalogueDraft::id).toList().indexOf(id);
    changed.add(at < 0 ? changed.size() : at, next);
    return new CatalogueDraft(this, procedures, changed, off, levels);
  }

  /** Adds a rule of the office. */
  CatalogueDraft withNewRule(ObjectNode rule) {
    List<ObjectNode> changed = new ArrayList<>(own);
    changed.add(rule);
    return new CatalogueDraft(this, procedures, changed, off, severities);
  }

  /** Takes away what the office wrote of a rule; one that ships is then as shipped. */
  CatalogueDraft withoutOwn(String id) {
    Set<String> on = new LinkedHashSet<>(off);
    on.remove(id);
    Map<String, String> levels = new LinkedHashMap<>(severities);
    levels.remove(id);
    return new CatalogueDraft(
        this, procedures, own.stream().filter(r -> !id(r).equals(id)).toList(), on, levels);
  }

  /** Whether it says the same as another one. */
  boolean says(CatalogueDraft other) {
    return procedures.equals(other.procedures)
        && own.equals(other.own)
        && off.equals(other.off)
        && severities.equals(other.severities);
  }

  /** Whether anything differs from the files. */
  boolean isChanged() {
    return catalogueChanged() || rulesChanged();
  }

  private boolean catalogueChanged() {
    return base != null && !procedures.equals(base.procedures);
  }

  private boolean rulesChanged() {
    return base != null
        && (!own.equals(base.own) || !off.equals(base.off) || !severities.equals(base.severities));
  }

  /** Whether one procedure differs from the file. */
  boolean isChanged(String code) {
    ObjectNode before = base == null ? procedure(code) : base.procedure(code);
    return before == null || !before.equals(procedure(code));
  }

  /** The files to be, each with its version counted on where it differs. */
  Draft files() {
    String first = held.catalogue().json();
    if (catalogueChanged()) {
      ObjectNode root = catalogue.deepCopy();
      root.put("version", DraftFiles.next(root.path("version").asString("")));
      DraftFiles.set(root, "procedures", DraftFiles.array(procedures));
      first = DraftFiles.written(root);
    }
    String second = held.rules().json();
    if (rulesChanged()) {
      ObjectNode root = rules.deepCopy();
      root.put("version", DraftFiles.next(root.path("version").asString("")));
      DraftFiles.set(root, "rules", own.isEmpty() ? null : DraftFiles.array(own));
      DraftFiles.set(root, "off", off.isEmpty() ? null : DraftFiles.texts(off));
      ObjectNode levels = JSON.createObjectNode();
      severities.forEach(levels::put);
      DraftFiles.set(root, "severities", levels.isEmpty() ? null : levels);
      second = DraftFiles.written(root);
    }
    return new Draft(first, second);
  }
}
