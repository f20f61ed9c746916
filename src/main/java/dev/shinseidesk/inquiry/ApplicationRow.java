package dev.shinseidesk.inquiry;

import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.application.WorkState;
import java.time.Instant;

/**
 * One line of the application list.
 *
 * @param receiptNumber 受付番号
 * @param procedure 手続コード
 * @param procedureName 手続名称通称 where there is one, else 手続名称
 * @param applicantName 氏名
 * @param applicantKana フリガナ
 * @param filedAt when filed
 * @param status 申請処理状況 as last seen
 * @param state where it stands at this desk
 * @param errors findings of severity エラー
 * @param alerts findings of severity アラート
 * @param outboxOpen entries not yet confirmed
 * @param outboxStopped entries that need a person
 */
public record ApplicationRow(
    ReceiptNumber receiptNumber,
    ProcedureCode procedure,
    String procedureName,
    String applicantName,
    String applicantKana,
    Instant filedAt,
    StatusCode status,
    WorkState state,
    int errors,
    int alerts,
    int outboxOpen,
    int outboxStopped) {
  /** Personal data stays out of logs. */
  @Override
  public String toString() {
    return "ApplicationRow[" + receiptNumber + "]";
  }
}
