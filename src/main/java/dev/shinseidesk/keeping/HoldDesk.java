package dev.shinseidesk.keeping;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ReceiptNumber;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Legal holds (e.g. 審査請求, 訴訟, 監査): what is held is never deleted, however long it has been kept.
 * Asks for the role of a supervisor or administrator of the whole office ({@code
 * keeping.not-permitted}, {@code keeping.scope}). Any thread but the FX thread.
 */
public interface HoldDesk {
  /**
   * Holds an application.
   *
   * @param thread whether the other filings of the same person are held as well, those still to
   *     come included
   * @throws DeskException keys {@code keeping.*}: application-unknown, reason-missing,
   *     reason-too-long, held-already
   */
  Hold set(Operator by, ReceiptNumber number, boolean thread, String reason) throws DeskException;

  /**
   * Ends a hold; it stays on record.
   *
   * @throws DeskException keys {@code keeping.*}: hold-unknown, reason-missing, reason-too-long
   */
  Hold lift(Operator by, String hold, String reason) throws DeskException;

  /** Holds, newest first; lifted ones too where asked for. */
  List<Hold> holds(Operator by, boolean lifted, int limit) throws DeskException;

  /**
   * A hold.
   *
   * @param applications how many it holds now, this one included
   * @param liftReason empty while it holds
   */
  record Hold(
      String id,
      ReceiptNumber number,
      boolean thread,
      String reason,
      OperatorId setBy,
      Instant setAt,
      @Nullable OperatorId liftedBy,
      @Nullable Instant liftedAt,
      String liftReason,
      long applications) {}
}
