package dev.shinseidesk.status;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.portal.ListedStatus;
import dev.shinseidesk.portal.StatusMeaning;
import java.util.List;

/** 申請処理状況 at the desk (029i001-04, 029o003). Any thread but the FX thread. */
public interface StatusDesk {
  /** The whole code table, in the profile's order. */
  List<StatusMeaning> table();

  /** What may be registered next for this application. */
  List<StatusMeaning> choices(ReceiptNumber number) throws DeskException;

  /** Greatest number of characters (code points) of a comment to the applicant. */
  int commentLimit();

  /**
   * Decides a status; registration follows through the outbox.
   *
   * @param comment to the applicant; may be empty
   * @throws DeskException keys {@code status.*}: not-permitted, not-allowed, comment-too-long,
   *     pending (an earlier registration is not confirmed yet)
   */
  StatusRegistration register(Operator by, ReceiptNumber number, StatusCode status, String comment)
      throws DeskException;

  /** Registrations of an application, newest first. */
  List<StatusRegistration> of(ReceiptNumber number);

  /** Asks the portal now and keeps its answer. */
  ListedStatus refresh(ReceiptNumber number) throws DeskException;

  /**
   * Walks the portal's whole status list (029i001-04) and keeps what it says of the applications
   * held here; a change is a history line.
   */
  Reconciliation reconcile(Progress progress) throws DeskException;

  /**
   * What the status list said.
   *
   * @param listed lines of the portal's list
   * @param changed applications whose status was another one here
   * @param unknown lines of applications this desk doesn't hold
   */
  record Reconciliation(long listed, List<ReceiptNumber> changed, long unknown) {
    /** Copies the list. */
    public Reconciliation {
      changed = List.copyOf(changed);
    }
  }
}
