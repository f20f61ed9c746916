package dev.shinseidesk.review.rules;

import java.util.Set;

/**
 * A kind of rule: makes checks from parameters. Immutable; any thread.
 *
 * @param name as in the rule set
 * @param look what of documents its rules want to see
 * @param facts names that texts of its rules may use in braces
 * @param maker makes the check
 */
record RuleKind(String name, Needs look, Set<String> facts, Maker maker) {
  /** What of documents a rule wants to see. */
  enum Needs {
    /** Nothing beyond the list of files. */
    NOTHING,
    /** The form's text. */
    FORM_TEXT,
    /** Certificates' text. */
    CERTIFICATE_TEXT,
    /** How the pages of attachments look. */
    PAGES
  }

  /** Makes a check. */
  @FunctionalInterface
  interface Maker {
    Check make(Parameters with) throws RuleMistake;
  }

  /** Copies the set. */
  RuleKind {
    facts = Set.copyOf(facts);
  }
}
