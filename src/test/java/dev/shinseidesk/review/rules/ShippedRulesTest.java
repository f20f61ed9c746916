package dev.shinseidesk.review.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.ProcedureCatalogue;
import dev.shinseidesk.review.ReviewRules;
import dev.shinseidesk.review.ReviewSettingsReader;
import dev.shinseidesk.settings.CatalogueReader;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What ships: every rule at work on the shipped catalogue, every example held. */
class ShippedRulesTest {
  static final ProcedureCatalogue CATALOGUE =
      new CatalogueReader().read(CatalogueReader.shipped()).catalogue().orElseThrow();
  static final RuleSets SETS =
      new RuleSets(CATALOGUE, new ReviewSettingsReader().shipped(), c -> true);

  @Test
  void everyExampleHolds() {
    CompiledRules rules = SETS.shipped();
    assertThat(rules.dormant()).isEmpty();
    assertThat(SETS.runExamples(rules)).extracting(Problem::facts).isEmpty();
  }

  @Test
  void holdsEveryRuleThatShipsAsAClass() {
    Set<String> built =
        SETS.shipped().set().rules().stream()
            .filter(r -> r.kind().equals(RuleKinds.BUILT))
            .map(Rule::id)
            .collect(Collectors.toSet());
    assertThat(built).isEqualTo(ReviewRules.builtKeys());
  }

  @Test
  void everyProcedureHasRulesOfItsOwn() {
    CompiledRules rules = SETS.shipped();
    List<String> without =
        CATALOGUE.procedures().stream()
            .filter(p -> rules.rules(p).stream().allMatch(r -> r.procedures().isEmpty()))
            .map(p -> p.code().value())
            .toList();
    assertThat(without).isEmpty();
  }

  @Test
  void theVersionNamesTheRulesByTheirFingerprint() {
    assertThat(SETS.shipped().version()).matches("2026\\.11-2@[0-9a-f]{64}");
    assertThat(SETS.shipped().version()).isEqualTo(SETS.shipped().version());
  }
}
