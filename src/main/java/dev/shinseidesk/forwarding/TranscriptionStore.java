package dev.shinseidesk.forwarding;

import dev.shinseidesk.application.OperatorId;
import java.time.Instant;
import java.util.List;

/** Where 方式1's progress is kept; each method is one transaction. Any thread but the FX thread. */
public interface TranscriptionStore {
  /** Lines of a forwarding; empty where it isn't typed over. */
  List<TranscriptionDesk.Line> lines(String forwarding);

  /**
   * Ticks or unticks a line.
   *
   * @return false, with nothing changed, when there is no such line or the forwarding is finished
   *     or taken back
   */
  boolean tick(String forwarding, int line, boolean done, OperatorId by, Instant at);

  /**
   * Confirms the forwarding with all its consequences for the application.
   *
   * @return false, with nothing changed, when a line isn't ticked or it is finished or taken back
   */
  boolean finish(String forwarding, OperatorId by, Instant at, String confirmation);

  /**
   * Takes the forwarding back: the application stands where it stood.
   *
   * @return false, with nothing changed, when it is finished or taken back
   */
  boolean cancel(String forwarding, OperatorId by, Instant at);
}
