package dev.shinseidesk.casework;

import dev.shinseidesk.application.OperatorId;
import java.util.Map;

/**
 * How an office works around the format review. Immutable, any thread.
 *
 * @param systemOperator 操作者ID where the desk decides by itself
 * @param threadDays how many days apart filings of one thread are filed at most
 * @param days on which the office works
 * @param correction how corrections are asked for
 * @param approvals which decisions need a second person
 * @param passThrough procedures without format review
 * @param phrases reason texts
 */
public record CaseworkSettings(
    OperatorId systemOperator,
    int threadDays,
    BusinessDays days,
    Correction correction,
    ApprovalRules approvals,
    PassThrough passThrough,
    PhraseBook phrases) {
  /**
   * How corrections are asked for.
   *
   * @param businessDays the usual time to answer, 1 or more
   * @param opening before the points; {procedure}, {number} and {deadline} are filled in
   * @param closing after them; the same
   * @param byRule words for residents by rule; empty where a finding is no business of theirs
   */
  public record Correction(
      int businessDays, String opening, String closing, Map<String, String> byRule) {
    /** Copies the map. */
    public Correction {
      byRule = Map.copyOf(byRule);
    }
  }
}
