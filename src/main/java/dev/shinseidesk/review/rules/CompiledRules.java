package dev.shinseidesk.review.rules;

import dev.shinseidesk.application.Procedure;
import dev.shinseidesk.application.ProcedureCatalogue;
import dev.shinseidesk.archive.DocumentInfo;
import dev.shinseidesk.review.DocumentReader.Look;
import dev.shinseidesk.review.ReviewRule;
import dev.shinseidesk.review.ReviewSubject;
import dev.shinseidesk.review.RuleBook;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A rule set at work, sorted by procedure once. Immutable; any thread. */
public final class CompiledRules implements RuleBook {
  private final RuleSet set;
  private final ProcedureCatalogue catalogue;
  private final List<RuleCompiler.Compiled> compiled;
  private final List<String> dormant;
  private final int maxPerRule;
  private final Set<RuleKind.Needs> needs;
  private final Map<String, List<ReviewRule>> byProcedure = new HashMap<>();
  private final List<ReviewRule> unknown;

  CompiledRules(
      RuleSet set,
      ProcedureCatalogue catalogue,
      List<RuleCompiler.Compiled> compiled,
      List<String> dormant,
      int maxPerRule) {
    this.set = set;
    this.catalogue = catalogue;
    this.compiled = List.copyOf(compiled);
    this.dormant = List.copyOf(dormant);
    this.maxPerRule = maxPerRule;
    this.needs = EnumSet.noneOf(RuleKind.Needs.class);
    compiled.forEach(c -> needs.add(c.needs()));
    for (Procedure procedure : catalogue.procedures()) {
      byProcedure.put(procedure.code().value(), sorted(procedure));
    }
    this.unknown = sorted(null);
  }

  private List<ReviewRule> sorted(@Nullable Procedure procedure) {
    List<ReviewRule> rules = new ArrayList<>();
    for (RuleCompiler.Compiled one : compiled) {
      if (one.rule().rule().isFor(procedure) && RuleCompiler.hasAll(procedure, one.items())) {
        rules.add(one.rule());
      }
    }
    return List.copyOf(rules);
  }

  @Override
  public List<ReviewRule> rules(ReviewSubject subject) {
    return subject
        .procedure()
        .map(p -> byProcedure.getOrDefault(p.code().value(), unknown))
        .orElse(unknown);
  }

  /** The rules of a procedure as written, for showing them; null for one nobody set up. */
  public List<Rule> rules(@Nullable Procedure procedure) {
    return compiled.stream()
        .filter(c -> c.rule().rule().isFor(procedure))
        .filter(c -> RuleCompiler.hasAll(procedure, c.items()))
        .map(c -> c.rule().rule())
        .toList();
  }

  /** A rule that works, by its id. */
  Optional<RuleCompiler.Compiled> find(String id) {
    return compiled.stream().filter(c -> c.rule().key().equals(id)).findFirst();
  }

  /** The set as written. */
  public RuleSet set() {
    return set;
  }

  /** Shipped rules that rest: off in the settings, or without their items in this catalogue. */
  public List<String> dormant() {
    return dormant;
  }

  /** Version and fingerprint, kept with each examination and each decided review. */
  @Override
  public String version() {
    return set.version() + "@" + set.sha256();
  }

  @Override
  public int maxPerRule() {
    return maxPerRule;
  }

  @Override
  public Look look(DocumentInfo document, boolean certificate) {
    return switch (document.role()) {
      case FORM -> needs.contains(RuleKind.Needs.FORM_TEXT) ? Look.TEXT : Look.READABLE;
      case ATTACHMENT ->
          needs.contains(RuleKind.Needs.PAGES)
              ? Look.PAGES
              : certificate ? Look.TEXT : Look.READABLE;
      case ITEMS_CSV, ITEMS_XML -> Look.READABLE;
    };
  }

  /** The same without the rules that open documents: for measuring, and for a first quick pass. */
  public CompiledRules withoutDocuments() {
    return new CompiledRules(
        set,
        catalogue,
        compiled.stream().filter(c -> c.needs() == RuleKind.Needs.NOTHING).toList(),
        dormant,
        maxPerRule);
  }
}
