package dev.shinseidesk.casework;

import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ReceiptNumber;
import java.time.Instant;
import java.util.List;

/** Who saw what of an application. Any thread but the FX thread. */
public interface ViewLog {
  /**
   * Records that somebody opened an application or a document of it.
   *
   * @param document name of the file; empty for the application itself
   */
  void opened(Operator by, ReceiptNumber number, String document);

  /** Who saw it, newest first, at most so many. */
  List<View> of(ReceiptNumber number, int limit);

  /**
   * One look.
   *
   * @param document name of the file; empty for the application itself
   */
  record View(OperatorId by, Instant at, String document) {}
}
