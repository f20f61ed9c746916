package dev.shinseidesk.audit;

import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.ReceiptNumber;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that is about to be done or shown. The trail itself adds when and from which desk. The
 * trail lies in the encrypted store, so facts may name what was changed; passwords and keys never
 * belong in them.
 *
 * @param action what
 * @param by 操作者ID; as typed where a sign-in failed; empty for the desk itself
 * @param subject 受付番号, or the name of what else it is about (file, account, channel); may be empty
 * @param before facts as they were; may be empty
 * @param after facts as they are to be, or how it was asked for; may be empty
 */
public record AuditEvent(
    AuditAction action,
    String by,
    String subject,
    Map<String, String> before,
    Map<String, String> after) {
  /** Facts of each side at most. */
  public static final int MOST_FACTS = 40;

  /** Characters of a fact, of {@code by} and of {@code subject} at most; more is cut. */
  public static final int MOST_CHARACTERS = 2_000;

  /**
   * Copies the facts, sorted by name; cuts what is too long.
   *
   * @throws InvalidValue for more than {@value #MOST_FACTS} facts on a side
   */
  public AuditEvent {
    by = cut(by);
    subject = cut(subject);
    before = facts(before);
    after = facts(after);
  }

  /** An event about nothing in particular. */
  public static AuditEvent of(AuditAction action, Operator by) {
    return new AuditEvent(action, by.id().value(), "", Map.of(), Map.of());
  }

  /** An event about one application. */
  public static AuditEvent of(AuditAction action, Operator by, ReceiptNumber number) {
    return of(action, by).about(number.value());
  }

  /** The same about something else. */
  public AuditEvent about(String other) {
    return new AuditEvent(action, by, other, before, after);
  }

  /** With one more fact of how it was. */
  public AuditEvent before(String name, Object value) {
    return new AuditEvent(action, by, subject, with(before, name, value), after);
  }

  /** With one more fact of how it is to be. */
  public AuditEvent after(String name, Object value) {
    return new AuditEvent(action, by, subject, before, with(after, name, value));
  }

  private static Map<String, String> with(Map<String, String> facts, String name, Object value) {
    Map<String, String> more = new TreeMap<>(facts);
    more.put(name, value.toString());
    return more;
  }

  private static Map<String, String> facts(Map<String, String> given) {
    if (given.size() > MOST_FACTS) {
      throw new InvalidValue("監査証跡", "≤ " + MOST_FACTS);
    }
    Map<String, String> sorted = new TreeMap<>();
    given.forEach((name, value) -> sorted.put(cut(name), cut(value)));
    return Collections.unmodifiableMap(sorted);
  }

  private static String cut(String text) {
    return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "…";
  }

  /** Personal data stays out of logs. */
  @Override
  public String toString() {
    return "AuditEvent[" + action + "]";
  }
}
