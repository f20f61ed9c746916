package dev.shinseidesk.review.rules;

import dev.shinseidesk.review.Finding;
import dev.shinseidesk.review.ReviewSettings;
import dev.shinseidesk.review.ReviewSettingsReader;
import dev.shinseidesk.review.ReviewSubject;
import dev.shinseidesk.review.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Rules and applications made in a test. */
final class TestRules {
  static final JsonMapper MAPPER = JsonMapper.builder().build();
  static final ReviewSettings SETTINGS = new ReviewSettingsReader().shipped();

  private TestRules() {}

  static JsonNode json(String text) {
    return MAPPER.readTree(text);
  }

  /** An example with these items. */
  static ObjectNode example(Map<String, String> items) {
    ObjectNode example = MAPPER.createObjectNode();
    ObjectNode node = example.putObject("items");
    items.forEach(node::put);
    return example;
  }

  static ReviewSubject subject(JsonNode example) {
    return new ExampleSubject(example, null, SETTINGS).subject();
  }

  /** The check of a kind. */
  static DataRule rule(String kind, String with) throws RuleMistake {
    return rule(kind, with, Map.of());
  }

  static DataRule rule(String kind, String with, Map<String, List<String>> postal)
      throws RuleMistake {
    var expressions = new Expressions(Map.of());
    RuleKind found = new RuleKinds().find(kind).orElseThrow();
    var parameters =
        new Parameters(
            json(with),
            new Parameters.Office(expressions, new PostalTable(postal), "F010", "F012", "F014"));
    Check check = found.maker().make(parameters);
    parameters.nothingElse();
    var words = new Rule.Words("対象", "{value}", "なぜ", "どうする");
    var rule =
        new Rule(
            "test-" + kind,
            kind,
            Set.of(),
            Set.of(),
            Severity.ERROR,
            null,
            json(with),
            new Rule.Texts(words, words),
            null,
            List.of(),
            List.of());
    return new DataRule(rule, Severity.ERROR, null, expressions, new DataRule.Work.Kinded(check));
  }

  /** Ids of what a rule says of an example. */
  static List<String> judged(DataRule rule, JsonNode example) {
    List<Finding> found = new ArrayList<>();
    rule.judge(subject(example), found::add);
    return found.stream().map(Finding::rule).toList();
  }

  /** Whether a rule finds something in these items, and can judge them. */
  static boolean finds(DataRule rule, Map<String, String> items) {
    List<String> judged = judged(rule, example(items));
    if (judged.contains(DataRule.UNDECIDED)) {
      throw new AssertionError("undecided");
    }
    return !judged.isEmpty();
  }
}
