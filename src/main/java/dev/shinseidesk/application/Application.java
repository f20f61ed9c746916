package dev.shinseidesk.application;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 申請: one filing as the desk holds it (029i001-03). A pure value; the ZIP's bytes stay in the
 * store.
 *
 * @param receiptNumber 受付番号, the key
 * @param municipality 市区町村コード
 * @param ward 指定都市_行政区等コード; null outside designated cities
 * @param procedure 手続コード
 * @param procedureName 手続名称
 * @param procedureCommonName 手続名称通称; may be empty
 * @param filedAt when the resident filed
 * @param receivedAt when the desk fetched it
 * @param portalStatus 申請処理状況 as last seen at the portal
 * @param serial serial of the signing certificate; null where the filing carries none
 * @param applicant as the form tells it
 * @param archiveHash SHA-256 of the ZIP exactly as downloaded
 * @param archiveSize bytes of that ZIP
 * @param archiveName file name the portal gave the ZIP
 * @param state where it stands at this desk
 */
public record Application(
    ReceiptNumber receiptNumber,
    MunicipalityCode municipality,
    @Nullable WardCode ward,
    ProcedureCode procedure,
    String procedureName,
    String procedureCommonName,
    Instant filedAt,
    Instant receivedAt,
    StatusCode portalStatus,
    @Nullable CertificateSerial serial,
    Applicant applicant,
    Sha256 archiveHash,
    long archiveSize,
    String archiveName,
    WorkState state) {
  /** The same application at another point of its way through the desk. */
  public Application withState(WorkState newState) {
    return new Application(
        receiptNumber,
        municipality,
        ward,
        procedure,
        procedureName,
        procedureCommonName,
        filedAt,
        receivedAt,
        portalStatus,
        serial,
        applicant,
        archiveHash,
        archiveSize,
        archiveName,
        newState);
  }
}
