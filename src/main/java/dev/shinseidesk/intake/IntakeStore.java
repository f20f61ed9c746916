package dev.shinseidesk.intake;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StatusCode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Where applications go when they come in; each method is one transaction. Any thread but FX's. */
public interface IntakeStore {
  /** Which of these the desk holds already, or held and deleted after their time. */
  Set<ReceiptNumber> held(Set<ReceiptNumber> numbers);

  /**
   * Adds an application with its bytes, items, documents, search words and first history line.
   * Receiving the same number and bytes again changes nothing.
   *
   * @return false when it was there already, or was deleted after its time
   */
  boolean receive(ReceivedApplication received);

  /** Notes what the portal's list says now; writes a history line when it changed. */
  void seen(ReceiptNumber number, StatusCode status, Instant at);

  /** Keeps the figures of a run. */
  void ended(FetchRun run);

  /** The newest run. */
  Optional<FetchRun> lastRun();
}
