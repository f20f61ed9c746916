package dev.shinseidesk.forwarding;

import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.OperatorId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where batches are kept; each method is one transaction. Any thread but the FX thread. */
public interface BatchStore {
  /** What waits to be collected, by receiver. */
  List<Held> held();

  /**
   * Closes what waits for a receiver into one batch and lets the first of its entries go, which
   * delivers for all.
   *
   * @param id of the new batch
   * @param channel by which it leaves
   * @return empty, with nothing changed, when nothing waits
   */
  Optional<BatchDesk.Batch> close(
      String id, BusinessSystemId receiver, String channel, OperatorId by, Instant at);

  /** Dissolves a batch nothing of which has been delivered: its entries wait again. */
  Reopened reopen(String id, OperatorId by, Instant at);

  /** One batch that wasn't dissolved. */
  Optional<BatchDesk.Batch> find(String id);

  /** Id of the batch a forwarding belongs to. */
  Optional<String> containing(String forwarding);

  /** Forwardings of a batch in the order of the decisions, with the ids of their entries. */
  List<Member> members(String id);

  /** Whether any entry of the batch was tried. */
  boolean tried(String id);

  /** Notes that the receiver's copy of the whole batch was confirmed; lets the other entries go. */
  void delivered(String id, Instant at, String confirmation);

  /** Batches that weren't dissolved, newest first. */
  List<BatchDesk.Batch> recent(int limit);

  /** What waits for one receiver. */
  record Held(BusinessSystemId receiver, int applications, Instant oldest) {}

  /**
   * One application of a batch.
   *
   * @param forwarding what was decided
   * @param entry id of its outbox entry
   */
  record Member(Forwarding forwarding, String entry) {}

  /** How dissolving came out. */
  enum Reopened {
    /** It is dissolved. */
    DONE,
    /** There is none of this id. */
    UNKNOWN,
    /** It was delivered. */
    DELIVERED,
    /** It is on its way just now. */
    SENDING
  }
}
