package dev.shinseidesk.application;

import java.util.List;
import java.util.Optional;

/**
 * The office's procedures, in the catalogue's order.
 *
 * @param version version of the catalogue, kept with each review
 * @param procedures no two of one code
 */
public record ProcedureCatalogue(String version, List<Procedure> procedures) {
  /** Copies the list. */
  public ProcedureCatalogue {
    procedures = List.copyOf(procedures);
  }

  /** The procedure of this code; empty where the office hasn't set it up. */
  public Optional<Procedure> find(ProcedureCode code) {
    return procedures.stream().filter(p -> p.code().equals(code)).findFirst();
  }
}
