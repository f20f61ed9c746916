package dev.shinseidesk.review;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where reviews are kept; each method is one transaction. Any thread but the FX thread. */
public interface ReviewStore {
  /** Replaces the automatic findings of an application and its counts in the list. */
  void saveFindings(ReceiptNumber number, List<Finding> findings, String version, Instant at);

  /** Automatic findings as last saved, gravest first. */
  List<Finding> findings(ReceiptNumber number);

  /** The draft under way. */
  Optional<ReviewDraft> draft(ReceiptNumber number);

  /** Keeps a draft; an UNREVIEWED application becomes IN_REVIEW. */
  void saveDraft(ReceiptNumber number, ReviewDraft draft, OperatorId by, Instant at);

  /**
   * Adds a decided review, removes the draft, moves the application to its new state and writes its
   * history line.
   *
   * @param expected the state the clerk saw
   * @return false, with nothing changed, when the application isn't in that state any more
   */
  default boolean decide(Review review, WorkState expected, WorkState next) {
    return decide(review, expected, next, SecondPerson.NOT_NEEDED);
  }

  /**
   * The same where a second person may be needed: then the application becomes AWAITING_APPROVAL
   * instead. Samples are counted in the same transaction; what was returned before needs a second
   * person again.
   */
  boolean decide(Review review, WorkState expected, WorkState next, SecondPerson second);

  /**
   * Adds a review that lets an UNREVIEWED application through without one: SOUND, with its history
   * line.
   *
   * @return false, with nothing changed, when the application isn't UNREVIEWED any more
   */
  boolean pass(Review review);

  /** Decided reviews, newest first. */
  List<Review> reviews(ReceiptNumber number);

  /**
   * Other filings of the same procedure by a person of the same name and birth date, oldest first.
   */
  List<ReceiptNumber> sameFilings(Application application);
}
