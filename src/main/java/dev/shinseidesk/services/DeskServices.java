package dev.shinseidesk.services;

import dev.shinseidesk.application.Operator;
import dev.shinseidesk.archive.Documents;
import dev.shinseidesk.forwarding.ForwardingDesk;
import dev.shinseidesk.inquiry.Applications;
import dev.shinseidesk.intake.Intake;
import dev.shinseidesk.outbox.Outbox;
import dev.shinseidesk.residents.Identifier;
import dev.shinseidesk.review.FormatReview;
import dev.shinseidesk.status.StatusDesk;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the screens work with once somebody is signed in.
 *
 * @param operator who is signed in
 * @param lastSignIn the sign-in before this one; null at the first
 * @param applications the list and its contents
 * @param intake fetching
 * @param documents opening what an application holds
 * @param review 形式審査
 * @param identifier 宛名番号
 * @param forwarding 提供
 * @param status 申請処理状況
 * @param outbox what must leave
 * @param clock the time, Asia/Tokyo
 * @param onSignOut closes the store behind all of these
 */
public record DeskServices(
    Operator operator,
    @Nullable Instant lastSignIn,
    Applications applications,
    Intake intake,
    Documents documents,
    FormatReview review,
    Identifier identifier,
    ForwardingDesk forwarding,
    StatusDesk status,
    Outbox outbox,
    Clock clock,
    Runnable onSignOut) {}
