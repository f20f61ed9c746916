package dev.shinseidesk.keeping;

import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StoreException;
import dev.shinseidesk.keeping.HoldDesk.Hold;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where holds are kept; each method is one transaction. Any thread but FX's. */
public interface HoldStore {
  /**
   * Adds a hold.
   *
   * @throws StoreException {@code keeping.held-already} in the same way; {@code store.inconsistent}
   *     for a number the desk doesn't hold
   */
  void set(Hold hold);

  /**
   * Ends one.
   *
   * @throws StoreException {@code keeping.hold-unknown} where it isn't there or ended before
   */
  void lift(String id, OperatorId by, Instant at, String reason);

  /** One hold. */
  Optional<Hold> find(String id);

  /** Newest first. */
  List<Hold> holds(boolean lifted, int limit);

  /** Whether the desk holds an application of this number. */
  boolean known(ReceiptNumber number);
}
