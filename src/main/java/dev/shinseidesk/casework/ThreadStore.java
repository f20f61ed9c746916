package dev.shinseidesk.casework;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.casework.FilingThreads.Settlement;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where threads are looked up and settled; each method is one transaction. Any thread but FX's. */
public interface ThreadStore {
  /**
   * Filings of the same person or household filed within these times, and those that correct one
   * another at any time; the filing itself is among them. Nearest first: itself, corrections, the
   * person's, the household's, each by nearness in time.
   *
   * @param from first moment of filing
   * @param until last moment of filing
   * @param limit at most so many
   */
  Found related(ReceiptNumber number, Instant from, Instant until, int limit);

  /** Settlements that any of these stands in or was closed by, newest first. */
  List<Settlement> settlements(Collection<ReceiptNumber> numbers);

  /**
   * Records which filing stands, closes the others, ends their open correction requests and writes
   * the history lines.
   *
   * @param id random
   * @param expected the state each of those to close was seen in
   * @return nothing is changed unless it is DONE
   */
  Settled settle(String id, Settlement settlement, Map<ReceiptNumber, WorkState> expected);

  /**
   * Takes a closing back: state before, correction request open again, history line.
   *
   * @return false, with nothing changed, when it isn't closed any more
   */
  boolean reopen(ReceiptNumber closed, OperatorId by, Instant at, String reason);

  /** Keeps what is known of the applicant's 宛名番号 now; null for nothing. */
  void identified(ReceiptNumber number, @Nullable String addressee);

  /**
   * Filings found.
   *
   * @param filings nearest first
   * @param total found in all
   */
  record Found(List<Related> filings, int total) {
    /** Copies the list. */
    public Found {
      filings = List.copyOf(filings);
    }
  }

  /**
   * One of them.
   *
   * @param person whether the same person filed it
   * @param household whether it comes from the same address
   * @param correction whether one corrects the other
   * @param closedFor the filing it is closed in favour of; null when it isn't
   */
  record Related(
      Application application,
      boolean person,
      boolean household,
      boolean correction,
      @Nullable ReceiptNumber closedFor) {}

  /** What came of settling. */
  enum Settled {
    /** Recorded. */
    DONE,
    /** One isn't in the state it was seen in. */
    CHANGED,
    /** One is with a business system, or on its way there. */
    FORWARDED
  }
}
