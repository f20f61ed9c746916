package dev.shinseidesk.portal;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.ReceiptNumber;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A failed call, with what the repetition needs to know. First fact is always the 連携ID. */
final class PortalFailure extends DeskException {
  private static final long serialVersionUID = 1L;
  private final Effect effect;
  private final @Nullable Duration retryAfter;

  /** What the other side may have done, and whether the same call may go better at once. */
  enum Effect {
    /** Nothing reached the portal, or it turned the call away unread: repeat freely. */
    NONE,
    /** Perhaps done, perhaps not: repeat only what can be done twice. */
    UNSURE,
    /** The answer is an answer: repeating at once gives the same. */
    FINAL
  }

  PortalFailure(
      Problem problem, Effect effect, @Nullable Duration retryAfter, @Nullable Throwable cause) {
    super(problem, cause);
    this.effect = effect;
    this.retryAfter = retryAfter;
  }

  /** A failure that isn't repeated at once. */
  static PortalFailure of(Kind kind, String key, Operation operation, String... facts) {
    return new PortalFailure(problem(kind, key, operation, facts), Effect.FINAL, null, null);
  }

  /** A failure of the connection. */
  static PortalFailure of(
      Kind kind, String key, Operation operation, Effect effect, Throwable cause, String... facts) {
    return new PortalFailure(problem(kind, key, operation, facts), effect, null, cause);
  }

  /** The problem with the operation as its first fact. */
  static Problem problem(Kind kind, String key, Operation operation, String... facts) {
    var all = new String[facts.length + 1];
    all[0] = operation.id();
    System.arraycopy(facts, 0, all, 1, facts.length);
    return Problem.of(kind, "portal." + key, all);
  }

  /** Refuses the answer about another application. */
  static void unlessSame(Operation operation, ReceiptNumber asked, ReceiptNumber got)
      throws PortalFailure {
    if (!asked.equals(got)) {
      throw of(Kind.OTHER_SIDE_FINAL, "wrong-number", operation, asked.value());
    }
  }

  /** What the other side may have done. */
  Effect effect() {
    return effect;
  }

  /** How long the other side asks to wait; null where it doesn't. */
  @Nullable Duration retryAfter() {
    return retryAfter;
  }

  /** Whether this is the failure of that key. */
  boolean is(String key) {
    return problem().key().equals("portal." + key);
  }
}
