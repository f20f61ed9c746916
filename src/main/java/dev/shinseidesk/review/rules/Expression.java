package dev.shinseidesk.review.rules;

import java.util.Set;
import org.apache.commons.jexl3.JexlScript;

/**
 * An expression that was checked. Immutable; any thread.
 *
 * @param script what runs
 * @param items ids of the items it reads
 * @param values derived values it reads
 */
record Expression(JexlScript script, Set<String> items, Set<String> values) {
  /** Copies the sets. */
  Expression {
    items = Set.copyOf(items);
    values = Set.copyOf(values);
  }

  /** What an expression says of an application. */
  enum Answer {
    YES,
    NO,
    /** An item it needs is empty: nothing to judge; the rule on required items tells that. */
    BLANK,
    /** It can't be judged: a wrong kind of value, or the budget is used up. */
    UNDECIDED
  }
}
