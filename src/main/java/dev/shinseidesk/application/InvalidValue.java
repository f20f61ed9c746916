package dev.shinseidesk.application;

import java.util.regex.Pattern;

/**
 * A value that is not of the form its item asks for. Carries the item's name and the rule, never
 * the value itself, so that a log line can't leak personal data.
 */
public final class InvalidValue extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;
  private final String item;
  private final String rule;

  /**
   * Names what is wrong.
   *
   * @param item the item's Japanese name, e.g. 受付番号
   * @param rule the rule it broke, short and technical (a pattern, a length)
   */
  public InvalidValue(String item, String rule) {
    super(item + ": " + rule);
    this.item = item;
    this.rule = rule;
  }

  /** The item's Japanese name. */
  public String item() {
    return item;
  }

  /** The rule that was broken. */
  public String rule() {
    return rule;
  }

  /** The same with a pattern compiled once, for values that come by the million. */
  static void unlessMatches(String item, String value, Pattern pattern) {
    if (!pattern.matcher(value).matches()) {
      throw new InvalidValue(item, pattern.pattern());
    }
  }

  /** Throws unless the whole value matches the pattern. */
  static void unlessMatches(String item, String value, String pattern) {
    if (!Pattern.matches(pattern, value)) {
      throw new InvalidValue(item, pattern);
    }
  }
}
