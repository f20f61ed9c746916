package dev.shinseidesk.forwarding;

import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.application.ProcedureCode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where applications of a procedure go by default.
 *
 * @param procedure 手続コード
 * @param receiver 業務システム
 * @param method how, for this procedure; null for the business system's own method
 * @param from first day it holds, Asia/Tokyo; null for since ever
 * @param until last day it holds; null for until further notice
 */
public record Route(
    ProcedureCode procedure,
    BusinessSystemId receiver,
    @Nullable ForwardingMethod method,
    @Nullable LocalDate from,
    @Nullable LocalDate until) {
  /**
   * Checks the days.
   *
   * @throws InvalidValue when it ends before it begins
   */
  public Route {
    if (from != null && until != null && until.isBefore(from)) {
      throw new InvalidValue("適用期間", "from <= until");
    }
  }

  /** Whether it holds on a day. */
  public boolean holds(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
  }

  /** Whether both are of one procedure and hold on one day at once. */
  boolean clashes(Route other) {
    return procedure.equals(other.procedure)
        && (from == null || other.until == null || !from.isAfter(other.until))
        && (other.from == null || until == null || !other.from.isAfter(until));
  }
}
