package dev.shinseidesk.settings;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.ProcedureCatalogue;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading a procedure catalogue: the catalogue, or every mistake in it.
 *
 * @param catalogue empty when there is a mistake
 * @param problems every mistake found, in the file's order, each with its JSON pointer as the first
 *     fact; empty exactly when there is a catalogue
 */
public record CatalogueReading(Optional<ProcedureCatalogue> catalogue, List<Problem> problems) {
  /** Copies the list. */
  public CatalogueReading {
    problems = List.copyOf(problems);
  }
}
