package dev.shinseidesk.outbox;

import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.ReceiptNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that must leave the desk.
 *
 * @param id random, the same through every try; also the idempotency key at the other side
 * @param kind what it is
 * @param receiptNumber whose application
 * @param subject id of the forwarding or registration it delivers
 * @param state where it stands
 * @param attempts tries so far
 * @param createdAt when it was decided
 * @param createdBy who decided it
 * @param nextAttemptAt when it is tried next; null when it isn't, or not before a person lets it go
 * @param lastProblem why the last try failed; null when none failed
 * @param doneAt when the other side confirmed; null until then
 * @param confirmation what the other side confirmed, for people (file names, hash, time); empty
 *     until then
 */
public record OutboxEntry(
    String id,
    Kind kind,
    ReceiptNumber receiptNumber,
    String subject,
    State state,
    int attempts,
    Instant createdAt,
    OperatorId createdBy,
    @Nullable Instant nextAttemptAt,
    @Nullable Problem lastProblem,
    @Nullable Instant doneAt,
    String confirmation) {
  /** What leaves. */
  public enum Kind {
    /** 提供: 029o001 to a business system. */
    FORWARDING,
    /** 申請処理状況登録: 029o003 to the portal. */
    STATUS
  }

  /** Where it stands. */
  public enum State {
    /** Will be tried at nextAttemptAt; held where that is null. */
    WAITING,
    /** A try is under way. */
    SENDING,
    /** The other side confirmed. */
    DONE,
    /** The other side refused, or tries are used up: a person must look; never tried by itself. */
    STOPPED,
    /** A person took it back before it left. */
    CANCELLED
  }

  /**
   * Whether it waits for a person on purpose: 方式4 collects until somebody closes the batch. It is
   * not stuck and isn't tried by itself.
   */
  public boolean held() {
    return state == State.WAITING && nextAttemptAt == null;
  }

  /** A new entry that a person lets go later. */
  public static OutboxEntry holding(
      String id, Kind kind, ReceiptNumber number, String subject, Instant now, OperatorId by) {
    return new OutboxEntry(
        id, kind, number, subject, State.WAITING, 0, now, by, null, null, null, "");
  }

  /** A new entry, to be tried at once. */
  public static OutboxEntry waiting(
      String id, Kind kind, ReceiptNumber number, String subject, Instant now, OperatorId by) {
    return new OutboxEntry(
        id, kind, number, subject, State.WAITING, 0, now, by, now, null, null, "");
  }
}
