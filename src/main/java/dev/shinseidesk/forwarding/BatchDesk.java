package dev.shinseidesk.forwarding;

import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 方式4: what is collected until a person sends it as one batch. Any thread but the FX thread. */
public interface BatchDesk {
  /** What waits to be sent, one line per receiver. */
  List<Collecting> collecting();

  /**
   * Closes what waits for a receiver into one batch, which then leaves through the outbox.
   *
   * @throws DeskException keys {@code batch.*}: not-permitted, empty; {@code
   *     forwarding.}receiver-unknown, channel-unknown
   */
  Batch close(Operator by, BusinessSystemId receiver) throws DeskException;

  /**
   * Dissolves a batch that has not been delivered: its applications wait again.
   *
   * @throws DeskException keys {@code batch.*}: not-permitted, unknown, delivered, sending; {@code
   *     channel.*} when it was tried and the receiver can't be asked whether it has it
   */
  void reopen(Operator by, String batchId) throws DeskException;

  /** Batches, newest first. */
  List<Batch> recent(int limit);

  /** What waits for one receiver. */
  record Collecting(BusinessSystem receiver, int applications, Instant oldest) {}

  /**
   * A closed batch.
   *
   * @param id its id, also in the names of its files
   * @param receiver to whom
   * @param applications how many
   * @param closedBy who closed it
   * @param closedAt when
   * @param deliveredAt when the receiver's copy was confirmed; null until then
   * @param confirmation file names and hashes; empty until then
   */
  record Batch(
      String id,
      BusinessSystemId receiver,
      int applications,
      OperatorId closedBy,
      Instant closedAt,
      @Nullable Instant deliveredAt,
      String confirmation) {}
}
