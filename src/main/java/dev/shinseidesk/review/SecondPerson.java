package dev.shinseidesk.review;

import java.util.List;

/**
 * Why a decision needs a second person.
 *
 * @param why {@code procedure}, {@code decision} or {@code errors}; empty where none of them holds
 * @param samples rules by which every n-th decision needs one; each counts this decision
 */
public record SecondPerson(String why, List<Sample> samples) {
  /** Nobody is needed. */
  public static final SecondPerson NOT_NEEDED = new SecondPerson("", List.of());

  /** Copies the list. */
  public SecondPerson {
    samples = List.copyOf(samples);
  }

  /**
   * A rule that takes samples.
   *
   * @param rule its id, by which it counts
   * @param every n, 1 or more
   */
  public record Sample(String rule, int every) {}

  /** Tells whether a decision needs a second person. Any thread. */
  public interface Rules {
    /** Never. */
    Rules NONE = review -> NOT_NEEDED;

    /** What holds for this decision. */
    SecondPerson of(Proposed review);
  }

  /**
   * A decision about to be made.
   *
   * @param procedure 手続コード
   * @param alerts findings of severity アラート
   */
  public record Proposed(
      dev.shinseidesk.application.ProcedureCode procedure, Decision decision, int alerts) {}
}
