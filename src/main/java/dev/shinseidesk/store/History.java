package dev.shinseidesk.store;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StatusCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Writes history lines inside the transaction of what they tell of. Keys and facts:
 *
 * <ul>
 *   <li>{@code received}: file name of the ZIP, its bytes, its SHA-256
 *   <li>{@code status-seen}: code now, code before
 *   <li>{@code review-started}: none
 *   <li>{@code decided}: SOUND, DEFECTIVE or REJECTED; the reason, may be empty
 *   <li>{@code forwarding-elsewhere}: receiver's id, channel or 方式1, reason
 *   <li>{@code forwarding-decided}: receiver's id, channel or 方式1
 *   <li>{@code forwarding-again}, {@code forwarding-withdrawn}: the same, and the reason
 *   <li>{@code forwarding-confirmed}, {@code withdrawal-confirmed}: receiver's id, confirmation
 *   <li>{@code transcription-cancelled}: receiver's id
 *   <li>{@code batch-closed}, {@code batch-reopened}: id of the batch
 *   <li>{@code outcome-entered}: label in Japanese, label in English, 決定日, note, may be empty
 *   <li>{@code status-decided}: code, comment, may be empty
 *   <li>{@code status-registered}: code, confirmation
 *   <li>{@code outbox-failed}: FORWARDING or STATUS, problem key, attempts, WAITING or STOPPED
 *   <li>{@code outbox-cancelled}: FORWARDING or STATUS
 *   <li>{@code addressee-entered}: 宛名番号, the reason
 *   <li>{@code addressee-confirmed}: 宛名番号
 *   <li>{@code addressee-removed}: 宛名番号, the reason
 *   <li>{@code closed}: the filing that stands, the reason; {@code stands}: the closed ones, the
 *       reason; {@code reopened}: the reason
 *   <li>{@code correction-requested}: deadline (era, ISO); {@code correction-ended}: the reason;
 *       {@code correction-answered}, {@code correction-answers}: the other filing; {@code
 *       correction-taken-back}: none
 *   <li>{@code decision-proposed}, {@code approved}, {@code returned}: the decision, the reason or
 *       comment
 *   <li>{@code passed-through}: the reason; {@code passed-not-forwarded}: why, as a message of its
 *       own; {@code record-printed}: id of the review
 *   <li>{@code contact-reached}, {@code contact-tried}: what was said
 * </ul>
 */
final class History {
  private final StoredJson json;

  History(StoredJson json) {
    this.json = json;
  }

  /**
   * Adds a line.
   *
   * @param by 操作者ID; empty for the desk itself
   */
  void add(
      Handle handle, ReceiptNumber number, Instant at, String by, String key, String... facts) {
    handle
        .createUpdate(
            "INSERT INTO history (receipt_number, at, by, key, facts) VALUES (?, ?, ?, ?, ?)")
        .bind(0, number.value())
        .bind(1, Moments.text(at))
        .bind(2, by)
        .bind(3, key)
        .bind(4, json.strings(List.of(facts)))
        .execute();
  }

  /** Notes the portal's status; a line only when it changed; nothing for an unknown number. */
  void statusSeen(Handle handle, ReceiptNumber number, StatusCode status, Instant at) {
    Optional<String> before =
        handle
            .createQuery("SELECT portal_status FROM application WHERE receipt_number = ?")
            .bind(0, number.value())
            .mapTo(String.class)
            .findOne();
    if (before.isEmpty() || before.get().equals(status.value())) {
      return;
    }
    handle.execute(
        "UPDATE application SET portal_status = ? WHERE receipt_number = ?",
        status.value(),
        number.value());
    add(handle, number, at, "", "status-seen", status.value(), before.get());
  }
}
