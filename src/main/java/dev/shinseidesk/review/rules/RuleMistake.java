package dev.shinseidesk.review.rules;

import dev.shinseidesk.application.MessageFact;
import java.util.List;

/** Something a rule may not say; its words are {@code rules.reason.KEY} of the bundles. */
final class RuleMistake extends Exception {
  private static final long serialVersionUID = 1;

  private final String place;
  private final String key;
  private final transient List<String> facts;

  /**
   * A mistake.
   *
   * @param place where in the rule, e.g. {@code with/pattern}
   */
  RuleMistake(String place, String key, String... facts) {
    super(key);
    this.place = place;
    this.key = key;
    this.facts = List.of(facts);
  }

  String place() {
    return place;
  }

  /** The reason as a fact of a problem. */
  String words() {
    return new MessageFact("rules.reason." + key, facts).encoded();
  }

  /** The same mistake, told of a place around it. */
  RuleMistake within(String outer) {
    return new RuleMistake(
        place.isEmpty() ? outer : outer + "/" + place, key, facts.toArray(String[]::new));
  }
}
