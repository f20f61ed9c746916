package dev.shinseidesk.store;

import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.casework.Approval;
import dev.shinseidesk.casework.ApprovalDesk.Waiting;
import dev.shinseidesk.casework.ApprovalStore;
import dev.shinseidesk.review.Review;
import dev.shinseidesk.review.SecondPerson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The second pair of eyes over SQLite. */
final class SqliteCaseworkApprovals implements ApprovalStore {
  private static final String WAITING =
      "SELECT r.*, p.why FROM approval p JOIN review r ON r.id = p.review"
          + " JOIN application a ON a.receipt_number = p.receipt_number"
          + " WHERE p.result = 'WAITING' AND a.state = 'AWAITING_APPROVAL'";

  private final Database database;
  private final History history;
  private final StoredJson json;

  SqliteCaseworkApprovals(Database database, History history, StoredJson json) {
    this.database = database;
    this.history = history;
    this.json = json;
  }

  /**
   * Why a decision that is being made needs a second person; empty where it doesn't. Every sampling
   * rule counts it, whether or not another reason holds already, so that no order of decisions gets
   * around a sample.
   */
  static String why(Handle handle, ReceiptNumber number, SecondPerson second) {
    boolean sampled = false;
    for (SecondPerson.Sample sample : second.samples()) {
      handle.execute(
          "INSERT INTO sample_count (rule, count) VALUES (?, 1)"
              + " ON CONFLICT (rule) DO UPDATE SET count = count + 1",
          sample.rule());
      long count =
          handle
              .createQuery("SELECT count FROM sample_count WHERE rule = ?")
              .bind(0, sample.rule())
              .mapTo(Long.class)
              .one();
      sampled |= count % sample.every() == 0;
    }
    if (!second.why().isEmpty()) {
      return second.why();
    }
    return sampled ? "sample" : returned(handle, number);
  }

  /** What was returned goes to the second person again, for the reason it went there before. */
  private static String returned(Handle handle, ReceiptNumber number) {
    return handle
        .createQuery(
            "SELECT CASE result WHEN 'RETURNED' THEN why ELSE '' END FROM approval"
                + " WHERE receipt_number = ? ORDER BY seq DESC LIMIT 1")
        .bind(0, number.value())
        .mapTo(String.class)
        .findOne()
        .orElse("");
  }

  /** Lets a review wait for the second person. */
  static void propose(Handle handle, Review review, WorkState decided, String why) {
    SqliteReviewStore.moved(handle, review.receiptNumber(), decided, WorkState.AWAITING_APPROVAL);
    handle.execute(
        "INSERT INTO approval (review, receipt_number, why, result) VALUES (?, ?, ?, 'WAITING')",
        review.id(),
        review.receiptNumber().value(),
        why);
  }

  @Override
  public Optional<Waiting> waiting(ReceiptNumber number) {
    return database.read(handle ->
        handle
            .createQuery(WAITING + " AND p.receipt_number = ?")
            .bind(0, number.value())
            .map((row, context) -> waiting(row))
            .findOne());
  }

  @Override
  public List<Waiting> waiting(int limit) {
    return database.read(handle ->
        handle
            .createQuery(WAITING + " ORDER BY p.seq LIMIT ?")
            .bind(0, Math.max(0, limit))
            .map((row, context) -> waiting(row))
            .list());
  }

  private Waiting waiting(ResultSet row) throws SQLException {
    return new Waiting(SqliteReviewStore.review(row, json), row.getString("why"));
  }

  @Override
  public List<Approval> of(ReceiptNumber number) {
    return database.read(handle ->
        handle
            .createQuery("SELECT * FROM approval WHERE receipt_number = ? ORDER BY seq DESC")
            .bind(0, number.value())
            .map((row, context) -> {
              String by = row.getString("by");
              return new Approval(
                  row.getString("review"),
                  row.getString("why"),
                  Approval.Result.valueOf(row.getString("result")),
                  by == null ? null : new OperatorId(by),
                  Moments.instantOrNull(row.getString("at")),
                  row.getString("comment"));
            })
            .list());
  }

  @Override
  public boolean approve(Review review, WorkState next, OperatorId by, Instant at, String comment) {
    return database.write(handle -> {
      if (!ended(handle, review, next, Approval.Result.APPROVED, by, at, comment)) {
        return false;
      }
      history.add(
          handle,
          review.receiptNumber(),
          at,
          by.value(),
          "approved",
          review.decision().name(),
          comment);
      return true;
    });
  }

  @Override
  public boolean sendBack(Review review, OperatorId by, Instant at, String reason) {
    return database.write(handle -> {
      if (!ended(handle, review, WorkState.IN_REVIEW, Approval.Result.RETURNED, by, at, reason)) {
        return false;
      }
      handle.execute(
          "INSERT OR REPLACE INTO review_draft"
              + " (receipt_number, decision, reason, checked, by, at) VALUES (?, ?, ?, ?, ?, ?)",
          review.receiptNumber().value(),
          review.decision().name(),
          review.reason(),
          json.checked(review.checked()),
          review.decidedBy().value(),
          Moments.text(at));
      history.add(
          handle,
          review.receiptNumber(),
          at,
          by.value(),
          "returned",
          review.decision().name(),
          reason);
      return true;
    });
  }

  /** Looks before it writes, so that a refusal leaves nothing to roll back. */
  private static boolean ended(
      Handle handle,
      Review review,
      WorkState next,
      Approval.Result result,
      OperatorId by,
      Instant at,
      String comment) {
    boolean waits =
        handle
            .createQuery(
                "SELECT EXISTS (SELECT 1 FROM approval WHERE review = ? AND result = 'WAITING')")
            .bind(0, review.id())
            .mapTo(Boolean.class)
            .one();
    if (!waits
        || !SqliteReviewStore.moved(
            handle, review.receiptNumber(), WorkState.AWAITING_APPROVAL, next)) {
      return false;
    }
    handle.execute(
        "UPDATE approval SET result = ?, by = ?, at = ?, comment = ? WHERE review = ?",
        result.name(),
        by.value(),
        Moments.text(at),
        comment,
        review.id());
    return true;
  }
}
