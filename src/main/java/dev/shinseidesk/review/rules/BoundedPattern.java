package dev.shinseidesk.review.rules;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression that can't run for ever: each character it looks at is a step of the budget.
 * Immutable; any thread.
 */
final class BoundedPattern {
  private static final int LONGEST = 500;

  private final Pattern pattern;

  private BoundedPattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /** Compiles; a huge or broken one is a mistake. */
  static BoundedPattern of(String source, String place) throws RuleMistake {
    if (source.length() > LONGEST) {
      throw new RuleMistake(place, "pattern-long", Integer.toString(LONGEST));
    }
    try {
      return new BoundedPattern(Pattern.compile(source));
    } catch (PatternSyntaxException | StackOverflowError e) {
      throw new RuleMistake(place, "pattern");
    }
  }

  /**
   * Whether the whole text matches.
   *
   * @throws Budget.Spent when the budget is used up first
   */
  boolean matches(String text, Budget budget) {
    try {
      return pattern.matcher(new Counted(text, budget)).matches();
    } catch (StackOverflowError e) {
      throw new Budget.Spent("depth"); // groups repeated over a long text recurse
    }
  }

  private record Counted(CharSequence text, Budget budget) implements CharSequence {
    @Override
    public char charAt(int index) {
      budget.step();
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Counted(text.subSequence(start, end), budget);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
