package dev.shinseidesk.outbox;

import dev.shinseidesk.application.DeskException;

/** Delivers entries of one kind to the other side. */
public interface OutboxHandler {
  /** The kind it delivers. */
  OutboxEntry.Kind kind();

  /**
   * Delivers and waits for confirmation; delivering one entry twice has the effect of once.
   *
   * @return what was confirmed, for people
   * @throws DeskException the other side failed or refused; {@code problem().kind().retryMayHelp()}
   *     tells whether the outbox tries again by itself
   */
  String deliver(OutboxEntry entry) throws DeskException;
}
