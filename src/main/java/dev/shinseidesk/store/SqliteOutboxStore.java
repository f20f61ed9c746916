package dev.shinseidesk.store;

import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.outbox.OutboxEntry;
import dev.shinseidesk.outbox.OutboxStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The outbox over SQLite. "Oldest" goes by the order of the decisions, not by the clock. */
final class SqliteOutboxStore implements OutboxStore {
  /** No earlier entry of the same application and kind is unfinished. */
  private static final String FIRST_IN_LINE =
      " AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.receipt_number = outbox.receipt_number"
          + " AND e.kind = outbox.kind AND e.seq < outbox.seq"
          + " AND e.state IN ('WAITING', 'SENDING', 'STOPPED'))";

  private final Database database;
  private final History history;
  private final OutboxRows rows;
  private final StoredJson json;
  private final ForwardingSteps forwardings;

  SqliteOutboxStore(
      Database database,
      History history,
      OutboxRows rows,
      StoredJson json,
      ForwardingSteps forwardings) {
    this.forwardings = forwardings;
    this.database = database;
    this.history = history;
    this.rows = rows;
    this.json = json;
  }

  @Override
  public List<OutboxEntry> due(Instant now, int limit) {
    return database.read(handle ->
        handle
            .createQuery(
                "SELECT * FROM outbox WHERE "
                    + OutboxRows.OPEN
                    + " AND state = 'WAITING' AND next_attempt_at <= ?"
                    + FIRST_IN_LINE
                    + " ORDER BY seq LIMIT ?")
            .bind(0, Moments.text(now))
            .bind(1, Math.max(0, limit))
            .map((row, context) -> rows.entry(row))
            .list());
  }

  @Override
  public boolean claim(String id, Instant now) {
    return database.write(handle ->
        handle.execute(
                "UPDATE outbox SET state = 'SENDING', attempts = attempts + 1,"
                    + " next_attempt_at = NULL, claimed_at = ?"
                    + " WHERE id = ? AND state = 'WAITING'"
                    + FIRST_IN_LINE,
                Moments.text(now),
                id)
            == 1);
  }

  @Override
  public void done(String id, Instant at, String confirmation) {
    database.write(handle -> {
      OutboxEntry entry = sending(handle, id);
      handle.execute(
          "UPDATE outbox SET state = 'DONE', done_at = ?, confirmation = ?,"
              + " problem_kind = NULL, problem_key = NULL, problem_facts = NULL WHERE id = ?",
          Moments.text(at),
          confirmation,
          id);
      switch (entry.kind()) {
        case FORWARDING ->
            forwardings.confirmed(
                handle, entry.subject(), entry.receiptNumber(), at, "", confirmation);
        case STATUS -> registered(handle, entry, at, confirmation);
      }
      return true;
    });
  }

  private void registered(Handle handle, OutboxEntry entry, Instant at, String confirmation) {
    handle.execute(
        "UPDATE status_registration SET registered_at = ? WHERE id = ?",
        Moments.text(at),
        entry.subject());
    String status = text(handle, "SELECT status FROM status_registration WHERE id = ?", entry);
    handle.execute(
        "UPDATE application SET portal_status = ? WHERE receipt_number = ?",
        status,
        entry.receiptNumber().value());
    history.add(handle, entry.receiptNumber(), at, "", "status-registered", status, confirmation);
  }

  private static String text(Handle handle, String sql, OutboxEntry entry) {
    return handle.createQuery(sql).bind(0, entry.subject()).mapTo(String.class).one();
  }

  @Override
  public void failed(String id, Problem problem, @Nullable Instant retryAt) {
    database.write(handle -> {
      OutboxEntry entry = sending(handle, id);
      OutboxEntry.State next =
          retryAt == null ? OutboxEntry.State.STOPPED : OutboxEntry.State.WAITING;
      handle.execute(
          "UPDATE outbox SET state = ?, next_attempt_at = ?, problem_kind = ?,"
              + " problem_key = ?, problem_facts = ? WHERE id = ?",
          next.name(),
          Moments.textOrNull(retryAt),
          problem.kind().name(),
          problem.key(),
          json.strings(problem.facts()),
          id);
      Problem before = entry.lastProblem();
      // a portal that is away for a night is one line, not one for every try
      if (retryAt == null || before == null || !before.key().equals(problem.key())) {
        history.add(
            handle,
            entry.receiptNumber(),
            claimedAt(handle, id),
            "",
            "outbox-failed",
            entry.kind().name(),
            problem.key(),
            Integer.toString(entry.attempts()),
            next.name());
      }
      return true;
    });
  }

  private static Instant claimedAt(Handle handle, String id) {
    return Moments.instant(
        handle
            .createQuery("SELECT claimed_at FROM outbox WHERE id = ?")
            .bind(0, id)
            .mapTo(String.class)
            .one());
  }

  private OutboxEntry sending(Handle handle, String id) {
    return rows.find(handle, id)
        .filter(entry -> entry.state() == OutboxEntry.State.SENDING)
        .orElseThrow(() -> StoreProblems.refusal("store.inconsistent"));
  }

  @Override
  public boolean retry(String id, Instant now) {
    return database.write(handle ->
        handle.execute(
                "UPDATE outbox SET state = 'WAITING', next_attempt_at = ?"
                    // what is held waits for its batch, not for another try
                    + " WHERE id = ? AND (state = 'STOPPED'"
                    + " OR (state = 'WAITING' AND next_attempt_at IS NOT NULL))",
                Moments.text(now),
                id)
            == 1);
  }

  @Override
  public boolean cancel(String id, Instant now) {
    return cancel(id, "", now);
  }

  @Override
  public boolean cancel(String id, OperatorId by, Instant now) {
    return cancel(id, by.value(), now);
  }

  private boolean cancel(String id, String by, Instant now) {
    return database.write(handle -> {
      int cancelled =
          handle.execute(
              "UPDATE outbox SET state = 'CANCELLED', next_attempt_at = NULL"
                  + " WHERE id = ? AND state IN ('WAITING', 'STOPPED')",
              id);
      if (cancelled == 0) {
        return false;
      }
      OutboxEntry entry = rows.find(handle, id).orElseThrow();
      switch (entry.kind()) {
        case FORWARDING -> {
          notInABatch(handle, entry);
          forwardings.takenBack(handle, entry.subject(), entry.receiptNumber(), now);
        }
        case STATUS -> {
          handle.execute(
              "UPDATE status_registration SET withdrawn_at = ? WHERE id = ?",
              Moments.text(now),
              entry.subject());
          SqliteCaseworkCorrections.takenBack(handle, history, entry.subject(), by, now);
        }
      }
      history.add(handle, entry.receiptNumber(), now, by, "outbox-cancelled", entry.kind().name());
      return true;
    });
  }

  /** What stands in a closed batch leaves with it: a person dissolves the batch first. */
  private static void notInABatch(Handle handle, OutboxEntry entry) {
    handle
        .createQuery("SELECT batch FROM forwarding WHERE id = ? AND batch IS NOT NULL")
        .bind(0, entry.subject())
        .mapTo(String.class)
        .findOne()
        .ifPresent(batch -> {
          throw StoreProblems.refusal("batch.closed", entry.receiptNumber().value(), batch);
        });
  }

  @Override
  public int recover(Instant now) {
    return database.write(handle ->
        handle.execute(
            "UPDATE outbox SET state = 'WAITING', next_attempt_at = ? WHERE "
                + OutboxRows.OPEN
                + " AND state = 'SENDING'",
            Moments.text(now)));
  }

  @Override
  public List<OutboxEntry> of(ReceiptNumber number) {
    return database.read(handle ->
        handle
            .createQuery("SELECT * FROM outbox WHERE receipt_number = ? ORDER BY seq DESC")
            .bind(0, number.value())
            .map((row, context) -> rows.entry(row))
            .list());
  }

  @Override
  public List<OutboxEntry> open(int limit) {
    return database.read(handle ->
        handle
            .createQuery("SELECT * FROM outbox WHERE " + OutboxRows.OPEN + " ORDER BY seq LIMIT ?")
            .bind(0, Math.max(0, limit))
            .map((row, context) -> rows.entry(row))
            .list());
  }

  @Override
  public Optional<OutboxEntry> find(String id) {
    return database.read(handle -> rows.find(handle, id));
  }
}
