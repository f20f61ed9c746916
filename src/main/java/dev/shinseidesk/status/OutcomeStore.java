package dev.shinseidesk.status;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.status.OutcomeDesk.Choice;
import dev.shinseidesk.status.OutcomeDesk.Outcome;
import java.util.List;

/** Where outcomes are kept; each method is one transaction. Any thread but FX's. */
public interface OutcomeStore {
  /**
   * Adds an outcome with its history line ({@code outcome-entered}).
   *
   * @param choice what it was called when it was entered
   */
  void record(Outcome outcome, Choice choice);

  /** Outcomes of an application, newest first. */
  List<Outcome> of(ReceiptNumber number);
}
