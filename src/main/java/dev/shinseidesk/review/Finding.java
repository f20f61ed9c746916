package dev.shinseidesk.review;

import dev.shinseidesk.archive.Place;
import java.util.List;

/**
 * Something the automatic review noticed. Words: {@code finding.RULE} (what), {@code
 * finding.RULE.todo} (what to do) in the message bundles, filled with the facts.
 *
 * @param rule the rule's key, e.g. {@code required-item}
 * @param severity how grave
 * @param place where
 * @param facts what fills the message; may hold what the form says, so not for logs
 */
public record Finding(String rule, Severity severity, Place place, List<String> facts) {
  /** Copies the facts. */
  public Finding {
    facts = List.copyOf(facts);
  }

  /** Personal data stays out of logs. */
  @Override
  public String toString() {
    return "Finding[" + rule + "]";
  }
}
