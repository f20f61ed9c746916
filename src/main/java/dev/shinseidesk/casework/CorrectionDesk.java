package dev.shinseidesk.casework;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.review.Finding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 補正: asking the applicant to correct a filing. The request is registered through the status
 * interface (029o003); the clock of the application pauses meanwhile. Any thread but the FX thread.
 */
public interface CorrectionDesk {
  /**
   * What a request would say: the text composed from the findings of the newest review, the
   * deadline and the status code that would be registered. Nothing is recorded.
   *
   * @throws DeskException keys {@code casework.*}: application-unknown
   */
  Proposal propose(ReceiptNumber number) throws DeskException;

  /**
   * Requests the correction: request, status registration in the outbox, state AWAITING_CORRECTION
   * and history line in one transaction. The application must be DEFECTIVE.
   *
   * @param text to the applicant, not blank, within {@link Proposal#textLimit}
   * @param deadline last day to answer, after today
   * @param expected the state the clerk saw
   * @throws DeskException keys {@code casework.*}: not-permitted, application-unknown,
   *     not-defective, text-missing, text-too-long, deadline-past, changed-meanwhile; {@code
   *     status.*}: not-allowed, pending
   */
  Request request(
      Operator by, ReceiptNumber number, String text, LocalDate deadline, WorkState expected)
      throws DeskException;

  /**
   * Ends a request without a new filing: the applicant brought what was missing in another way, or
   * gave up; the application is DEFECTIVE again.
   *
   * @throws DeskException keys {@code casework.*}: not-permitted, application-unknown,
   *     no-open-request, reason-missing, changed-meanwhile
   */
  void end(Operator by, ReceiptNumber number, String reason) throws DeskException;

  /** All of one application: requests, contacts, carried findings, processing time. */
  Correspondence of(ReceiptNumber number) throws DeskException;

  /**
   * Records a telephone contact or another conversation.
   *
   * @param said what was said, not blank
   * @throws DeskException keys {@code casework.*}: not-permitted, application-unknown,
   *     text-missing, text-too-long
   */
  Contact recordContact(
      Operator by, ReceiptNumber number, Contact.Way way, boolean reached, String said)
      throws DeskException;

  /**
   * Marks a finding that was carried over from the first filing.
   *
   * @throws DeskException keys {@code casework.*}: not-permitted, application-unknown, not-carried
   */
  void mark(Operator by, ReceiptNumber refiling, int carried, Carried.Mark mark)
      throws DeskException;

  /** Requests whose deadline has passed without an answer, oldest deadline first. */
  List<Request> overdue();

  /**
   * What a request would say.
   *
   * @param text composed; may be empty where there is no finding
   * @param textLimit greatest number of characters (code points)
   * @param deadline the usual one: so many business days from today
   * @param businessDays how many
   * @param status code that would be registered; null where the portal's table has none for it
   */
  record Proposal(
      String text,
      int textLimit,
      LocalDate deadline,
      int businessDays,
      @Nullable StatusCode status) {}

  /**
   * A request.
   *
   * @param answeredBy the filing that came in for it; null while none
   * @param endedAt when it ended, by an answer or by hand; null while open
   * @param endReason given by hand; empty otherwise
   */
  record Request(
      String id,
      ReceiptNumber number,
      String text,
      LocalDate deadline,
      OperatorId by,
      Instant at,
      @Nullable ReceiptNumber answeredBy,
      @Nullable Instant endedAt,
      String endReason) {}

  /**
   * A conversation.
   *
   * @param reached whether the applicant was reached
   * @param said what was said
   */
  record Contact(OperatorId by, Instant at, Way way, boolean reached, String said) {
    /** How. */
    public enum Way {
      /** By telephone. */
      PHONE,
      /** At the counter. */
      COUNTER,
      /** By letter or mail. */
      LETTER
    }
  }

  /**
   * A finding of the first filing, beside what its answer says.
   *
   * @param position counting from 0
   * @param finding as it was
   * @param from the first filing
   * @param suggested what the automatic review of the answer says: SOLVED where the same rule finds
   *     nothing at the same item any more
   * @param mark what a person marked; null while nobody did
   */
  record Carried(
      int position, Finding finding, ReceiptNumber from, Mark suggested, @Nullable Mark mark) {
    /** Whether it is solved. */
    public enum Mark {
      /** 解消. */
      SOLVED,
      /** 未解消. */
      OPEN
    }
  }

  /**
   * How long the application has been with the municipality.
   *
   * @param businessDays counted, without the time it waited for the applicant
   * @param pausedBusinessDays waited for the applicant
   * @param paused whether the clock stands still now
   */
  record ProcessingTime(int businessDays, int pausedBusinessDays, boolean paused) {}

  /**
   * All of one application.
   *
   * @param requests newest first
   * @param contacts newest first
   * @param carried findings of the filing this one answers; empty where it answers none
   */
  record Correspondence(
      List<Request> requests, List<Contact> contacts, List<Carried> carried, ProcessingTime time) {
    /** Copies the lists. */
    public Correspondence {
      requests = List.copyOf(requests);
      contacts = List.copyOf(contacts);
      carried = List.copyOf(carried);
    }
  }
}
