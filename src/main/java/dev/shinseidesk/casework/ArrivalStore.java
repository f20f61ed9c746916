package dev.shinseidesk.casework;

import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.ReceiptNumber;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came in and still waits for what follows; each method is one transaction. */
public interface ArrivalStore {
  /** Applications for which what follows on arrival hasn't been done, at most so many. */
  List<ReceiptNumber> arriving(int limit);

  /** Notes in the history why an application that went through couldn't be forwarded at once. */
  void notForwarded(ReceiptNumber number, Instant at, OperatorId by, Problem problem);

  /**
   * It has been done.
   *
   * @param addressee 宛名番号 as known now; null where it isn't
   */
  void settledIn(ReceiptNumber number, @Nullable String addressee);
}
