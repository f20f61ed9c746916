package dev.shinseidesk.store;

import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.keeping.HoldDesk.Hold;
import dev.shinseidesk.keeping.HoldStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Legal holds over SQLite. */
final class SqliteHoldStore implements HoldStore {
  private static final String SELECT =
      """
      SELECT l.*, CASE WHEN l.lifted_at IS NOT NULL THEN 0 WHEN l.thread = 0 OR a.person_key IS NULL
        THEN 1 ELSE (SELECT count(*) FROM application p WHERE p.person_key = a.person_key)
        END AS applications
      FROM legal_hold l JOIN application a ON a.receipt_number = l.receipt_number
      """;

  private final Database database;

  SqliteHoldStore(Database database) {
    this.database = database;
  }

  @Override
  public void set(Hold hold) {
    database.write(handle -> {
      boolean held =
          handle
              .createQuery(
                  "SELECT 1 FROM legal_hold WHERE receipt_number = ? AND thread >= ?"
                      + " AND lifted_at IS NULL")
              .bind(0, hold.number().value())
              .bind(1, hold.thread())
              .mapTo(Integer.class)
              .findFirst()
              .isPresent();
      if (held) {
        throw StoreProblems.refusal("keeping.held-already", hold.number().value());
      }
      return handle.execute(
          "INSERT INTO legal_hold (id, receipt_number, thread, reason, set_by, set_at)"
              + " VALUES (?, ?, ?, ?, ?, ?)",
          hold.id(),
          hold.number().value(),
          hold.thread(),
          hold.reason(),
          hold.setBy().value(),
          Moments.text(hold.setAt()));
    });
  }

  @Override
  public void lift(String id, OperatorId by, Instant at, String reason) {
    database.write(handle -> {
      int lifted =
          handle.execute(
              "UPDATE legal_hold SET lifted_by = ?, lifted_at = ?, lift_reason = ?"
                  + " WHERE id = ? AND lifted_at IS NULL",
              by.value(),
              Moments.text(at),
              reason,
              id);
      if (lifted != 1) {
        throw StoreProblems.refusal("keeping.hold-unknown", id);
      }
      return true;
    });
  }

  @Override
  public Optional<Hold> find(String id) {
    return database.read(handle ->
        handle
            .createQuery(SELECT + " WHERE l.id = ?")
            .bind(0, id)
            .map((row, context) -> hold(row))
            .findOne());
  }

  @Override
  public List<Hold> holds(boolean lifted, int limit) {
    return database.read(handle ->
        handle
            .createQuery(
                SELECT
                    + (lifted ? "" : " WHERE l.lifted_at IS NULL")
                    + " ORDER BY l.seq DESC LIMIT ?")
            .bind(0, Math.max(0, limit))
            .map((row, context) -> hold(row))
            .list());
  }

  private static Hold hold(ResultSet row) throws SQLException {
    return new Hold(
        row.getString("id"),
        new ReceiptNumber(row.getString("receipt_number")),
        row.getBoolean("thread"),
        row.getString("reason"),
        new OperatorId(row.getString("set_by")),
        Moments.instant(row.getString("set_at")),
        SqliteRetentionStore.person(row.getString("lifted_by")),
        Moments.instantOrNull(row.getString("lifted_at")),
        row.getString("lift_reason"),
        row.getLong("applications"));
  }

  @Override
  public boolean known(ReceiptNumber number) {
    return database.read(handle ->
        handle
            .createQuery("SELECT 1 FROM application WHERE receipt_number = ?")
            .bind(0, number.value())
            .mapTo(Integer.class)
            .findOne()
            .isPresent());
  }
}
