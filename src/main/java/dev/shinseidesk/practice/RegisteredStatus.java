package dev.shinseidesk.practice;

import dev.shinseidesk.application.StatusCode;
import java.time.Instant;

/**
 * One step of an application's 申請処理状況 as the practice portal keeps it.
 *
 * @param status the code
 * @param comment what the applicant reads beside it; may be empty
 * @param updatedAt when the portal took it, whole seconds
 * @param requestId 依頼番号 of the registration; empty for the first step, made by the filing
 */
public record RegisteredStatus(
    StatusCode status, String comment, Instant updatedAt, String requestId) {}
