package dev.shinseidesk.casework;

import dev.shinseidesk.review.Finding;
import java.util.Map;
import java.util.function.Function;

/**
 * How an office asks for corrections. Immutable, any thread.
 *
 * @param businessDays the usual time to answer, 1 or more
 * @param days on which the office works
 * @param text how the request is worded
 */
public record CorrectionSettings(int businessDays, BusinessDays days, CorrectionText text) {
  /**
   * With these words.
   *
   * @param opening before the points; {procedure}, {number} and {deadline} are filled in
   * @param closing after them; the same
   * @param byRule words for residents by rule, with {0}, {1} … for the finding's facts; empty where
   *     a finding is no business of the applicant
   * @param otherwise words for a rule that isn't in the table
   */
  public static CorrectionSettings of(
      int businessDays,
      BusinessDays days,
      String opening,
      String closing,
      Map<String, String> byRule,
      Function<Finding, String> otherwise) {
    return new CorrectionSettings(
        businessDays, days, new CorrectionText(opening, closing, byRule, otherwise));
  }
}
