package dev.shinseidesk.store;

import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.forwarding.BatchDesk.Batch;
import dev.shinseidesk.forwarding.BatchStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Batches of 方式4 over SQLite. Dissolved ones are kept but no longer given. */
final class SqliteBatchStore implements BatchStore {
  /** Forwardings that wait to be collected: their entries are held. */
  private static final String HELD =
      """
       FROM forwarding f JOIN outbox o ON o.subject = f.id AND o.kind = 'FORWARDING'
        WHERE f.method = 'BATCH' AND f.batch IS NULL AND f.withdrawn_at IS NULL
          AND f.confirmed_at IS NULL AND o.state = 'WAITING' AND o.next_attempt_at IS NULL
      """;

  private static final String BATCHES =
      """
      SELECT b.*, (SELECT count(*) FROM forwarding f WHERE f.batch = b.id
        AND f.withdrawn_at IS NULL) AS applications
      FROM batch b WHERE b.reopened_at IS NULL
      """;

  private final Database database;
  private final History history;

  SqliteBatchStore(Database database, History history) {
    this.database = database;
    this.history = history;
  }

  @Override
  public List<Held> held() {
    return database.read(handle ->
        handle
            .createQuery(
                "SELECT f.receiver, count(*) AS applications, min(f.decided_at) AS oldest"
                    + HELD
                    + " GROUP BY f.receiver ORDER BY f.receiver")
            .map((row, context) ->
                new Held(
                    new BusinessSystemId(row.getString("receiver")),
                    row.getInt("applications"),
                    Moments.instant(row.getString("oldest"))))
            .list());
  }

  @Override
  public Optional<Batch> close(
      String id, BusinessSystemId receiver, String channel, OperatorId by, Instant at) {
    return database.write(handle -> {
      List<String> collected =
          handle
              .createQuery("SELECT f.id" + HELD + " AND f.receiver = ? ORDER BY f.seq")
              .bind(0, receiver.value())
              .mapTo(String.class)
              .list();
      if (collected.isEmpty()) {
        return Optional.empty();
      }
      handle.execute(
          "INSERT INTO batch (id, receiver, channel, closed_by, closed_at) VALUES (?, ?, ?, ?, ?)",
          id,
          receiver.value(),
          channel,
          by.value(),
          Moments.text(at));
      for (String forwarding : collected) {
        handle.execute(
            "UPDATE forwarding SET batch = ?, channel = ? WHERE id = ?", id, channel, forwarding);
      }
      // one entry delivers for all: a receiver that is away is asked once, not once for each
      handle.execute(
          "UPDATE outbox SET next_attempt_at = ? WHERE subject = ? AND kind = 'FORWARDING'",
          Moments.text(at),
          collected.getFirst());
      told(handle, id, by, at, "batch-closed");
      return one(handle, id);
    });
  }

  private void told(Handle handle, String id, OperatorId by, Instant at, String key) {
    for (String number :
        handle
            .createQuery(
                "SELECT receipt_number FROM forwarding"
                    + " WHERE batch = ? AND withdrawn_at IS NULL ORDER BY seq")
            .bind(0, id)
            .mapTo(String.class)
            .list()) {
      history.add(handle, new ReceiptNumber(number), at, by.value(), key, id);
    }
  }

  @Override
  public Reopened reopen(String id, OperatorId by, Instant at) {
    return database.write(handle -> {
      Optional<Batch> batch = one(handle, id);
      if (batch.isEmpty()) {
        return Reopened.UNKNOWN;
      }
      if (batch.get().deliveredAt() != null || in(handle, id, "'DONE'")) {
        return Reopened.DELIVERED;
      }
      if (in(handle, id, "'SENDING'")) {
        return Reopened.SENDING;
      }
      told(handle, id, by, at, "batch-reopened");
      handle.execute(
          """
          UPDATE outbox SET state = 'WAITING', next_attempt_at = NULL, attempts = 0,
            problem_kind = NULL, problem_key = NULL, problem_facts = NULL
          WHERE kind = 'FORWARDING' AND state IN ('WAITING', 'STOPPED')
            AND subject IN (SELECT f.id FROM forwarding f WHERE f.batch = ?)
          """,
          id);
      handle.execute("UPDATE forwarding SET batch = NULL WHERE batch = ?", id);
      handle.execute("UPDATE batch SET reopened_at = ? WHERE id = ?", Moments.text(at), id);
      return Reopened.DONE;
    });
  }

  private static boolean in(Handle handle, String id, String states) {
    return handle
            .createQuery(
                "SELECT count(*) FROM forwarding f JOIN outbox o ON o.subject = f.id"
                    + " AND o.kind = 'FORWARDING' WHERE f.batch = ? AND f.withdrawn_at IS NULL"
                    + " AND o.state IN ("
                    + states
                    + ")")
            .bind(0, id)
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  private static Optional<Batch> one(Handle handle, String id) {
    return handle
        .createQuery(BATCHES + " AND b.id = ?")
        .bind(0, id)
        .map((row, context) -> batch(row))
        .findOne();
  }

  private static Batch batch(ResultSet row) throws SQLException {
    return new Batch(
        row.getString("id"),
        new BusinessSystemId(row.getString("receiver")),
        row.getInt("applications"),
        new OperatorId(row.getString("closed_by")),
        Moments.instant(row.getString("closed_at")),
        Moments.instantOrNull(row.getString("delivered_at")),
        row.getString("confirmation"));
  }

  @Override
  public Optional<Batch> find(String id) {
    return database.read(handle -> one(handle, id));
  }

  @Override
  public Optional<String> containing(String forwarding) {
    return database.read(handle ->
        handle
            .createQuery("SELECT batch FROM forwarding WHERE id = ? AND batch IS NOT NULL")
            .bind(0, forwarding)
            .mapTo(String.class)
            .findOne());
  }

  @Override
  public List<Member> members(String id) {
    return database.read(handle ->
        handle
            .createQuery(
                "SELECT f.*, o.id AS entry FROM forwarding f JOIN outbox o ON o.subject = f.id"
                    + " AND o.kind = 'FORWARDING'"
                    + " WHERE f.batch = ? AND f.withdrawn_at IS NULL ORDER BY f.seq")
            .bind(0, id)
            .map((row, context) ->
                new Member(ForwardingRows.forwarding(row), row.getString("entry")))
            .list());
  }

  @Override
  public boolean tried(String id) {
    return database.read(handle ->
        handle
                .createQuery(
                    "SELECT count(*) FROM forwarding f JOIN outbox o ON o.subject = f.id"
                        + " AND o.kind = 'FORWARDING' WHERE f.batch = ? AND o.attempts > 0")
                .bind(0, id)
                .mapTo(Integer.class)
                .one()
            > 0);
  }

  @Override
  public void delivered(String id, Instant at, String confirmation) {
    database.write(handle -> {
      handle.execute(
          "UPDATE batch SET delivered_at = ?, confirmation = ?"
              + " WHERE id = ? AND delivered_at IS NULL",
          Moments.text(at),
          confirmation,
          id);
      return handle.execute(
          "UPDATE outbox SET next_attempt_at = ? WHERE kind = 'FORWARDING' AND state = 'WAITING'"
              + " AND next_attempt_at IS NULL"
              + " AND subject IN (SELECT f.id FROM forwarding f WHERE f.batch = ?)",
          Moments.text(at),
          id);
    });
  }

  @Override
  public List<Batch> recent(int limit) {
    return database.read(handle ->
        handle
            .createQuery(BATCHES + " ORDER BY b.seq DESC LIMIT ?")
            .bind(0, Math.max(0, limit))
            .map((row, context) -> batch(row))
            .list());
  }
}
