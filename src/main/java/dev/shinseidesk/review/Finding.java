package dev.shinseidesk.review;

import dev.shinseidesk.archive.Place;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something the automatic review noticed. Words: {@code finding.RULE} (what), {@code
 * finding.RULE.todo} (what to do) in the message bundles, filled with the facts; a rule of a rule
 * set brings its own {@link Words} instead.
 *
 * @param rule the rule's key, e.g. {@code required-item}
 * @param severity how grave
 * @param place where
 * @param facts what fills the message; may hold what the form says, so not for logs
 * @param words the rule's own words; null where the bundles have them
 */
public record Finding(
    String rule, Severity severity, Place place, List<String> facts, @Nullable Words words) {
  /** Copies the facts. */
  public Finding {
    facts = List.copyOf(facts);
  }

  /** A finding whose words stand in the message bundles. */
  public Finding(String rule, Severity severity, Place place, List<String> facts) {
    this(rule, severity, place, facts, null);
  }

  /**
   * Words that a rule set brings itself, already filled, so that a decision reads the same after
   * the rule set has changed.
   *
   * @param japanese in Japanese
   * @param english in English
   */
  public record Words(Text japanese, Text english) {
    /** The words of a language: Japanese for {@code ja}, otherwise English. */
    public Text in(Locale locale) {
      return locale.getLanguage().equals("ja") ? japanese : english;
    }

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
      return "Words[…]";
    }
  }

  /**
   * Words of one language; they may quote the form, so not for logs.
   *
   * @param what what was noticed
   * @param why why it matters
   * @param todo what to do
   */
  public record Text(String what, String why, String todo) {
    /** Personal data stays out of logs. */
    @Override
    public String toString() {
      return "Text[…]";
    }
  }

  /** Personal data stays out of logs. */
  @Override
  public String toString() {
    return "Finding[" + rule + "]";
  }
}
