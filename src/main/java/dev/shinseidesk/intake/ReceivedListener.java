package dev.shinseidesk.intake;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.ReceiptNumber;

/** Told of every new application once it is safely in the store, on a fetching thread. */
public interface ReceivedListener {
  /** Nobody listens. */
  ReceivedListener NONE = number -> {};

  /**
   * An application came in; its transaction is over. What this throws is logged and changes nothing
   * about the application.
   *
   * @throws DeskException what follows on arrival (such as the automatic review) failed
   */
  void received(ReceiptNumber number) throws DeskException;
}
