package dev.shinseidesk.settings;

import dev.shinseidesk.application.Procedure;
import dev.shinseidesk.application.ProcedureCatalogue;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.portal.PortalProfile;
import dev.shinseidesk.portal.StatusMeaning;
import dev.shinseidesk.status.OutcomeChoices;
import dev.shinseidesk.status.OutcomeDesk.Choice;
import dev.shinseidesk.status.StatusRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads {@code status.json} from a tree that agrees with its schema. A procedure's own rule goes
 * before that of its group, that of its group before that for all. For one reading.
 */
final class StatusFileReader {
  private final String file;
  private final @Nullable PortalProfile profile;
  private final @Nullable ProcedureCatalogue catalogue;
  private final Mistakes mistakes;

  /** Tells mistakes there; profile and catalogue are null where they aren't sound. */
  StatusFileReader(
      String file,
      @Nullable PortalProfile profile,
      @Nullable ProcedureCatalogue catalogue,
      Mistakes mistakes) {
    this.file = file;
    this.profile = profile;
    this.catalogue = catalogue;
    this.mistakes = mistakes;
  }

  /** What the file says. */
  record Content(StatusRules rules, OutcomeChoices outcomes) {}

  /** Reads it; null where there is a mistake. */
  @Nullable Content read(JsonNode root) {
    int before = mistakes.count();
    var transitions = new Scoped<Map<StatusCode, Set<StatusCode>>>("/transitions");
    root.path("transitions").forEach(node -> transitions.add(node, allowed(node, transitions.at)));
    var outcomes = new Scoped<List<Choice>>("/outcomes");
    root.path("outcomes").forEach(node -> outcomes.add(node, choices(node, outcomes.at)));
    if (mistakes.count() > before) {
      return null;
    }
    return new Content(
        new StatusRules(
            java.util.Objects.requireNonNullElse(transitions.general, Map.of()),
            transitions.resolved()),
        new OutcomeChoices(
            java.util.Objects.requireNonNullElse(outcomes.general, List.of()),
            outcomes.resolved()));
  }

  private Map<StatusCode, Set<StatusCode>> allowed(JsonNode rule, String at) {
    Map<StatusCode, Set<StatusCode>> allowed = new HashMap<>();
    int index = 0;
    for (JsonNode node : rule.path("allowed")) {
      String here = at + "/allowed/" + index++;
      StatusCode from = code(node.path("from"), here + "/from", false);
      Set<StatusCode> to = new LinkedHashSet<>();
      int number = 0;
      for (JsonNode next : node.path("to")) {
        to.add(code(next, here + "/to/" + number++, true));
      }
      if (allowed.put(from, to) != null) {
        mistakes.rule(file, here + "/from", "only-once", from.value());
      }
    }
    return allowed;
  }

  private List<Choice> choices(JsonNode set, String at) {
    List<Choice> choices = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    int index = 0;
    for (JsonNode node : set.path("choices")) {
      String here = at + "/choices/" + index++;
      String id = node.path("id").asString();
      if (!ids.add(id)) {
        mistakes.rule(file, here + "/id", "only-once", id);
      }
      String comment = node.path("comment").asString("");
      int limit = profile == null ? Integer.MAX_VALUE : profile.limits().commentCharacters();
      if (comment.codePointCount(0, comment.length()) > limit) {
        mistakes.rule(file, here + "/comment", "comment", Integer.toString(limit));
      }
      JsonNode status = node.path("status");
      choices.add(
          new Choice(
              id,
              node.path("labelJa").asString(),
              node.path("labelEn").asString(),
              status.isString() ? code(status, here + "/status", true) : null,
              comment));
    }
    return List.copyOf(choices);
  }

  private StatusCode code(JsonNode node, String at, boolean registrable) {
    var code = new StatusCode(node.asString());
    if (profile != null) {
      List<String> known =
          profile.statusCodes().stream()
              .filter(meaning -> !registrable || meaning.registrable())
              .map(StatusMeaning::code)
              .map(StatusCode::value)
              .toList();
      if (!known.contains(code.value())) {
        mistakes.unknown(file, at, registrable ? "registrable-status" : "status", known);
      }
    }
    return code;
  }

  /** Values for all procedures, for groups and for single ones. */
  private final class Scoped<T> {
    private final String list;
    private final Map<String, T> byGroup = new HashMap<>();
    private final Map<ProcedureCode, T> byProcedure = new HashMap<>();
    private @Nullable T general;
    private String at;
    private int index;

    Scoped(String list) {
      this.list = list;
      this.at = list + "/0";
    }

    /** Takes an element; {@link #at} is its pointer while its value is being read. */
    void add(JsonNode node, T value) {
      boolean forAll = node.path("groups").isEmpty() && node.path("procedures").isEmpty();
      if (forAll) {
        if (general != null) {
          mistakes.rule(file, at, "one-for-all");
        }
        general = value;
      }
      int number = 0;
      for (JsonNode group : node.path("groups")) {
        group(group.asString(), at + "/groups/" + number++, value);
      }
      number = 0;
      for (JsonNode procedure : node.path("procedures")) {
        procedure(procedure.asString(), at + "/procedures/" + number++, value);
      }
      at = list + "/" + ++index;
    }

    private void group(String group, String pointer, T value) {
      Set<String> known =
          catalogue == null
              ? Set.of(group)
              : catalogue.procedures().stream().map(Procedure::group).collect(Collectors.toSet());
      if (!known.contains(group)) {
        mistakes.unknown(file, pointer, "group", known);
      }
      if (byGroup.put(group, value) != null) {
        mistakes.rule(file, pointer, "only-once", group);
      }
    }

    private void procedure(String code, String pointer, T value) {
      var procedure = new ProcedureCode(code);
      if (catalogue != null && catalogue.find(procedure).isEmpty()) {
        mistakes.unknown(
            file,
            pointer,
            "procedure",
            catalogue.procedures().stream().map(p -> p.code().value()).toList());
      }
      if (byProcedure.put(procedure, value) != null) {
        mistakes.rule(file, pointer, "only-once", code);
      }
    }

    /** Each procedure's own value: of itself, or of its group. */
    Map<ProcedureCode, T> resolved() {
      Map<ProcedureCode, T> resolved = new HashMap<>();
      if (catalogue != null) {
        for (Procedure procedure : catalogue.procedures()) {
          T value = byGroup.get(procedure.group());
          if (value != null) {
            resolved.put(procedure.code(), value);
          }
        }
      }
      resolved.putAll(byProcedure);
      return resolved;
    }
  }
}
