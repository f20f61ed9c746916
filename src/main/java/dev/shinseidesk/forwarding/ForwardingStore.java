package dev.shinseidesk.forwarding;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.outbox.OutboxEntry;
import java.util.List;
import java.util.Optional;

/** Where forwardings are kept; each method is one transaction. Any thread but the FX thread. */
public interface ForwardingStore {
  /**
   * Adds a decided forwarding with its outbox entry, moves the application to FORWARDING and writes
   * its history line.
   *
   * @param expected the state the clerk saw
   * @return false, with nothing changed, when the application isn't in that state any more
   */
  boolean record(Forwarding forwarding, OutboxEntry entry, WorkState expected);

  /** Forwardings of an application, newest first. */
  List<Forwarding> of(ReceiptNumber number);

  /** One forwarding. */
  Optional<Forwarding> find(String id);
}
