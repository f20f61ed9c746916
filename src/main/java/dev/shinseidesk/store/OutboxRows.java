package dev.shinseidesk.store;

import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.outbox.OutboxEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Writing and reading outbox entries inside somebody's transaction. */
final class OutboxRows {
  /** States in which an entry still has to leave or to be looked at. */
  static final String OPEN = "state IN ('WAITING', 'SENDING', 'STOPPED')";

  private final StoredJson json;

  OutboxRows(StoredJson json) {
    this.json = json;
  }

  /**
   * Adds the entry of a decision.
   *
   * @throws IllegalArgumentException when the entry is not that decision's
   */
  void add(
      Handle handle,
      OutboxEntry entry,
      OutboxEntry.Kind kind,
      String subject,
      ReceiptNumber number) {
    if (entry.kind() != kind
        || !entry.subject().equals(subject)
        || !entry.receiptNumber().equals(number)
        || entry.state() != OutboxEntry.State.WAITING) {
      throw new IllegalArgumentException("the outbox entry belongs to another decision");
    }
    handle.execute(
        "INSERT INTO outbox (id, kind, receipt_number, subject, state, attempts, created_at,"
            + " created_by, next_attempt_at, confirmation) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        entry.id(),
        kind.name(),
        number.value(),
        subject,
        entry.state().name(),
        entry.attempts(),
        Moments.text(entry.createdAt()),
        entry.createdBy().value(),
        Moments.textOrNull(entry.nextAttemptAt()),
        entry.confirmation());
  }

  /** One entry. */
  Optional<OutboxEntry> find(Handle handle, String id) {
    return handle
        .createQuery("SELECT * FROM outbox WHERE id = ?")
        .bind(0, id)
        .map((row, context) -> entry(row))
        .findOne();
  }

  /** Maps a row. */
  OutboxEntry entry(ResultSet row) throws SQLException {
    String problemKey = row.getString("problem_key");
    return new OutboxEntry(
        row.getString("id"),
        OutboxEntry.Kind.valueOf(row.getString("kind")),
        new ReceiptNumber(row.getString("receipt_number")),
        row.getString("subject"),
        OutboxEntry.State.valueOf(row.getString("state")),
        row.getInt("attempts"),
        Moments.instant(row.getString("created_at")),
        new OperatorId(row.getString("created_by")),
        Moments.instantOrNull(row.getString("next_attempt_at")),
        problemKey == null
            ? null
            : new Problem(
                Problem.Kind.valueOf(row.getString("problem_kind")),
                problemKey,
                json.strings(row.getString("problem_facts"))),
        Moments.instantOrNull(row.getString("done_at")),
        row.getString("confirmation"));
  }
}
