package dev.shinseidesk.casework;

import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.review.Decision;
import java.util.List;
import java.util.Set;

/**
 * Reason texts an office uses again and again. Immutable, any thread.
 *
 * @param phrases in the office's order
 */
public record PhraseBook(List<Phrase> phrases) {
  /** Without phrases. */
  public static final PhraseBook EMPTY = new PhraseBook(List.of());

  /** Copies the list. */
  public PhraseBook {
    phrases = List.copyOf(phrases);
  }

  /** Phrases for a decision on a procedure, those of this procedure alone first. */
  public List<Phrase> of(ProcedureCode procedure, Decision decision) {
    return phrases.stream()
        .filter(p -> p.decisions().contains(decision))
        .filter(p -> p.procedures().isEmpty() || p.procedures().contains(procedure))
        .sorted((a, b) -> Boolean.compare(a.procedures().isEmpty(), b.procedures().isEmpty()))
        .toList();
  }

  /**
   * One phrase.
   *
   * @param id in the file
   * @param title short, for the list
   * @param text put into the reason
   * @param decisions for which it is offered; not empty
   * @param procedures for which alone; empty for all
   */
  public record Phrase(
      String id,
      String title,
      String text,
      Set<Decision> decisions,
      Set<ProcedureCode> procedures) {
    /** Copies the sets. */
    public Phrase {
      decisions = Set.copyOf(decisions);
      procedures = Set.copyOf(procedures);
    }
  }
}
