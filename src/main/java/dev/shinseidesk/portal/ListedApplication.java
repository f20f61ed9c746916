package dev.shinseidesk.portal;

import dev.shinseidesk.application.MunicipalityCode;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.application.WardCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the list of application data (029i001-02).
 *
 * @param receiptNumber 受付番号
 * @param municipality 市区町村コード
 * @param ward 行政区等コード; null where there is none
 * @param procedure 手続コード
 * @param procedureName 手続名称
 * @param procedureCommonName 手続名称通称; may be empty
 * @param filedAt when the resident filed
 * @param status 申請処理状況
 */
public record ListedApplication(
    ReceiptNumber receiptNumber,
    MunicipalityCode municipality,
    @Nullable WardCode ward,
    ProcedureCode procedure,
    String procedureName,
    String procedureCommonName,
    Instant filedAt,
    StatusCode status) {}
