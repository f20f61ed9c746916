package dev.shinseidesk.store;

import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.outbox.OutboxEntry;
import dev.shinseidesk.portal.ListedStatus;
import dev.shinseidesk.status.StatusDesk;
import dev.shinseidesk.status.StatusRegistration;
import dev.shinseidesk.status.StatusStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Status registrations (029o003) over SQLite. Those taken back are kept but no longer given. */
final class SqliteStatusStore implements StatusStore {
  private final Database database;
  private final History history;
  private final OutboxRows outbox;

  SqliteStatusStore(Database database, History history, OutboxRows outbox) {
    this.database = database;
    this.history = history;
    this.outbox = outbox;
  }

  @Override
  public void record(StatusRegistration registration, OutboxEntry entry) {
    database.write(handle -> {
      record(handle, registration, entry);
      return true;
    });
  }

  /** The same inside somebody's transaction. */
  void record(Handle handle, StatusRegistration registration, OutboxEntry entry) {
    ReceiptNumber number = registration.receiptNumber();
    handle.execute(
        "INSERT INTO status_registration (id, receipt_number, status, comment, decided_by,"
            + " decided_at, registered_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        registration.id(),
        number.value(),
        registration.status().value(),
        registration.comment(),
        registration.decidedBy().value(),
        Moments.text(registration.decidedAt()),
        Moments.textOrNull(registration.registeredAt()));
    outbox.add(handle, entry, OutboxEntry.Kind.STATUS, registration.id(), number);
    history.add(
        handle,
        number,
        registration.decidedAt(),
        registration.decidedBy().value(),
        "status-decided",
        registration.status().value(),
        registration.comment());
  }

  @Override
  public List<StatusRegistration> of(ReceiptNumber number) {
    return database.read(handle ->
        handle
            .createQuery(
                "SELECT * FROM status_registration"
                    + " WHERE receipt_number = ? AND withdrawn_at IS NULL ORDER BY seq DESC")
            .bind(0, number.value())
            .map((row, context) -> registration(row))
            .list());
  }

  @Override
  public Optional<StatusRegistration> find(String id) {
    return database.read(handle ->
        handle
            .createQuery("SELECT * FROM status_registration WHERE id = ? AND withdrawn_at IS NULL")
            .bind(0, id)
            .map((row, context) -> registration(row))
            .findOne());
  }

  private static StatusRegistration registration(ResultSet row) throws SQLException {
    return new StatusRegistration(
        row.getString("id"),
        new ReceiptNumber(row.getString("receipt_number")),
        new StatusCode(row.getString("status")),
        row.getString("comment"),
        new OperatorId(row.getString("decided_by")),
        Moments.instant(row.getString("decided_at")),
        Moments.instantOrNull(row.getString("registered_at")));
  }

  @Override
  public void clearListed() {
    database.write(handle -> handle.execute("DELETE FROM status_listed"));
  }

  @Override
  public void listed(List<ListedStatus> lines) {
    database.write(handle -> {
      try (PreparedBatch batch =
          handle.prepareBatch(
              "INSERT INTO status_listed (receipt_number, status, updated_at, lines)"
                  + " VALUES (?, ?, ?, 1) ON CONFLICT (receipt_number) DO UPDATE SET"
                  + " lines = lines + 1,"
                  + " status = CASE WHEN excluded.updated_at > updated_at"
                  + " THEN excluded.status ELSE status END,"
                  + " updated_at = max(updated_at, excluded.updated_at)")) {
        for (ListedStatus line : lines) {
          batch.add(
              line.receiptNumber().value(), line.status().value(), Moments.text(line.updatedAt()));
        }
        if (batch.size() > 0) {
          batch.execute();
        }
      }
      return true;
    });
  }

  @Override
  public StatusDesk.Reconciliation settleListed(Instant startedAt, Instant at) {
    return database.write(handle -> {
      List<ListedChange> changes =
          handle
              .createQuery(
                  "SELECT l.receipt_number, l.status FROM status_listed l"
                      + " JOIN application a ON a.receipt_number = l.receipt_number"
                      + " WHERE a.portal_status <> l.status AND NOT EXISTS"
                      + " (SELECT 1 FROM status_registration r WHERE r.receipt_number ="
                      + " l.receipt_number AND r.registered_at >= ?) ORDER BY l.receipt_number")
              .bind(0, Moments.text(startedAt))
              .map((row, context) ->
                  new ListedChange(
                      new ReceiptNumber(row.getString(1)), new StatusCode(row.getString(2))))
              .list();
      changes.forEach(c -> history.statusSeen(handle, c.number(), c.status(), at));
      long lines = sum(handle, "");
      long unknown =
          sum(handle, " WHERE receipt_number NOT IN (SELECT receipt_number FROM application)");
      handle.execute("DELETE FROM status_listed");
      return new StatusDesk.Reconciliation(
          lines, changes.stream().map(ListedChange::number).toList(), unknown);
    });
  }

  private static long sum(Handle handle, String where) {
    return handle
        .createQuery("SELECT coalesce(sum(lines), 0) FROM status_listed" + where)
        .mapTo(Long.class)
        .one();
  }

  /** An application whose status is another one at the portal. */
  private record ListedChange(ReceiptNumber number, StatusCode status) {}

  @Override
  public void seen(ReceiptNumber number, StatusCode status, Instant at) {
    database.write(handle -> {
      history.statusSeen(handle, number, status, at);
      return true;
    });
  }
}
