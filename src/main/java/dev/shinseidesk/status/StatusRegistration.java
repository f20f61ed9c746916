package dev.shinseidesk.status;

import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StatusCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A processing status somebody decided to register (029o003).
 *
 * @param id random
 * @param receiptNumber whose application
 * @param status 申請処理状況
 * @param comment to the applicant; may be empty
 * @param decidedBy who
 * @param decidedAt when
 * @param registeredAt when the portal confirmed it; null until then
 */
public record StatusRegistration(
    String id,
    ReceiptNumber receiptNumber,
    StatusCode status,
    String comment,
    OperatorId decidedBy,
    Instant decidedAt,
    @Nullable Instant registeredAt) {}
