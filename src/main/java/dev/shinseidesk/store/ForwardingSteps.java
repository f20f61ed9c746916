package dev.shinseidesk.store;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.forwarding.ForwardingDesk.Act;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/**
 * What follows from a forwarding's end for its application, inside somebody's transaction: the same
 * whether it left through the outbox or was typed over by a person.
 */
final class ForwardingSteps {
  private final History history;

  ForwardingSteps(History history) {
    this.history = history;
  }

  /**
   * The receiver has it: FORWARDED, or SOUND again after a withdrawal.
   *
   * @param by who says so; empty for the desk itself
   */
  void confirmed(
      Handle handle, String id, ReceiptNumber number, Instant at, String by, String confirmation) {
    handle.execute(
        "UPDATE forwarding SET confirmed_at = ?, confirmation = ? WHERE id = ?",
        Moments.text(at),
        confirmation,
        id);
    handle.execute(
        """
        UPDATE application SET state =
          (SELECT CASE
             WHEN EXISTS (SELECT 1 FROM forwarding o WHERE o.receipt_number = f.receipt_number
               AND o.confirmed_at IS NULL AND o.withdrawn_at IS NULL) THEN 'FORWARDING'
             WHEN f.act <> 'WITHDRAW' THEN 'FORWARDED'
             WHEN f.state_before = 'FORWARDED' THEN 'SOUND'
             ELSE f.state_before END
           FROM forwarding f WHERE f.id = ?)
        WHERE receipt_number = ?
        """,
        id,
        number.value());
    boolean withdrawal = text(handle, "act", id).equals(Act.WITHDRAW.name());
    history.add(
        handle,
        number,
        at,
        by,
        withdrawal ? "withdrawal-confirmed" : "forwarding-confirmed",
        text(handle, "receiver", id),
        confirmation);
  }

  /**
   * A person took it back before it left: the application stands where it stood, unless another
   * forwarding of it goes on or got there, and the flags say what they said.
   */
  void takenBack(Handle handle, String id, ReceiptNumber number, Instant at) {
    handle.execute("UPDATE forwarding SET withdrawn_at = ? WHERE id = ?", Moments.text(at), id);
    flags(handle, number);
    handle.execute(
        """
        UPDATE application SET state = coalesce(
          (SELECT 'FORWARDED' WHERE
            (SELECT f.act FROM forwarding f WHERE f.receipt_number = application.receipt_number
              AND f.confirmed_at IS NOT NULL AND f.withdrawn_at IS NULL
              ORDER BY f.seq DESC LIMIT 1) <> 'WITHDRAW'),
          (SELECT f.state_before FROM forwarding f WHERE f.id = ?))
        WHERE receipt_number = ? AND state = 'FORWARDING' AND NOT EXISTS
          (SELECT 1 FROM forwarding o WHERE o.receipt_number = application.receipt_number
            AND o.confirmed_at IS NULL AND o.withdrawn_at IS NULL)
        """,
        id,
        number.value());
  }

  /** 最新フラグ: 1 for the newest record that was not taken back, 0 for the others. */
  static void flags(Handle handle, ReceiptNumber number) {
    handle.execute(
        """
        UPDATE forwarding SET latest = (seq = (SELECT max(n.seq) FROM forwarding n
          WHERE n.receipt_number = forwarding.receipt_number AND n.withdrawn_at IS NULL))
        WHERE receipt_number = ? AND withdrawn_at IS NULL
        """,
        number.value());
  }

  private static String text(Handle handle, String column, String id) {
    return handle
        .createQuery("SELECT " + column + " FROM forwarding WHERE id = ?")
        .bind(0, id)
        .mapTo(String.class)
        .one();
  }
}
