package dev.shinseidesk.status;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.outbox.OutboxEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where status registrations are kept; each method is one transaction. Any thread but FX's. */
public interface StatusStore {
  /** Adds a decided registration with its outbox entry and history line. */
  void record(StatusRegistration registration, OutboxEntry entry);

  /** Registrations of an application, newest first. */
  List<StatusRegistration> of(ReceiptNumber number);

  /** One registration. */
  Optional<StatusRegistration> find(String id);

  /** Notes what the portal says now; writes a history line when it changed. */
  void seen(ReceiptNumber number, StatusCode status, Instant at);
}
