package dev.shinseidesk.practice;

import dev.shinseidesk.application.AddresseeNumber;
import dev.shinseidesk.application.CertificateSerial;
import dev.shinseidesk.application.MunicipalityCode;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.ReceiptNumber;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a made-up application without making its ZIP.
 *
 * @param receiptNumber 受付番号
 * @param municipality 市区町村コード of a municipality that doesn't exist
 * @param procedure 手続コード
 * @param procedureName 手続名称
 * @param procedureCommonName 手続名称通称; may be empty
 * @param filedAt when it was filed
 * @param serial serial of the signing certificate
 * @param addressee whom that serial belongs to by the number links; empty where they don't know it
 *     or it had ended
 * @param applicantName 申請者氏名 as filed
 * @param defect its one defect; empty when sound
 * @param twin the other filing of a DUPLICATE_FILING, on both of the two; empty otherwise
 */
public record SampleApplication(
    ReceiptNumber receiptNumber,
    MunicipalityCode municipality,
    ProcedureCode procedure,
    String procedureName,
    String procedureCommonName,
    Instant filedAt,
    CertificateSerial serial,
    Optional<AddresseeNumber> addressee,
    String applicantName,
    Optional<SampleDefect> defect,
    Optional<ReceiptNumber> twin) {
  /** Neither a defect of its own nor a second filing beside it: a review should find nothing. */
  public boolean sound() {
    return defect.isEmpty() && twin.isEmpty();
  }
}
