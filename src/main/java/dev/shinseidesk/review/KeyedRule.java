package dev.shinseidesk.review;

import dev.shinseidesk.application.MessageFact;
import dev.shinseidesk.archive.ArchiveProblem;
import dev.shinseidesk.archive.FormItem;
import dev.shinseidesk.archive.Place;
import java.util.ArrayList;
import java.util.List;

/** What every rule of this package has: a key and how grave its findings are. */
abstract class KeyedRule implements ReviewRule {
  /** Longest fact; a value of a hostile form may be megabytes. */
  private static final int MAX_FACT = 200;

  private final String key;
  private final Severity severity;

  KeyedRule(String key, Severity severity) {
    this.key = key;
    this.severity = severity;
  }

  @Override
  public final String key() {
    return key;
  }

  final Finding finding(Place place, String... facts) {
    List<String> bounded = new ArrayList<>();
    for (String fact : facts) {
      bounded.add(brief(fact));
    }
    return new Finding(key, severity, place, bounded);
  }

  /** A finding at an item: facts are 項目名, document, line, and then those given. */
  final Finding at(FormItem item, String... more) {
    List<String> facts = new ArrayList<>(List.of(item.name(), document(item), line(item)));
    facts.addAll(List.of(more));
    return finding(item.place(), facts.toArray(String[]::new));
  }

  /** A problem of the archive in its own words. */
  static String words(ArchiveProblem problem) {
    return new MessageFact("archive." + problem.key(), problem.facts()).encoded();
  }

  static String document(FormItem item) {
    String name = item.place().document();
    return name == null ? "-" : name;
  }

  static String line(FormItem item) {
    Integer line = item.place().line();
    return line == null ? "-" : line.toString();
  }

  private static String brief(String fact) {
    if (MessageFact.decoded(fact).isPresent()
        || fact.codePointCount(0, fact.length()) <= MAX_FACT) {
      return fact;
    }
    return fact.substring(0, fact.offsetByCodePoints(0, MAX_FACT)) + "…";
  }
}
