package dev.shinseidesk.casework;

import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.casework.CorrectionDesk.Carried;
import dev.shinseidesk.casework.CorrectionDesk.Contact;
import dev.shinseidesk.casework.CorrectionDesk.Request;
import dev.shinseidesk.outbox.OutboxEntry;
import dev.shinseidesk.review.Finding;
import dev.shinseidesk.status.StatusRegistration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where corrections are kept; each method is one transaction. Any thread but the FX thread. */
public interface CorrectionStore {
  /**
   * Records a request of a DEFECTIVE application with the registration of its status, moves it to
   * AWAITING_CORRECTION and writes the history lines.
   *
   * @param findings the request's, to compare the answer with
   * @return false, with nothing changed, when the application isn't DEFECTIVE any more
   */
  boolean request(
      Request request, List<Finding> findings, StatusRegistration registration, OutboxEntry entry);

  /**
   * Ends an open request by hand: DEFECTIVE again, history line.
   *
   * @return false, with nothing changed, when it isn't open any more
   */
  boolean end(Request request, OperatorId by, Instant at, String reason);

  /** Requests of an application, newest first. */
  List<Request> requests(ReceiptNumber number);

  /** Open requests whose deadline is before this day, oldest deadline first. */
  List<Request> overdue(LocalDate today);

  /**
   * Open requests that this filing may answer: of the same person and procedure, requested before
   * it was filed; oldest first.
   *
   * @param addressee 宛名番号 of who filed; null where it isn't known
   */
  List<Request> answerable(ReceiptNumber refiling, @Nullable String addressee);

  /**
   * Links a filing to the request it answers, ends the request, moves the first filing back to
   * DEFECTIVE and writes the history lines of both.
   *
   * @return false, with nothing changed, when the request isn't open any more
   */
  boolean answer(Request request, ReceiptNumber refiling, Instant at);

  /** The request a filing answers; empty when it answers none. */
  Optional<Answered> answered(ReceiptNumber refiling);

  /** Keeps a mark. */
  void mark(ReceiptNumber refiling, int carried, Carried.Mark mark, OperatorId by, Instant at);

  /**
   * Adds a contact with its history line.
   *
   * @return false when there is no such application
   */
  boolean add(ReceiptNumber number, Contact contact);

  /** Contacts, newest first. */
  List<Contact> contacts(ReceiptNumber number);

  /**
   * A request that was answered.
   *
   * @param findings carried over
   * @param marks by position
   */
  record Answered(Request request, List<Finding> findings, Map<Integer, Carried.Mark> marks) {
    /** Copies both. */
    public Answered {
      findings = List.copyOf(findings);
      marks = Map.copyOf(marks);
    }
  }
}
