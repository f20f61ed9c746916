package dev.shinseidesk.keeping;

import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.StatusCode;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * What tells, on one day, whether an application is due.
 *
 * @param before completed before this is due
 * @param byProcedure the same for procedures with a period of their own
 * @param finished 申請処理状況 with which an application is over
 * @param openOutcomes ids of outcomes that don't complete one, e.g. 要訂正
 */
public record Cut(
    Instant before,
    Map<ProcedureCode, Instant> byProcedure,
    Set<StatusCode> finished,
    Set<String> openOutcomes) {
  /** Copies map and sets. */
  public Cut {
    byProcedure = Map.copyOf(byProcedure);
    finished = Set.copyOf(finished);
    openOutcomes = Set.copyOf(openOutcomes);
  }
}
