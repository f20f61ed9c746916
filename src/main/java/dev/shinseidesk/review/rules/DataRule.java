package dev.shinseidesk.review.rules;

import dev.shinseidesk.archive.Place;
import dev.shinseidesk.review.Finding;
import dev.shinseidesk.review.ReviewRule;
import dev.shinseidesk.review.ReviewSubject;
import dev.shinseidesk.review.Severity;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A rule of a rule set at work. Immutable; any thread. */
final class DataRule implements ReviewRule {
  /** A rule that couldn't be judged at an application; never passes as "nothing found". */
  static final String UNDECIDED = "rule-undecided";

  private static final Pattern FACT = Pattern.compile("\\{([a-zA-Z]+)}");
  private static final int LONGEST_FACT = 200;

  private final Rule rule;
  private final Severity severity;
  private final @Nullable Expression when;
  private final Expressions expressions;
  private final Work work;

  /** What the rule does once its condition holds. */
  sealed interface Work {
    /** A check of one of the kinds. */
    record Kinded(Check check) implements Work {}

    /** A rule that ships as a class. */
    record Built(ReviewRule rule) implements Work {}
  }

  DataRule(
      Rule rule, Severity severity, @Nullable Expression when, Expressions expressions, Work work) {
    this.rule = rule;
    this.severity = severity;
    this.when = when;
    this.expressions = expressions;
    this.work = work;
  }

  Rule rule() {
    return rule;
  }

  @Override
  public String key() {
    return rule.id();
  }

  @Override
  public void judge(ReviewSubject subject, Consumer<Finding> out) {
    Budget budget = Budget.full();
    if (when != null) {
      switch (expressions.ask(when, subject, budget)) {
        case NO, BLANK -> {
          return;
        }
        case UNDECIDED -> {
          out.accept(undecided());
          return;
        }
        case YES -> {}
      }
    }
    switch (work) {
      case Work.Built(ReviewRule built) -> built.judge(subject, out);
      case Work.Kinded(Check check) -> {
        var judging =
            new Judging(subject, budget, (place, facts) -> out.accept(finding(place, facts)));
        boolean spent = false;
        try {
          check.judge(judging);
        } catch (Budget.Spent e) {
          spent = true;
        }
        if (spent || judging.isUndecided()) {
          out.accept(undecided());
        }
      }
    }
  }

  private Finding undecided() {
    Rule.Texts texts = rule.texts();
    return new Finding(
        UNDECIDED,
        Severity.NOTE,
        Place.WHOLE,
        List.of(
            rule.id(),
            texts == null ? rule.id() : texts.japanese().item(),
            texts == null ? rule.id() : texts.english().item()));
  }

  private Finding finding(Place found, Map<String, String> facts) {
    Rule.Texts texts = rule.texts();
    String at = rule.place();
    Place place = at == null || found.document() != null ? found : new Place(null, null, null, at);
    return new Finding(
        rule.id(),
        severity,
        place,
        facts.values().stream().map(DataRule::brief).toList(),
        texts == null
            ? null
            : new Finding.Words(text(texts.japanese(), facts), text(texts.english(), facts)));
  }

  private static Finding.Text text(Rule.Words words, Map<String, String> facts) {
    return new Finding.Text(
        filled(words.what(), facts), filled(words.why(), facts), filled(words.todo(), facts));
  }

  private static String filled(String template, Map<String, String> facts) {
    return FACT.matcher(template)
        .replaceAll(m -> Matcher.quoteReplacement(brief(facts.getOrDefault(m.group(1), ""))));
  }

  private static String brief(String fact) {
    return fact.codePointCount(0, fact.length()) <= LONGEST_FACT
        ? fact
        : fact.substring(0, fact.offsetByCodePoints(0, LONGEST_FACT)) + "…";
  }

  /** A name in braces that the kind doesn't tell. */
  static void checkTexts(Rule.Texts texts, Set<String> known) throws RuleMistake {
    for (Rule.Words words : List.of(texts.japanese(), texts.english())) {
      for (String text : List.of(words.item(), words.what(), words.why(), words.todo())) {
        Matcher matcher = FACT.matcher(text);
        while (matcher.find()) {
          if (!known.contains(matcher.group(1))) {
            throw new RuleMistake("texts", "fact", matcher.group(1));
          }
        }
      }
    }
  }
}
