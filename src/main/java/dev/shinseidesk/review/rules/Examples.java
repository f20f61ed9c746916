package dev.shinseidesk.review.rules;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.Procedure;
import dev.shinseidesk.application.ProcedureCatalogue;
import dev.shinseidesk.review.Finding;
import dev.shinseidesk.review.ReviewSettings;
import dev.shinseidesk.review.ReviewSubject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Runs a rule's examples: it must say nothing about the passing ones and find the failing ones. */
final class Examples {
  private final ReviewSettings settings;

  Examples(ReviewSettings settings) {
    this.settings = settings;
  }

  /** Runs the examples of one rule; a rule that rests has nothing to run. */
  List<Problem> run(String file, Rule rule, CompiledRules rules, ProcedureCatalogue catalogue) {
    List<Problem> problems = new ArrayList<>();
    Optional<RuleCompiler.Compiled> compiled = rules.find(rule.id());
    if (compiled.isEmpty()) {
      return problems;
    }
    Optional<Procedure> procedure =
        catalogue.procedures().stream()
            .filter(rule::isFor)
            .filter(p -> RuleCompiler.hasAll(p, compiled.get().items()))
            .findFirst();
    run(file, rule, compiled.get().rule(), procedure, rule.pass(), true, problems);
    run(file, rule, compiled.get().rule(), procedure, rule.fail(), false, problems);
    return problems;
  }

  private void run(
      String file,
      Rule rule,
      DataRule data,
      Optional<Procedure> procedure,
      List<JsonNode> examples,
      boolean pass,
      List<Problem> problems) {
    for (int i = 0; i < examples.size(); i++) {
      boolean holds;
      try {
        ReviewSubject subject =
            new ExampleSubject(examples.get(i), procedure.orElse(null), settings).subject();
        List<Finding> found = new ArrayList<>();
        data.judge(subject, found::add);
        boolean undecided = found.stream().anyMatch(f -> f.rule().equals(DataRule.UNDECIDED));
        holds = !undecided && found.isEmpty() == pass;
      } catch (RuntimeException e) {
        holds = false; // an example that says something that can't be, such as a day 31 February
      }
      if (!holds) {
        problems.add(
            Problem.of(
                Kind.USAGE,
                "rules.example",
                file,
                rule.id(),
                pass ? "pass" : "fail",
                Integer.toString(i + 1)));
      }
    }
  }
}
