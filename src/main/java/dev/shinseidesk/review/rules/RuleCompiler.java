package dev.shinseidesk.review.rules;

import dev.shinseidesk.application.Procedure;
import dev.shinseidesk.application.Procedure.Field;
import dev.shinseidesk.application.ProcedureCatalogue;
import dev.shinseidesk.review.ReviewRule;
import dev.shinseidesk.review.ReviewRules;
import dev.shinseidesk.review.ReviewSettings;
import dev.shinseidesk.review.Severity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes rules work: binds each to its kind, its procedures and its items. One use. */
final class RuleCompiler {
  private final RuleSet set;
  private final ProcedureCatalogue catalogue;
  private final Expressions expressions;
  private final Parameters.Office office;
  private final Map<String, ReviewRule> built;
  private final RuleKinds kinds = new RuleKinds();

  /**
   * For a set.
   *
   * @throws RuleMistake when its derived values are wrong
   */
  RuleCompiler(
      RuleSet set, ProcedureCatalogue catalogue, ReviewSettings settings, IntPredicate drawable)
      throws RuleMistake {
    this.set = set;
    this.catalogue = catalogue;
    this.expressions = new Expressions(set.values());
    this.office =
        new Parameters.Office(
            expressions,
            new PostalTable(set.postal()),
            settings.applicantItems().name(),
            settings.applicantItems().birthDate(),
            settings.applicantItems().address());
    Map<String, Severity> severities = new HashMap<>();
    for (Rule rule : set.rules()) {
      Severity severity = rule.severity();
      if (severity != null) {
        severities.put(rule.id(), severity);
      }
    }
    this.built = ReviewRules.built(settings, drawable, severities);
  }

  /**
   * A rule that works.
   *
   * @param rule how it judges
   * @param needs what of documents it wants to see
   * @param items ids of items without which it says nothing of a procedure
   */
  record Compiled(DataRule rule, RuleKind.Needs needs, Set<String> items) {
    /** Copies the set. */
    Compiled {
      items = Set.copyOf(items);
    }
  }

  /**
   * Compiles one rule.
   *
   * @return empty where it is off, or of use to no procedure of the office's catalogue
   * @throws RuleMistake at anything it may not say
   */
  Optional<Compiled> compile(Rule rule) throws RuleMistake {
    boolean own = set.own().contains(rule.id());
    if (own) {
      knownTargets(rule);
    }
    String condition = rule.when();
    Expression when = condition == null ? null : expressions.compile(condition, "when");
    Set<String> items = new LinkedHashSet<>();
    if (when != null) {
      items.addAll(expressions.items(when));
    }
    Rule.Texts texts = rule.texts();
    DataRule.Work work;
    RuleKind.Needs needs;
    Severity severity = rule.severity();
    if (rule.kind().equals(RuleKinds.BUILT)) {
      if (!ReviewRules.builtKeys().contains(rule.id())) {
        throw new RuleMistake("id", "standard", rule.id());
      }
      ReviewRule made = built.get(rule.id());
      if (made == null) {
        return Optional.empty(); // off in the review settings
      }
      work = new DataRule.Work.Built(made);
      needs = opens(rule.id()) ? RuleKind.Needs.CERTIFICATE_TEXT : RuleKind.Needs.NOTHING;
      severity = Severity.NOTE; // the built rule has its own
    } else {
      RuleKind kind =
          kinds.find(rule.kind()).orElseThrow(() -> new RuleMistake("kind", "kind", rule.kind()));
      if (texts == null || severity == null) {
        throw new RuleMistake(texts == null ? "texts" : "severity", "missing", rule.id());
      }
      DataRule.checkTexts(texts, kind.facts());
      Parameters with = new Parameters(rule.with(), office);
      Check check = kind.maker().make(with);
      with.nothingElse();
      items.addAll(with.items());
      work = new DataRule.Work.Kinded(check);
      needs = kind.look();
    }
    Set<String> missing = missing(rule, items);
    if (!missing.isEmpty()) {
      if (own) {
        throw new RuleMistake("with", "unknown-item", String.join("・", missing));
      }
      return Optional.empty();
    }
    return Optional.of(
        new Compiled(new DataRule(rule, severity, when, expressions, work), needs, items));
  }

  /** Rules that ship as classes and open documents. */
  private static boolean opens(String key) {
    return switch (key) {
      case "document-unreadable",
          "document-cut",
          "document-partly",
          "documents-unchecked",
          "name-differs",
          "name-variant",
          "certificate-unread" ->
          true;
      default -> false;
    };
  }

  private void knownTargets(Rule rule) throws RuleMistake {
    Set<String> codes =
        catalogue.procedures().stream().map(p -> p.code().value()).collect(Collectors.toSet());
    Set<String> groups =
        catalogue.procedures().stream().map(Procedure::group).collect(Collectors.toSet());
    for (String code : rule.procedures()) {
      if (!codes.contains(code)) {
        throw new RuleMistake("for/procedures", "unknown-procedure", code);
      }
    }
    for (String group : rule.groups()) {
      if (!groups.contains(group)) {
        throw new RuleMistake("for/groups", "unknown-procedure", group);
      }
    }
  }

  /** Items that no procedure of the rule has together with the others. */
  private Set<String> missing(Rule rule, Set<String> items) {
    List<Procedure> targets = catalogue.procedures().stream().filter(rule::isFor).toList();
    if (items.isEmpty() || targets.stream().anyMatch(p -> hasAll(p, items))) {
      return Set.of();
    }
    Set<String> missing = new LinkedHashSet<>(items);
    targets.forEach(p -> p.fields().forEach(f -> missing.remove(f.id())));
    return missing.isEmpty() ? items : missing;
  }

  /** Whether a procedure's form has all these items. */
  static boolean hasAll(@Nullable Procedure procedure, Set<String> items) {
    if (procedure == null) {
      return items.isEmpty();
    }
    Set<String> ids = new HashSet<>();
    for (Field field : procedure.fields()) {
      ids.add(field.id());
    }
    return ids.containsAll(items);
  }
}
