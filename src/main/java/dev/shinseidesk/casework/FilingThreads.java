package dev.shinseidesk.casework;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ReceiptNumber;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Filings that belong together: residents file again, or for other households, when a status
 * doesn't move. Any thread but the FX thread.
 */
public interface FilingThreads {
  /**
   * The filings that stand together with this one, itself included, oldest first.
   *
   * @throws DeskException key {@code casework.application-unknown}
   */
  FilingThread of(ReceiptNumber number) throws DeskException;

  /**
   * The same for somebody for whom not every filing exists: the others are neither shown nor
   * counted, and take nobody's place within the bound that is shown.
   *
   * @param existing of these numbers those that exist for the person
   * @throws DeskException key {@code casework.application-unknown}
   */
  FilingThread of(ReceiptNumber number, UnaryOperator<Set<ReceiptNumber>> existing)
      throws DeskException;

  /**
   * What changed from one filing to another, in the order of the later form.
   *
   * @throws DeskException keys {@code casework.*}: application-unknown, form-unreadable
   */
  Comparison compare(ReceiptNumber earlier, ReceiptNumber later) throws DeskException;

  /**
   * Records which filing stands and closes others, in one transaction: closed ones become CLOSED
   * with the reason.
   *
   * @param closed at least one, none of them {@code stands}
   * @param reason not empty
   * @throws DeskException keys {@code casework.*}: not-permitted, application-unknown,
   *     reason-missing, reason-too-long, nothing-to-close, not-of-the-thread, already-forwarded
   *     (one of those to close is with a business system), changed-meanwhile
   */
  Settlement settle(Operator by, ReceiptNumber stands, Set<ReceiptNumber> closed, String reason)
      throws DeskException;

  /**
   * Takes a closing back; the filing returns to the state it had before.
   *
   * @throws DeskException keys {@code casework.*}: not-permitted, application-unknown,
   *     reason-missing, not-closed, changed-meanwhile
   */
  void reopen(Operator by, ReceiptNumber closed, String reason) throws DeskException;

  /** Why a filing stands with the one asked for. */
  enum Relation {
    /** It is the one asked for. */
    ITSELF,
    /** Same name and birth date, or same signing person by number links. */
    SAME_PERSON,
    /** Same folded address. */
    SAME_HOUSEHOLD,
    /** Same procedure; never alone. */
    SAME_PROCEDURE,
    /** It answers a correction request of the one asked for, or is answered by it. */
    CORRECTION
  }

  /**
   * One filing of a thread.
   *
   * @param application as it stands
   * @param relations why it is here; never empty
   * @param differences items that differ from the one asked for; -1 where that isn't known (another
   *     procedure, or not readable)
   * @param closedFor which filing it was closed in favour of; null when it isn't closed
   */
  record Filing(
      Application application,
      Set<Relation> relations,
      int differences,
      @Nullable ReceiptNumber closedFor) {
    /** Copies the set. */
    public Filing {
      relations = Set.copyOf(relations);
    }
  }

  /**
   * Filings that stand together.
   *
   * @param asked for which it was asked
   * @param filings oldest first; at least the one asked for
   * @param more filings beyond the bound that is shown
   * @param settlements what was recorded of them, newest first
   */
  record FilingThread(
      ReceiptNumber asked, List<Filing> filings, int more, List<Settlement> settlements) {
    /** Copies the lists. */
    public FilingThread {
      filings = List.copyOf(filings);
      settlements = List.copyOf(settlements);
    }
  }

  /**
   * Which filing stands.
   *
   * @param stands the one that counts
   * @param closed closed in its favour
   * @param reason in the clerk's words
   */
  record Settlement(
      ReceiptNumber stands, List<ReceiptNumber> closed, String reason, OperatorId by, Instant at) {
    /** Copies the list. */
    public Settlement {
      closed = List.copyOf(closed);
    }
  }

  /** Kind of a difference. */
  enum Change {
    /** Same in both. */
    SAME,
    /** Another value. */
    CHANGED,
    /** Only in the later one. */
    ADDED,
    /** Only in the earlier one. */
    REMOVED
  }

  /**
   * What changed.
   *
   * @param items every item of either form
   * @param documents every file of either ZIP, matched by name, then by content
   */
  record Comparison(
      ReceiptNumber earlier,
      ReceiptNumber later,
      List<ItemChange> items,
      List<DocumentChange> documents) {
    /** Copies the lists. */
    public Comparison {
      items = List.copyOf(items);
      documents = List.copyOf(documents);
    }
  }

  /**
   * One item.
   *
   * @param before value of the earlier filing exactly as filed; empty when ADDED
   * @param after value of the later filing exactly as filed; empty when REMOVED
   */
  record ItemChange(String id, String name, String before, String after, Change change) {}

  /**
   * One file.
   *
   * @param name in the later ZIP, else in the earlier
   * @param earlierIndex index in the earlier archive; -1 when it isn't there
   * @param laterIndex index in the later archive; -1 when it isn't there
   */
  record DocumentChange(String name, int earlierIndex, int laterIndex, Change change) {}
}
