package dev.shinseidesk.status;

import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.status.OutcomeDesk.Choice;
import java.util.List;
import java.util.Map;

/**
 * Outcomes of the substantive review that can be entered, by the configuration. Immutable, any
 * thread.
 *
 * @param general for every procedure without choices of its own
 * @param byProcedure choices of single procedures, instead of the general ones
 */
public record OutcomeChoices(List<Choice> general, Map<ProcedureCode, List<Choice>> byProcedure) {
  /** An office that enters none. */
  public static final OutcomeChoices NONE = new OutcomeChoices(List.of(), Map.of());

  /** Copies list and map. */
  public OutcomeChoices {
    general = List.copyOf(general);
    byProcedure = Map.copyOf(byProcedure);
  }

  /** The choices of a procedure, in the order shown. */
  public List<Choice> of(ProcedureCode procedure) {
    return byProcedure.getOrDefault(procedure, general);
  }
}
