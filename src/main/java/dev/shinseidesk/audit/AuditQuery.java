package dev.shinseidesk.audit;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an auditor looks for.
 *
 * @param from first day, Asia/Tokyo; null for since ever
 * @param until last day, inclusive; null for until now
 * @param by 操作者ID; empty for everybody
 * @param actions only these; empty for all
 * @param subject 受付番号 or other subject, whole; empty for all
 */
public record AuditQuery(
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    String by,
    Set<AuditAction> actions,
    String subject) {
  /** Every line. */
  public static final AuditQuery ALL = new AuditQuery(null, null, "", Set.of(), "");

  /** Copies the set. */
  public AuditQuery {
    actions = Set.copyOf(actions);
  }

  /** Whether it takes every line of its days, so that the chain holds from one to the next. */
  public boolean whole() {
    return by.isEmpty() && actions.isEmpty() && subject.isEmpty();
  }
}
