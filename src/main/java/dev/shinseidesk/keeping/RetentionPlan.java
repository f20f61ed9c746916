package dev.shinseidesk.keeping;

import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.application.ProcedureCode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Month;
import java.util.Map;

/**
 * How long applications are kept after they are completed; all of it is [A] and comes from {@code
 * keeping.json}. Immutable, any thread.
 *
 * @param start from when the period counts
 * @param months for every procedure without a period of its own
 * @param byProcedure months of single procedures
 * @param confirmWithin how long a second person has to confirm what a first one proposed
 * @param vacuumMebibytes up to this size the store's file is rebuilt after a run; that takes as
 *     much memory as the file is large, and never a temporary file, which would be in plain text
 */
public record RetentionPlan(
    Start start,
    int months,
    Map<ProcedureCode, Integer> byProcedure,
    Duration confirmWithin,
    int vacuumMebibytes) {
  /** What ships: five years from the next fiscal year, three days to confirm. */
  public static final RetentionPlan DEFAULT =
      new RetentionPlan(Start.NEXT_FISCAL_YEAR, 60, Map.of(), Duration.ofDays(3), 512);

  /** From when a period counts. */
  public enum Start {
    /** From the day of completion. */
    COMPLETION,
    /** From the first of April after it, as offices count the keeping of documents. */
    NEXT_FISCAL_YEAR
  }

  /**
   * Copies the map.
   *
   * @throws InvalidValue for a period under a month: what was just completed must stay in reach
   */
  public RetentionPlan {
    byProcedure = Map.copyOf(byProcedure);
    if (months < 1 || byProcedure.values().stream().anyMatch(m -> m < 1)) {
      throw new InvalidValue("保存期間", "≥ 1");
    }
  }

  /** Months a procedure's applications are kept. */
  public int months(ProcedureCode procedure) {
    return byProcedure.getOrDefault(procedure, months);
  }

  /**
   * The first day whose completions are not due yet: everything completed before it is.
   *
   * @param today in Japan
   */
  public LocalDate cutoff(int ofMonths, LocalDate today) {
    LocalDate back = today.minusMonths(ofMonths);
    return switch (start) {
      // a period that ends on a day its month hasn't got ends on the last; never a day too early
      case COMPLETION -> back.plusMonths(ofMonths).isAfter(today) ? back : back.plusDays(1);
      case NEXT_FISCAL_YEAR -> {
        LocalDate april = LocalDate.of(back.getYear(), Month.APRIL, 1);
        yield april.isAfter(back) ? april.minusYears(1) : april;
      }
    };
  }
}
