package dev.shinseidesk.portal;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.ReceiptNumber;
import java.util.List;
import java.util.function.Consumer;

/**
 * マイナポータル申請管理 as this office reaches it (029i001-01 to -04, 029o003). Log-in and token renewal
 * happen inside. Every method blocks: never call it on the FX thread. Any number of threads.
 *
 * <p>Problems are {@link DeskException}s with keys {@code portal.*}: unreachable, timeout, tls,
 * unauthorized, forbidden, not-found, conflict, too-many, server, rejected, redirected, not-http,
 * not-json, cut-off, missing-field, wrong-type, unknown-code, wrong-number, zip-mismatch,
 * too-large, paging, not-offered, not-registrable, not-registered, comment-too-long, unsendable,
 * interrupted, no-secret, bad-certificate, bad-profile. Their first fact is the 連携ID, but for the
 * last three.
 */
public interface Portal {
  /** Logs in (029i001-01), to try the connection. */
  void logIn() throws DeskException;

  /**
   * Walks all pages of the list (029i001-02). When the person cancels, it returns quietly after the
   * lines given so far; a list that changes so that lines could be missing ends with {@code
   * portal.paging}.
   *
   * @param each called on this thread for each line, in the portal's order
   * @param progress told lines so far and the total where the portal tells it
   */
  void list(PortalQuery query, Consumer<ListedApplication> each, Progress progress)
      throws DeskException;

  /** Application data of one receipt number with its ZIP (029i001-03), size and hash checked. */
  FetchedApplication fetch(ReceiptNumber number) throws DeskException;

  /**
   * Walks all pages of the status list (029i001-04). A condition this portal can't be asked for is
   * {@code portal.not-offered}; days are those of the status, not of filing.
   */
  default void statuses(PortalQuery query, Consumer<ListedStatus> each) throws DeskException {
    statuses(query, each, Progress.NONE);
  }

  /**
   * The same; when the person cancels, it returns quietly after the lines given so far. A portal
   * that gives only one number's statuses at a time is {@code portal.not-offered}.
   *
   * @param progress told lines so far and the total where the portal tells it
   */
  void statuses(PortalQuery query, Consumer<ListedStatus> each, Progress progress)
      throws DeskException;

  /** The portal's newest status of one receipt number (029i001-04). */
  ListedStatus status(ReceiptNumber number) throws DeskException;

  /**
   * Registers a processing status (029o003); repeating one requestId registers once. Where the
   * portal knows no such number, its status is looked at first, and one that is there already isn't
   * registered again.
   */
  ListedStatus register(StatusChange change) throws DeskException;

  /** The profile's code table of 申請処理状況, in its order. */
  List<StatusMeaning> statusTable();

  /** Greatest number of characters (code points) of a comment to the applicant. */
  int commentLimit();
}
