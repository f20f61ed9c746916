package dev.shinseidesk.casework;

import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.review.Decision;
import dev.shinseidesk.review.SecondPerson;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which decisions need a second person. Immutable, any thread.
 *
 * @param rules any of them is enough
 */
public record ApprovalRules(List<Rule> rules) implements SecondPerson.Rules {
  /** None. */
  public static final ApprovalRules NONE = new ApprovalRules(List.of());

  /** Copies the list. */
  public ApprovalRules {
    rules = List.copyOf(rules);
  }

  /** Every sampling rule counts each of its decisions, whatever the other rules say. */
  @Override
  public SecondPerson of(SecondPerson.Proposed review) {
    String why = "";
    List<SecondPerson.Sample> samples = new ArrayList<>();
    for (Rule rule : rules) {
      if (!rule.about(review)) {
        continue;
      }
      switch (rule.when()) {
        case ALWAYS -> why = first(why, rule.decisions().isEmpty() ? "procedure" : "decision");
        case ALERTS -> why = review.alerts() >= rule.number() ? first(why, "errors") : why;
        case EVERY -> samples.add(new SecondPerson.Sample(rule.id(), rule.number()));
      }
    }
    return new SecondPerson(why, samples);
  }

  private static String first(String one, String other) {
    return one.isEmpty() ? other : one;
  }

  /** When a rule asks for a second person. */
  public enum When {
    /** Always. */
    ALWAYS,
    /** Every n-th decision. */
    EVERY,
    /** With n or more alerts. */
    ALERTS
  }

  /**
   * One rule.
   *
   * @param id by which samples are counted
   * @param procedures of which; empty for all
   * @param decisions of which; empty for all
   * @param number n; 1 or more
   */
  public record Rule(
      String id, Set<ProcedureCode> procedures, Set<Decision> decisions, When when, int number) {
    /** Copies the sets. */
    public Rule {
      procedures = Set.copyOf(procedures);
      decisions = Set.copyOf(decisions);
    }

    private boolean about(SecondPerson.Proposed review) {
      return (procedures.isEmpty() || procedures.contains(review.procedure()))
          && (decisions.isEmpty() || decisions.contains(review.decision()));
    }
  }
}
