package dev.shinseidesk.ui.catalogue;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.catalogue.RuleSchema.Kind;
import dev.shinseidesk.ui.catalogue.RuleSchema.Parameter;
import java.util.List;

/** Words for what keeps a draft from being saved. Static and pure. */
final class CatalogueProblems {
  private CatalogueProblems() {}

  /** The rule a problem is about; empty for none. */
  static String rule(Problem problem) {
    List<String> facts = problem.facts();
    return switch (problem.key()) {
      case "rules.example", "rules.refused" -> facts.get(1);
      case "rules.schema" -> facts.get(2);
      default -> "";
    };
  }

  /** What is wrong, with rule and example where it is about one. */
  static String words(CatalogueViewModel model, Problem problem) {
    Texts texts = model.context().texts();
    List<String> facts = problem.facts();
    if (problem.key().equals("rules.example")) {
      return texts.get("ui.catalogue.problem.example." + facts.get(2), facts.get(1), facts.get(3));
    }
    if (problem.key().equals("rules.refused")) {
      List<String> reason = List.of(facts.get(1), facts.get(3));
      return texts.get("ui.catalogue.problem.refused", reason);
    }
    RuleLine line = problem.key().equals("rules.schema") ? model.now().rule(facts.get(2)) : null;
    if (line == null) {
      return texts.what(problem);
    }
    boolean missing = facts.get(3).equals("required");
    String name =
        missing ? facts.get(4) : facts.get(1).substring(facts.get(1).lastIndexOf('/') + 1);
    return texts.get(
        missing ? "ui.catalogue.problem.missing" : "ui.catalogue.problem.unfit",
        line.id(),
        title(model, line, name));
  }

  private static String title(CatalogueViewModel model, RuleLine line, String name) {
    Kind kind = model.schema().kind(line.kind());
    if (kind != null) {
      for (Parameter parameter : kind.parameters()) {
        if (parameter.name().equals(name)) {
          return parameter.title();
        }
      }
    }
    return name;
  }
}
