package dev.shinseidesk.forwarding;

import dev.shinseidesk.application.AddresseeNumber;
import dev.shinseidesk.application.MunicipalityCode;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WardCode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * The 14 items of 029o001, in their order (02900001 to 02900014).
 *
 * @param municipality 市区町村コード
 * @param receiptNumber 受付番号
 * @param latest 最新フラグ: true = 1, the newest record of this receipt number [A]
 * @param procedure 手続コード
 * @param procedureName 手続名称
 * @param procedureCommonName 手続名称通称
 * @param addressee 宛名番号; null only where the applicant could not be identified and the receiver
 *     accepts that
 * @param ward 指定都市_行政区等コード; null outside designated cities
 * @param reviewDate 形式審査年月日, Asia/Tokyo
 * @param reviewTime 形式審査時刻, Asia/Tokyo, whole seconds
 * @param deleted 削除フラグ: true = 1, this record withdraws what was provided before [A]
 * @param operator 操作者ID
 * @param operationDate 操作年月日
 * @param operationTime 操作時刻, whole seconds
 */
public record ForwardingItems(
    MunicipalityCode municipality,
    ReceiptNumber receiptNumber,
    boolean latest,
    ProcedureCode procedure,
    String procedureName,
    String procedureCommonName,
    @Nullable AddresseeNumber addressee,
    @Nullable WardCode ward,
    LocalDate reviewDate,
    LocalTime reviewTime,
    boolean deleted,
    OperatorId operator,
    LocalDate operationDate,
    LocalTime operationTime) {
  /** The same record with another 最新フラグ. */
  public ForwardingItems withLatest(boolean newest) {
    return new ForwardingItems(
        municipality,
        receiptNumber,
        newest,
        procedure,
        procedureName,
        procedureCommonName,
        addressee,
        ward,
        reviewDate,
        reviewTime,
        deleted,
        operator,
        operationDate,
        operationTime);
  }

  /**
   * The record that withdraws this one: 削除フラグ 1, 最新フラグ 1, everything else as it was provided.
   *
   * @param by 操作者
   * @param operated when, Asia/Tokyo
   */
  public ForwardingItems withdrawal(OperatorId by, LocalDateTime operated) {
    return new ForwardingItems(
        municipality,
        receiptNumber,
        true,
        procedure,
        procedureName,
        procedureCommonName,
        addressee,
        ward,
        reviewDate,
        reviewTime,
        true,
        by,
        operated.toLocalDate(),
        operated.toLocalTime());
  }
}
