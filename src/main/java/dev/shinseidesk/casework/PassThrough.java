package dev.shinseidesk.casework;

import dev.shinseidesk.application.ProcedureCode;
import java.util.Map;
import java.util.Optional;

/**
 * Procedures whose municipality does no format review. Immutable, any thread.
 *
 * @param procedures what happens to each
 */
public record PassThrough(Map<ProcedureCode, Way> procedures) {
  /** None. */
  public static final PassThrough NONE = new PassThrough(Map.of());

  /** Copies the map. */
  public PassThrough {
    procedures = Map.copyOf(procedures);
  }

  /** What happens to a procedure's applications; empty where they are reviewed. */
  public Optional<Way> of(ProcedureCode procedure) {
    return Optional.ofNullable(procedures.get(procedure));
  }

  /**
   * What happens.
   *
   * @param forward whether it is forwarded at once by the default route
   * @param reason kept with the review, not blank
   */
  public record Way(boolean forward, String reason) {}
}
