package dev.shinseidesk.store;

import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.outbox.OutboxEntry;
import dev.shinseidesk.status.StatusRegistration;
import dev.shinseidesk.status.StatusStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
    ReceiptNumber number = registration.receiptNumber();
    database.write(handle -> {
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
      return true;
    });
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
  public void seen(ReceiptNumber number, StatusCode status, Instant at) {
    database.write(handle -> {
      history.statusSeen(handle, number, status, at);
      return true;
    });
  }
}
