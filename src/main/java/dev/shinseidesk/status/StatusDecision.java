package dev.shinseidesk.status;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.outbox.OutboxEntry;

/**
 * Deciding a status together with something else, in the transaction of whoever asks. Any thread
 * but the FX thread.
 */
public interface StatusDecision {
  /**
   * Checks as {@link StatusDesk#register} does, lets the registration and its outbox entry be
   * recorded, and wakes the outbox.
   *
   * @param recorder records both in one transaction with its own
   * @throws DeskException as {@link StatusDesk#register}, and what the recorder throws; nothing is
   *     registered then
   */
  StatusRegistration register(
      Operator by, ReceiptNumber number, StatusCode status, String comment, Recorder recorder)
      throws DeskException;

  /** Records a decided registration. */
  interface Recorder {
    /**
     * Records both.
     *
     * @throws DeskException where it can't be; nothing is recorded then
     */
    void record(StatusRegistration registration, OutboxEntry entry) throws DeskException;
  }
}
