package dev.shinseidesk.status;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StatusCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 実質審査の結果: read by a person in the business system and entered here, since it isn't sent back
 * electronically. Any thread but the FX thread.
 */
public interface OutcomeDesk {
  /** What can be entered for this application's procedure; the office's configuration. */
  List<Choice> choices(ReceiptNumber number) throws DeskException;

  /**
   * Enters an outcome; an earlier one stays in the history.
   *
   * @param decidedOn 決定日 in the business system; not after today
   * @param note may be empty; stays in the office
   * @throws DeskException keys {@code outcome.*}: not-permitted, not-forwarded, unknown,
   *     in-the-future, note-too-long
   */
  Outcome enter(Operator by, ReceiptNumber number, String choice, LocalDate decidedOn, String note)
      throws DeskException;

  /** Outcomes of an application, newest first. */
  List<Outcome> of(ReceiptNumber number);

  /**
   * One possible outcome.
   *
   * @param id its id in the configuration
   * @param labelJa what a clerk reads, e.g. 認定
   * @param labelEn the same in English
   * @param status the 申請処理状況 proposed with it; null for none
   * @param comment the comment to the applicant proposed with it; may be empty
   */
  record Choice(
      String id, String labelJa, String labelEn, @Nullable StatusCode status, String comment) {}

  /** What was entered. */
  record Outcome(
      String id,
      ReceiptNumber receiptNumber,
      String choice,
      LocalDate decidedOn,
      String note,
      OperatorId enteredBy,
      Instant enteredAt) {}
}
