package dev.shinseidesk.residents;

import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ReceiptNumber;
import java.time.Instant;
import java.util.Optional;

/**
 * Where 宛名番号 entered by hand are kept; each method is one transaction and writes the history of the
 * application. Any thread but the FX thread.
 */
public interface AddresseeStore {
  /** What came of an act. */
  enum Outcome {
    /** Done. */
    DONE,
    /** The desk doesn't hold the application. */
    APPLICATION_UNKNOWN,
    /** Something on its way to a business system holds what was known before. */
    FORWARDING_OPEN,
    /** The entry isn't the one that was seen any more. */
    CHANGED
  }

  /**
   * The entry that counts or waits; {@link AddresseeEntry#inForce()} as of its entering and
   * confirming.
   */
  Optional<AddresseeEntry> of(ReceiptNumber number);

  /** Adds an entry in place of the one before, if any; history {@code addressee-entered}. */
  Outcome enter(AddresseeEntry entry);

  /** Confirms exactly this entry; history {@code addressee-confirmed}. */
  Outcome confirm(AddresseeEntry seen, OperatorId by, Instant at);

  /** Takes exactly this entry back; history {@code addressee-removed}. */
  Outcome remove(AddresseeEntry seen, OperatorId by, Instant at, String reason);
}
