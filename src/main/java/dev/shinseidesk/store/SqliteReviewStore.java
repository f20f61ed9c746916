package dev.shinseidesk.store;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.review.Decision;
import dev.shinseidesk.review.Finding;
import dev.shinseidesk.review.Review;
import dev.shinseidesk.review.ReviewDraft;
import dev.shinseidesk.review.ReviewStore;
import dev.shinseidesk.review.SecondPerson;
import dev.shinseidesk.review.Severity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Format reviews over SQLite. */
final class SqliteReviewStore implements ReviewStore {
  private final Database database;
  private final History history;
  private final StoredJson json;

  SqliteReviewStore(Database database, History history, StoredJson json) {
    this.database = database;
    this.history = history;
    this.json = json;
  }

  @Override
  public void saveFindings(
      ReceiptNumber number, List<Finding> findings, String version, Instant at) {
    List<Finding> sorted =
        findings.stream().sorted(Comparator.comparing(Finding::severity)).toList();
    database.write(handle -> {
      handle.execute(
          "INSERT OR REPLACE INTO examination (receipt_number, version, at, findings)"
              + " VALUES (?, ?, ?, ?)",
          number.value(),
          version,
          Moments.text(at),
          json.findings(sorted));
      return handle.execute(
          "UPDATE application SET errors = ?, alerts = ? WHERE receipt_number = ?",
          count(sorted, Severity.ERROR),
          count(sorted, Severity.ALERT),
          number.value());
    });
  }

  private static long count(List<Finding> findings, Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).count();
  }

  @Override
  public List<Finding> findings(ReceiptNumber number) {
    return database.read(handle ->
        handle
            .createQuery("SELECT findings FROM examination WHERE receipt_number = ?")
            .bind(0, number.value())
            .mapTo(String.class)
            .findOne()
            .map(json::findings)
            .orElse(List.of()));
  }

  @Override
  public Optional<ReviewDraft> draft(ReceiptNumber number) {
    return database.read(handle ->
        handle
            .createQuery("SELECT * FROM review_draft WHERE receipt_number = ?")
            .bind(0, number.value())
            .map((row, context) -> {
              String decision = row.getString("decision");
              return new ReviewDraft(
                  decision == null ? null : Decision.valueOf(decision),
                  row.getString("reason"),
                  json.checked(row.getString("checked")));
            })
            .findOne());
  }

  @Override
  public void saveDraft(ReceiptNumber number, ReviewDraft draft, OperatorId by, Instant at) {
    Decision decision = draft.decision();
    database.write(handle -> {
      handle.execute(
          "INSERT OR REPLACE INTO review_draft"
              + " (receipt_number, decision, reason, checked, by, at)"
              + " VALUES (?, ?, ?, ?, ?, ?)",
          number.value(),
          decision == null ? null : decision.name(),
          draft.reason(),
          json.checked(draft.checked()),
          by.value(),
          Moments.text(at));
      if (moved(handle, number, WorkState.UNREVIEWED, WorkState.IN_REVIEW)) {
        history.add(handle, number, at, by.value(), "review-started");
      }
      return true;
    });
  }

  @Override
  public boolean decide(Review review, WorkState expected, WorkState next, SecondPerson second) {
    return database.write(handle -> {
      // moved first: only who gets through counts for the samples
      if (!moved(handle, review.receiptNumber(), expected, next)) {
        return false;
      }
      insert(handle, review);
      String why = SqliteCaseworkApprovals.why(handle, review.receiptNumber(), second);
      if (why.isEmpty()) {
        told(handle, review, "decided", review.decision().name(), review.reason());
      } else {
        SqliteCaseworkApprovals.propose(handle, review, next, why);
        told(handle, review, "decision-proposed", review.decision().name(), review.reason());
      }
      return true;
    });
  }

  @Override
  public boolean pass(Review review) {
    return database.write(handle -> {
      if (!moved(handle, review.receiptNumber(), WorkState.UNREVIEWED, WorkState.SOUND)) {
        return false;
      }
      insert(handle, review);
      told(handle, review, "passed-through", review.reason());
      return true;
    });
  }

  private void told(Handle handle, Review review, String key, String... facts) {
    history.add(
        handle, review.receiptNumber(), review.decidedAt(), review.decidedBy().value(), key, facts);
  }

  private void insert(Handle handle, Review review) {
    handle.execute(
        "DELETE FROM review_draft WHERE receipt_number = ?", review.receiptNumber().value());
    handle.execute(
        "INSERT INTO review (id, receipt_number, decision, reason, findings, checked,"
            + " catalogue_version, decided_by, decided_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        review.id(),
        review.receiptNumber().value(),
        review.decision().name(),
        review.reason(),
        json.findings(review.findings()),
        json.checked(review.checked()),
        review.catalogueVersion(),
        review.decidedBy().value(),
        Moments.text(review.decidedAt()));
  }

  /** Moves an application, if it still stands where it is expected. */
  static boolean moved(Handle handle, ReceiptNumber number, WorkState expected, WorkState next) {
    return handle.execute(
            "UPDATE application SET state = ? WHERE receipt_number = ? AND state = ?",
            next.name(),
            number.value(),
            expected.name())
        == 1;
  }

  @Override
  public List<Review> reviews(ReceiptNumber number) {
    return database.read(handle ->
        handle
            .createQuery("SELECT * FROM review WHERE receipt_number = ? ORDER BY seq DESC")
            .bind(0, number.value())
            .map((row, context) -> review(row, json))
            .list());
  }

  /** Maps a row of {@code review}. */
  static Review review(ResultSet row, StoredJson json) throws SQLException {
    return new Review(
        row.getString("id"),
        new ReceiptNumber(row.getString("receipt_number")),
        Decision.valueOf(row.getString("decision")),
        row.getString("reason"),
        json.findings(row.getString("findings")),
        json.checked(row.getString("checked")),
        row.getString("catalogue_version"),
        new OperatorId(row.getString("decided_by")),
        Moments.instant(row.getString("decided_at")));
  }

  @Override
  public List<ReceiptNumber> sameFilings(Application application) {
    String person = SearchText.personKey(application.applicant());
    if (person == null) {
      return List.of();
    }
    return database.read(handle ->
        handle
            .createQuery(
                """
                SELECT receipt_number FROM application
                WHERE procedure_code = ? AND person_key = ? AND receipt_number <> ?
                ORDER BY filed_at, receipt_number
                """)
            .bind(0, application.procedure().value())
            .bind(1, person)
            .bind(2, application.receiptNumber().value())
            .mapTo(String.class)
            .map(ReceiptNumber::new)
            .list());
  }
}
