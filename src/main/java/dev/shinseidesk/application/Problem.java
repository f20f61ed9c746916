package dev.shinseidesk.application;

import java.util.List;

/**
 * Something that went wrong and was foreseen. The words come from the message bundles: {@code
 * problem.KEY} says what happened, {@code problem.KEY.means} what that means for the application,
 * {@code problem.KEY.next} what to do next; facts fill {0}, {1} … of all three.
 *
 * @param kind whose fault and whether trying again can help
 * @param key key in the message bundles, without the {@code problem.} before it, e.g. {@code
 *     portal.timeout}
 * @param facts what fills the message: item, rule, place; never personal data; may be empty
 */
public record Problem(Kind kind, String key, List<String> facts) {
  /** Whose fault it is; the command line turns it into its exit code. */
  public enum Kind {
    /** Wrong usage, input or configuration on our side: exit 2. */
    USAGE(2, false),
    /** The other side failed; trying again may help: exit 3. */
    OTHER_SIDE(3, true),
    /** The other side answered and said no for good, or broke its contract: exit 3. */
    OTHER_SIDE_FINAL(3, false),
    /** Not permitted or not possible in this state: exit 4. */
    REFUSED(4, false);

    private final int exitCode;
    private final boolean retryMayHelp;

    Kind(int exitCode, boolean retryMayHelp) {
      this.exitCode = exitCode;
      this.retryMayHelp = retryMayHelp;
    }

    /** Exit code of the command line. */
    public int exitCode() {
      return exitCode;
    }

    /** Whether the same act, repeated later without a change, may succeed. */
    public boolean retryMayHelp() {
      return retryMayHelp;
    }
  }

  /** Copies the facts. */
  public Problem {
    facts = List.copyOf(facts);
  }

  /** Shorthand. */
  public static Problem of(Kind kind, String key, String... facts) {
    return new Problem(kind, key, List.of(facts));
  }
}
