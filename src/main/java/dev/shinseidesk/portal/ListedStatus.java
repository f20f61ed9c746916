package dev.shinseidesk.portal;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StatusCode;
import java.time.Instant;

/**
 * One line of the list of processing statuses (029i001-04).
 *
 * @param receiptNumber 受付番号
 * @param status 申請処理状況
 * @param comment what the applicant reads beside it; may be empty
 * @param updatedAt when the portal took it
 */
public record ListedStatus(
    ReceiptNumber receiptNumber, StatusCode status, String comment, Instant updatedAt) {}
