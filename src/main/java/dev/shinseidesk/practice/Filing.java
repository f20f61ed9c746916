package dev.shinseidesk.practice;

import dev.shinseidesk.application.CertificateSerial;
import dev.shinseidesk.application.Procedure;
import dev.shinseidesk.application.ReceiptNumber;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The plan of one sample, from which its ZIP can be made at any time.
 *
 * @param number 受付番号
 * @param contents number of the dice that fill the form; two filings of one matter share it
 * @param filedAt local time at Asia/Tokyo
 * @param filledIn day the form was filled in, on which its own dates depend
 * @param procedure what is filed
 * @param family the applicant's
 * @param applicant who files
 * @param child whom it is about; null where it is about the applicant
 * @param serial of the certificate that signed
 * @param defect the one defect; null when sound
 * @param twin other filing of the same matter; null where there is none
 */
record Filing(
    ReceiptNumber number,
    long contents,
    LocalDateTime filedAt,
    LocalDate filledIn,
    Procedure procedure,
    Family family,
    Resident applicant,
    @Nullable Resident child,
    CertificateSerial serial,
    @Nullable SampleDefect defect,
    @Nullable ReceiptNumber twin) {}
