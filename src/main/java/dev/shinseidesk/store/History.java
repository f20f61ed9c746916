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
 *   <li>{@code forwarding-decided}: receiver's id, channel
 *   <li>{@code forwarding-confirmed}: receiver's id, confirmation
 *   <li>{@code status-decided}: code, comment, may be empty
 *   <li>{@code status-registered}: code, confirmation
 *   <li>{@code outbox-failed}: FORWARDING or STATUS, problem key, attempts, WAITING or STOPPED
 *   <li>{@code outbox-cancelled}: FORWARDING or STATUS
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
