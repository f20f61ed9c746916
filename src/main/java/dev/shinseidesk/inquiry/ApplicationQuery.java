package dev.shinseidesk.inquiry;

import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.application.WorkState;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a clerk looks for.
 *
 * @param procedures only these; empty for all
 * @param states only these; empty for all
 * @param statuses only these 申請処理状況; empty for all
 * @param from first day of filing, Asia/Tokyo, inclusive; null for no bound
 * @param to last day, inclusive; null for no bound
 * @param text words, all of which must occur in receipt number, name, kana, address or procedure;
 *     differences of kana, width and case don't count; empty for all
 * @param sort column
 * @param descending direction
 */
public record ApplicationQuery(
    Set<ProcedureCode> procedures,
    Set<WorkState> states,
    Set<StatusCode> statuses,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    String text,
    Sort sort,
    boolean descending) {
  /** Columns to sort by; ties are broken by receipt number. */
  public enum Sort {
    RECEIPT_NUMBER,
    FILED_AT,
    PROCEDURE,
    APPLICANT_KANA,
    STATE,
    STATUS,
    ERRORS
  }

  /** Copies the sets. */
  public ApplicationQuery {
    procedures = Set.copyOf(procedures);
    states = Set.copyOf(states);
    statuses = Set.copyOf(statuses);
  }

  /** Everything, oldest first: who waits longest comes first. */
  public static final ApplicationQuery ALL =
      new ApplicationQuery(Set.of(), Set.of(), Set.of(), null, null, "", Sort.FILED_AT, false);
}
