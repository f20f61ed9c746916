package dev.shinseidesk.review.rules;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A rule set as written: what ships, with an office's file laid over it. Immutable.
 *
 * @param version version of what ships, and after a slash that of the office's file
 * @param sha256 fingerprint of both, 64 hexadecimal digits
 * @param values derived values by name, expressions
 * @param rules in the order in which a clerk reads
 * @param own ids of the rules that the office wrote
 * @param postal 郵便番号 (seven digits) to the beginnings an address may have; empty without a table
 */
public record RuleSet(
    String version,
    String sha256,
    Map<String, String> values,
    List<Rule> rules,
    Set<String> own,
    Map<String, List<String>> postal) {
  /** Copies the collections. */
  public RuleSet {
    values = Map.copyOf(values);
    rules = List.copyOf(rules);
    own = Set.copyOf(own);
    postal = Map.copyOf(postal);
  }
}
