package dev.shinseidesk.casework;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.JapaneseDates;
import dev.shinseidesk.review.Finding;
import dev.shinseidesk.review.Review;
import dev.shinseidesk.review.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Composes what the applicant reads, always in Japanese: the clerk's reason, then each error in
 * words for residents. Immutable; any thread.
 *
 * @param opening before the points; {procedure}, {number} and {deadline} are filled in
 * @param closing after them; the same
 * @param byRule words for residents by rule, with {0}, {1} … for the finding's facts; empty where a
 *     finding is no business of the applicant
 * @param otherwise words for a rule that isn't in the table
 */
public record CorrectionText(
    String opening,
    String closing,
    Map<String, String> byRule,
    Function<Finding, String> otherwise) {
  /** Copies the map. */
  public CorrectionText {
    byRule = Map.copyOf(byRule);
  }

  /**
   * The text; points that don't fit are left out with a word on how many.
   *
   * @param review newest; null when there is none
   * @param limit greatest number of characters
   */
  String compose(
      Application application,
      @Nullable Review review,
      List<Finding> findings,
      LocalDate deadline,
      int limit) {
    List<String> points = points(review, findings);
    for (int shown = points.size(); shown >= 0; shown--) {
      String text = text(application, points, shown, deadline);
      if (CaseRules.length(text) <= limit) {
        return text;
      }
    }
    return "";
  }

  private String text(Application application, List<String> points, int shown, LocalDate deadline) {
    List<String> lines = new ArrayList<>();
    lines.add(filled(opening, application, deadline));
    for (int i = 0; i < shown; i++) {
      lines.add("・" + points.get(i));
    }
    if (shown < points.size()) {
      lines.add("・ほか" + (points.size() - shown) + "件");
    }
    lines.add(filled(closing, application, deadline));
    lines.removeIf(String::isBlank);
    return String.join("\n", lines);
  }

  private List<String> points(@Nullable Review review, List<Finding> findings) {
    Set<String> points = new LinkedHashSet<>();
    List<String> reason =
        review == null
            ? List.of()
            : review.reason().lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    points.addAll(reason);
    List<Finding> errors =
        findings.stream().filter(f -> f.severity() == Severity.ERROR).distinct().toList();
    Set<Finding> told = told(reason, errors);
    errors.stream()
        .filter(f -> !told.contains(f))
        .map(this::words)
        .filter(words -> !words.isBlank())
        .forEach(points::add);
    return List.copyOf(points);
  }

  /**
   * Findings the reason tells already, in any of their wordings: what the review puts into a reason
   * are the words for clerks, what a letter says those for residents.
   */
  private Set<Finding> told(List<String> reason, List<Finding> errors) {
    Set<Finding> told = new HashSet<>();
    for (Finding finding : errors) {
      if (wordings(finding).anyMatch(words -> reason.stream().anyMatch(l -> l.contains(words)))) {
        told.add(finding);
      }
    }
    return told;
  }

  private Stream<String> wordings(Finding finding) {
    Finding.Words own = finding.words();
    return Stream.concat(
            Stream.of(words(finding), otherwise.apply(finding)),
            own == null ? Stream.empty() : Stream.of(own.japanese().what(), own.english().what()))
        .map(String::strip)
        .filter(words -> !words.isEmpty());
  }

  private String words(Finding finding) {
    String pattern = byRule.get(finding.rule());
    if (pattern == null) {
      return otherwise.apply(finding);
    }
    String words = pattern;
    for (int i = 0; i < finding.facts().size(); i++) {
      words = words.replace("{" + i + "}", finding.facts().get(i));
    }
    return words;
  }

  private static String filled(String pattern, Application application, LocalDate deadline) {
    String name =
        application.procedureCommonName().isEmpty()
            ? application.procedureName()
            : application.procedureCommonName();
    return pattern
        .replace("{procedure}", name)
        .replace("{number}", application.receiptNumber().value())
        .replace("{deadline}", JapaneseDates.format(deadline));
  }
}
