package dev.shinseidesk.keeping;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.ReceiptNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Deleting what has been kept long enough. One person proposes, another confirms. All methods ask
 * for the role of a supervisor or administrator of the whole office ({@code keeping.not-permitted},
 * {@code keeping.scope}). Any thread but the FX thread.
 */
public interface RetentionDesk {
  /** Greatest number of characters (code points) of a reason. */
  int LONGEST_REASON = 500;

  /** Every application of the desk by procedure and standing, as of now. */
  Preview preview(Operator by) throws DeskException;

  /**
   * Applications by receipt number.
   *
   * @param standings which; not empty
   * @param after the last of the page before; null for the first
   */
  List<Line> lines(Operator by, Set<Standing> standings, @Nullable ReceiptNumber after, int limit)
      throws DeskException;

  /**
   * Proposes to delete exactly what is due now.
   *
   * @param reason in the person's words
   * @throws DeskException keys {@code keeping.*}: reason-missing, reason-too-long, nothing-due,
   *     run-open (another one is proposed or running)
   */
  Run propose(Operator by, String reason) throws DeskException;

  /**
   * Confirms what somebody else proposed; then it can run.
   *
   * @throws DeskException keys {@code keeping.*}: run-unknown, own-proposal, expired,
   *     changed-meanwhile
   */
  Run confirm(Operator by, String run) throws DeskException;

  /**
   * Takes a proposal back, one's own or another's.
   *
   * @throws DeskException keys {@code keeping.*}: run-unknown, changed-meanwhile
   */
  Run withdraw(Operator by, String run) throws DeskException;

  /**
   * Deletes what a confirmed run holds, one application after the other, each whole or not at all;
   * then makes sure that the bytes are gone. What meanwhile must be kept is kept and marked. Asked
   * to stop, it stops between two applications; running it again goes on. The same after a crash.
   *
   * @throws DeskException keys {@code keeping.*}: run-unknown, not-confirmed
   */
  Run run(Operator by, String run, Progress progress) throws DeskException;

  /** The newest runs first; the first one may be open. */
  List<Run> runs(Operator by, int limit) throws DeskException;

  /** What is left of a deleted application; empty where none of this number was deleted. */
  Optional<Tombstone> tombstone(Operator by, ReceiptNumber number) throws DeskException;

  /**
   * What there is.
   *
   * @param at of which moment
   * @param procedures by code
   * @param confirmWithin how long a second person has to confirm
   */
  record Preview(Instant at, List<OfProcedure> procedures, Duration confirmWithin) {
    /** Copies the list. */
    public Preview {
      procedures = List.copyOf(procedures);
    }

    /** How many stand so. */
    public long count(Standing standing) {
      return procedures.stream().mapToLong(p -> p.count(standing)).sum();
    }
  }

  /**
   * One procedure.
   *
   * @param name as the newest application of it shows
   * @param months its period
   * @param cutoff completed before this day is due
   */
  record OfProcedure(
      ProcedureCode procedure,
      String name,
      int months,
      LocalDate cutoff,
      Map<Standing, Long> counts) {
    /** Copies the map. */
    public OfProcedure {
      counts = Map.copyOf(counts);
    }

    /** How many stand so. */
    public long count(Standing standing) {
      return counts.getOrDefault(standing, 0L);
    }
  }

  /**
   * One application, without the person.
   *
   * @param completedAt null where it isn't completed
   */
  record Line(
      ReceiptNumber number,
      ProcedureCode procedure,
      String procedureName,
      @Nullable Instant completedAt,
      Standing standing) {}

  /** Where a run is. */
  enum State {
    /** Waits for the second person. */
    PROPOSED,
    /** May run, or has begun to. */
    CONFIRMED,
    /** Everything in it is deleted or kept back, and the bytes are gone. */
    DONE,
    /** Taken back. */
    WITHDRAWN
  }

  /**
   * A deletion run.
   *
   * @param planned applications proposed
   * @param deleted of them so far
   * @param kept held back after all
   * @param expiresAt until when it can be confirmed
   * @param endedAt when it was done or withdrawn
   */
  record Run(
      String id,
      State state,
      String reason,
      long planned,
      long deleted,
      long kept,
      OperatorId proposedBy,
      Instant proposedAt,
      Instant expiresAt,
      @Nullable OperatorId confirmedBy,
      @Nullable Instant confirmedAt,
      @Nullable OperatorId endedBy,
      @Nullable Instant endedAt) {}

  /**
   * What is left of a deleted application.
   *
   * @param mark HMAC of its receipt number, hexadecimal
   */
  record Tombstone(
      String mark,
      ProcedureCode procedure,
      LocalDate filedOn,
      LocalDate completedOn,
      Instant deletedAt,
      String run,
      int documents,
      int reviews,
      int forwardings) {}
}
