package dev.shinseidesk.portal;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StatusCode;

/**
 * A processing status to register (029o003).
 *
 * @param receiptNumber 受付番号
 * @param status 申請処理状況
 * @param comment to the applicant; may be empty; length limit in the profile
 * @param requestId the same for every try of one decision, so that a repeated try registers once
 */
public record StatusChange(
    ReceiptNumber receiptNumber, StatusCode status, String comment, String requestId) {}
