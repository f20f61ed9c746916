package dev.shinseidesk.settings;

import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Procedure;
import dev.shinseidesk.application.ProcedureCatalogue;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.casework.ApprovalRules;
import dev.shinseidesk.casework.BusinessDays;
import dev.shinseidesk.casework.CaseworkSettings;
import dev.shinseidesk.casework.PassThrough;
import dev.shinseidesk.casework.PhraseBook;
import dev.shinseidesk.review.Decision;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads {@code casework.json} from a tree that agrees with its schema. For one reading. */
final class CaseworkReader {
  private static final int THREAD_DAYS = 365;
  private static final int LONGEST_CLOSURE = 366;
  private static final String PASSED = "形式審査を行わない手続のため、そのまま通しました。";

  private final String file;
  private final @Nullable ProcedureCatalogue catalogue;
  private final boolean own;
  private final Mistakes mistakes;

  /**
   * Tells mistakes there.
   *
   * @param catalogue null where it isn't sound
   * @param own whether it is the office's own file; what ships may speak of procedures an office
   *     doesn't have
   */
  CaseworkReader(
      String file, @Nullable ProcedureCatalogue catalogue, boolean own, Mistakes mistakes) {
    this.file = file;
    this.catalogue = catalogue;
    this.own = own;
    this.mistakes = mistakes;
  }

  /** Reads it; null where there is a mistake. */
  @Nullable CaseworkSettings read(JsonNode root) {
    int before = mistakes.count();
    var settings =
        new CaseworkSettings(
            new OperatorId(root.path("systemOperator").asString("system")),
            root.path("threadDays").asInt(THREAD_DAYS),
            new BusinessDays(closed(root.path("closedDays"))),
            correction(root.path("correction")),
            new ApprovalRules(approvals(root.path("approvals"))),
            new PassThrough(passThrough(root.path("passThrough"))),
            new PhraseBook(phrases(root.path("phrases"))));
    return mistakes.count() > before ? null : settings;
  }

  private Set<LocalDate> closed(JsonNode list) {
    Set<LocalDate> days = new HashSet<>();
    int index = 0;
    for (JsonNode node : list) {
      String at = "/closedDays/" + index++;
      LocalDate from = day(node.path("from"), at + "/from");
      LocalDate until = node.has("until") ? day(node.path("until"), at + "/until") : from;
      if (from == null || until == null) {
        continue;
      }
      if (until.isBefore(from) || until.isAfter(from.plusDays(LONGEST_CLOSURE))) {
        mistakes.rule(file, at + "/until", "closed-days", Integer.toString(LONGEST_CLOSURE));
        continue;
      }
      from.datesUntil(until.plusDays(1)).forEach(days::add);
    }
    return days;
  }

  private @Nullable LocalDate day(JsonNode node, String at) {
    try {
      return LocalDate.parse(node.asString());
    } catch (DateTimeException e) {
      mistakes.rule(file, at, "date");
      return null;
    }
  }

  private CaseworkSettings.Correction correction(JsonNode node) {
    Map<String, String> byRule = new HashMap<>();
    int index = 0;
    for (JsonNode text : node.path("findingTexts")) {
      String rule = text.path("rule").asString();
      if (byRule.put(rule, text.path("text").asString()) != null) {
        mistakes.rule(file, "/correction/findingTexts/" + index + "/rule", "only-once", rule);
      }
      index++;
    }
    return new CaseworkSettings.Correction(
        node.path("businessDays").asInt(),
        node.path("opening").asString(),
        node.path("closing").asString(),
        byRule);
  }

  private List<ApprovalRules.Rule> approvals(JsonNode list) {
    List<ApprovalRules.Rule> rules = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    int index = 0;
    for (JsonNode node : list) {
      String at = "/approvals/" + index++;
      String id = node.path("id").asString();
      if (!ids.add(id)) {
        mistakes.rule(file, at + "/id", "only-once", id);
      }
      var when = ApprovalRules.When.valueOf(upper(node.path("when")));
      if (when != ApprovalRules.When.ALWAYS && !node.has("number")) {
        mistakes.rule(file, at + "/number", "approval-number");
      }
      Scope scope = scope(node, at);
      if (!scope.nothing()) {
        rules.add(
            new ApprovalRules.Rule(
                id, scope.codes(), decisions(node), when, node.path("number").asInt(1)));
      }
    }
    return rules;
  }

  private Map<ProcedureCode, PassThrough.Way> passThrough(JsonNode list) {
    Map<ProcedureCode, PassThrough.Way> ways = new HashMap<>();
    int index = 0;
    for (JsonNode node : list) {
      String at = "/passThrough/" + index++;
      Scope scope = scope(node, at);
      if (scope.codes().isEmpty() && !scope.nothing()) {
        mistakes.rule(file, at, "pass-through");
      }
      var way =
          new PassThrough.Way(
              node.path("forward").asBoolean(false), node.path("reason").asString(PASSED));
      for (ProcedureCode code : scope.codes()) {
        if (ways.put(code, way) != null) {
          mistakes.rule(file, at, "only-once", code.value());
        }
      }
    }
    return ways;
  }

  private List<PhraseBook.Phrase> phrases(JsonNode list) {
    List<PhraseBook.Phrase> phrases = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    int index = 0;
    for (JsonNode node : list) {
      String at = "/phrases/" + index++;
      String id = node.path("id").asString();
      if (!ids.add(id)) {
        mistakes.rule(file, at + "/id", "only-once", id);
      }
      Scope scope = scope(node, at);
      if (!scope.nothing()) {
        phrases.add(
            new PhraseBook.Phrase(
                id,
                node.path("title").asString(),
                node.path("text").asString(),
                decisions(node),
                scope.codes()));
      }
    }
    return phrases;
  }

  private static Set<Decision> decisions(JsonNode node) {
    Set<Decision> decisions = new HashSet<>();
    node.path("decisions").forEach(d -> decisions.add(Decision.valueOf(upper(d))));
    return decisions;
  }

  private static String upper(JsonNode node) {
    return node.asString().toUpperCase(Locale.ROOT);
  }

  /**
   * Of which procedures something is.
   *
   * @param codes empty for all
   * @param nothing whether it names procedures, but none that this office has
   */
  private record Scope(Set<ProcedureCode> codes, boolean nothing) {}

  private Scope scope(JsonNode node, String at) {
    if (node.path("groups").isEmpty() && node.path("procedures").isEmpty()) {
      return new Scope(Set.of(), false);
    }
    Set<ProcedureCode> codes = new HashSet<>();
    int index = 0;
    for (JsonNode group : node.path("groups")) {
      codes.addAll(group(group.asString(), at + "/groups/" + index++));
    }
    index = 0;
    for (JsonNode procedure : node.path("procedures")) {
      procedure(procedure.asString(), at + "/procedures/" + index++, codes);
    }
    return new Scope(codes, codes.isEmpty());
  }

  private Set<ProcedureCode> group(String group, String at) {
    if (catalogue == null) {
      return Set.of();
    }
    Set<ProcedureCode> codes =
        catalogue.procedures().stream()
            .filter(p -> p.group().equals(group))
            .map(Procedure::code)
            .collect(Collectors.toSet());
    if (codes.isEmpty() && own) {
      mistakes.unknown(
          file,
          at,
          "group",
          catalogue.procedures().stream().map(Procedure::group).collect(Collectors.toSet()));
    }
    return codes;
  }

  private void procedure(String code, String at, Set<ProcedureCode> codes) {
    var procedure = new ProcedureCode(code);
    if (catalogue == null || catalogue.find(procedure).isPresent()) {
      codes.add(procedure);
    } else if (own) {
      mistakes.unknown(
          file,
          at,
          "procedure",
          catalogue.procedures().stream().map(p -> p.code().value()).toList());
    }
  }
}
