package dev.shinseidesk.status;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.outbox.OutboxEntry;
import dev.shinseidesk.portal.ListedStatus;
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

  /** Forgets what a walk of the status list brought that came to no end. */
  void clearListed();

  /** Notes lines of the portal's status list; of each number the newest counts. */
  void listed(List<ListedStatus> lines);

  /**
   * Compares what the walk brought with the applications held here, as {@link #seen} does for each,
   * and forgets it.
   *
   * @param startedAt when the walk began; what the portal confirmed to this desk since then is
   *     newer than the list and stays
   * @param at now
   */
  StatusDesk.Reconciliation settleListed(Instant startedAt, Instant at);

  /** Notes what the portal says now; writes a history line when it changed. */
  void seen(ReceiptNumber number, StatusCode status, Instant at);
}
