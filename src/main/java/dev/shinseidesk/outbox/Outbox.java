package dev.shinseidesk.outbox;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.ReceiptNumber;
import java.util.List;
import java.util.function.Consumer;

/** What must leave the desk. Any thread but the FX thread. */
public interface Outbox {
  /**
   * Delivers everything that is due, one after the other, and gives how many were confirmed. Failed
   * ones stay in the outbox with their problem.
   */
  int deliverDue(Progress progress);

  /** Wakes the background delivery, where one runs; returns at once. Any thread. */
  void wake();

  /** Entries of one application, newest first. */
  List<OutboxEntry> of(ReceiptNumber number);

  /** Unfinished entries, oldest first. */
  List<OutboxEntry> open(int limit);

  /** A person asks for another try now. */
  void retry(Operator by, String id) throws DeskException;

  /** A person takes back what has not left yet. */
  void cancel(Operator by, String id) throws DeskException;

  /**
   * Tells of every change to an application's entries, on the delivering thread.
   *
   * @return closes the subscription
   */
  AutoCloseable onChange(Consumer<ReceiptNumber> listener);
}
