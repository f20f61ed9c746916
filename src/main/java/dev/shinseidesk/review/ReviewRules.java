package dev.shinseidesk.review;

import dev.shinseidesk.archive.DocumentInfo;
import dev.shinseidesk.archive.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges an application by a list of rules. Immutable; any thread. */
public final class ReviewRules {
  /** A rule that broke down; its findings are missing, so a person must look. */
  static final String RULE_FAILED = "rule-failed";

  /** More findings of one rule than are kept. */
  static final String MORE_FINDINGS = "more-findings";

  private static final Logger LOG = LoggerFactory.getLogger(ReviewRules.class);

  private final RuleBook book;

  /**
   * For these rules.
   *
   * @param maxPerRule findings kept of one rule, at least 1
   */
  public ReviewRules(List<ReviewRule> rules, int maxPerRule) {
    this(new SameForAll(rules, maxPerRule));
  }

  /** For the rules of an office. */
  public ReviewRules(RuleBook book) {
    this.book = book;
  }

  /** Rules that don't depend on the procedure. */
  private record SameForAll(List<ReviewRule> all, int maxPerRule) implements RuleBook {
    SameForAll {
      all = List.copyOf(all);
    }

    @Override
    public List<ReviewRule> rules(ReviewSubject subject) {
      return all;
    }

    @Override
    public String version() {
      return "";
    }

    @Override
    public DocumentReader.Look look(DocumentInfo document, boolean certificate) {
      return certificate ? DocumentReader.Look.TEXT : DocumentReader.Look.READABLE;
    }
  }

  /**
   * The rules that ship, as the settings switch them.
   *
   * @param drawable whether the fonts of the window have a character (code point)
   */
  public static ReviewRules standard(ReviewSettings settings, IntPredicate drawable) {
    return new ReviewRules(
        StandardRules.rules(settings, drawable), settings.reading().maxFindingsPerRule());
  }

  /** The rules that ship as classes, by key, whatever the settings say of their level. */
  public static Map<String, ReviewRule> built(
      ReviewSettings settings, IntPredicate drawable, Map<String, Severity> severities) {
    return StandardRules.built(settings, drawable, severities);
  }

  /** Keys of the rules that ship as classes. */
  public static Set<String> builtKeys() {
    return StandardRules.keys();
  }

  /** The rules themselves. */
  RuleBook book() {
    return book;
  }

  /**
   * Findings gravest first, among equals in the order of the rules; never throws for any filing.
   */
  public List<Finding> judge(ReviewSubject subject) {
    List<Finding> all = new ArrayList<>();
    for (ReviewRule rule : book.rules(subject)) {
      all.addAll(judge(rule, subject));
    }
    all.sort(Comparator.comparing(Finding::severity));
    return List.copyOf(all);
  }

  private List<Finding> judge(ReviewRule rule, ReviewSubject subject) {
    List<Finding> found = new ArrayList<>();
    int[] more = {0};
    try {
      rule.judge(
          subject,
          finding -> {
            if (found.size() < book.maxPerRule()) {
              found.add(finding);
            } else {
              more[0]++;
            }
          });
    } catch (RuntimeException e) {
      // A defect of ours must neither hide what the other rules find nor pass as "nothing found".
      // The exception's text may quote the form, so only its kind and place go to the log.
      LOG.error(
          "rule {} failed on {}: {} at {}",
          rule.key(),
          subject.application().receiptNumber(),
          e.getClass().getName(),
          e.getStackTrace().length == 0 ? "-" : e.getStackTrace()[0]);
      found.add(new Finding(RULE_FAILED, Severity.ERROR, Place.WHOLE, List.of(rule.key())));
    }
    if (more[0] > 0) {
      found.add(
          new Finding(
              MORE_FINDINGS,
              Severity.ALERT,
              Place.WHOLE,
              List.of(Integer.toString(more[0]), rule.key())));
    }
    return found;
  }
}
