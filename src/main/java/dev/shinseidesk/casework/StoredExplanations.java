package dev.shinseidesk.casework;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.inquiry.Applications;
import dev.shinseidesk.review.Review;
import dev.shinseidesk.review.ReviewStore;
import dev.shinseidesk.texts.Texts;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;

/** Why something was decided, from the store. Stateless, any thread but the FX thread. */
public final class StoredExplanations implements Explanations {
  private static final int VIEWS = 1_000;

  private final Applications applications;
  private final ReviewStore reviews;
  private final ApprovalStore approvals;
  private final RecordStore records;
  private final RecordWords words;
  private final Clock clock;

  /**
   * Plugs it together.
   *
   * @param office its name, on the page
   * @param system 操作者ID of the desk itself
   */
  public StoredExplanations(
      Applications applications,
      ReviewStore reviews,
      ApprovalStore approvals,
      RecordStore records,
      String office,
      OperatorId system,
      Clock clock) {
    this.applications = applications;
    this.reviews = reviews;
    this.approvals = approvals;
    this.records = records;
    // a record of a Japanese office, whatever language the clerk's screen speaks
    this.words = new RecordWords(new Texts(Locale.JAPANESE), office, system);
    this.clock = clock;
  }

  @Override
  public Explanation explain(ReceiptNumber number) throws DeskException {
    Application application = CaseRules.find(applications, number);
    return new Explanation(
        application,
        reviews.reviews(number),
        approvals.of(number),
        records.looks(number, VIEWS),
        applications.history(number));
  }

  @Override
  public byte[] record(Operator by, ReceiptNumber number, String review) throws DeskException {
    if (by.roles().isEmpty()) {
      throw CaseRules.refused("casework.not-permitted");
    }
    Explanation explanation = explain(number);
    Review told =
        explanation.reviews().stream()
            .filter(r -> r.id().equals(review))
            .findFirst()
            .orElseThrow(() -> CaseRules.refused("casework.review-unknown", number.value()));
    Instant now = clock.instant();
    byte[] page = RecordPage.make(words.content(explanation, told, by.id(), now));
    records.printed(number, by.id(), now, review);
    return page;
  }
}
