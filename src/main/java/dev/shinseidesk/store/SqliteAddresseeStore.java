package dev.shinseidesk.store;

import dev.shinseidesk.application.AddresseeNumber;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.residents.AddresseeEntry;
import dev.shinseidesk.residents.AddresseeStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** 宛名番号 entered by hand over SQLite. Entries replaced or taken back are kept, marked. */
final class SqliteAddresseeStore implements AddresseeStore {
  private final Database database;
  private final History history;

  SqliteAddresseeStore(Database database, History history) {
    this.database = database;
    this.history = history;
  }

  @Override
  public Optional<AddresseeEntry> of(ReceiptNumber number) {
    return database.read(handle ->
        handle
            .createQuery(
                "SELECT * FROM addressee_entry WHERE receipt_number = ? AND ended_at IS NULL")
            .bind(0, number.value())
            .map((row, context) -> entry(row))
            .findOne());
  }

  private static AddresseeEntry entry(ResultSet row) throws SQLException {
    String confirmedBy = row.getString("confirmed_by");
    return new AddresseeEntry(
        row.getString("id"),
        new ReceiptNumber(row.getString("receipt_number")),
        new AddresseeNumber(row.getString("addressee")),
        row.getString("reason"),
        new OperatorId(row.getString("entered_by")),
        Moments.instant(row.getString("entered_at")),
        confirmedBy == null ? null : new OperatorId(confirmedBy),
        Moments.instantOrNull(row.getString("confirmed_at")),
        confirmedBy != null || !row.getBoolean("second_person"));
  }

  @Override
  public Outcome enter(AddresseeEntry entry) {
    return database.write(handle -> {
      ReceiptNumber number = entry.receiptNumber();
      Outcome refused = refused(handle, number);
      if (refused != Outcome.DONE) {
        return refused;
      }
      String at = Moments.text(entry.enteredAt());
      handle.execute(
          "UPDATE addressee_entry SET ended_at = ? WHERE receipt_number = ? AND ended_at IS NULL",
          at,
          number.value());
      handle.execute(
          "INSERT INTO addressee_entry (id, receipt_number, addressee, reason, entered_by,"
              + " entered_at, second_person) VALUES (?, ?, ?, ?, ?, ?, ?)",
          entry.id(),
          number.value(),
          entry.addressee().value(),
          entry.reason(),
          entry.enteredBy().value(),
          at,
          !entry.inForce());
      history.add(
          handle,
          number,
          entry.enteredAt(),
          entry.enteredBy().value(),
          "addressee-entered",
          entry.addressee().value(),
          entry.reason());
      return Outcome.DONE;
    });
  }

  @Override
  public Outcome confirm(AddresseeEntry seen, OperatorId by, Instant at) {
    return database.write(handle -> {
      int confirmed =
          handle.execute(
              "UPDATE addressee_entry SET confirmed_by = ?, confirmed_at = ?"
                  + " WHERE id = ? AND ended_at IS NULL AND confirmed_by IS NULL",
              by.value(),
              Moments.text(at),
              seen.id());
      if (confirmed == 0) {
        return Outcome.CHANGED;
      }
      history.add(
          handle,
          seen.receiptNumber(),
          at,
          by.value(),
          "addressee-confirmed",
          seen.addressee().value());
      return Outcome.DONE;
    });
  }

  @Override
  public Outcome remove(AddresseeEntry seen, OperatorId by, Instant at, String reason) {
    return database.write(handle -> {
      Outcome refused = refused(handle, seen.receiptNumber());
      if (refused != Outcome.DONE) {
        return refused;
      }
      int removed =
          handle.execute(
              "UPDATE addressee_entry SET ended_at = ? WHERE id = ? AND ended_at IS NULL",
              Moments.text(at),
              seen.id());
      if (removed == 0) {
        return Outcome.CHANGED;
      }
      history.add(
          handle,
          seen.receiptNumber(),
          at,
          by.value(),
          "addressee-removed",
          seen.addressee().value(),
          reason);
      return Outcome.DONE;
    });
  }

  /** Nothing changes under what is on its way: neither its state nor an open entry of its own. */
  private static Outcome refused(Handle handle, ReceiptNumber number) {
    Optional<String> state =
        handle
            .createQuery("SELECT state FROM application WHERE receipt_number = ?")
            .bind(0, number.value())
            .mapTo(String.class)
            .findOne();
    if (state.isEmpty()) {
      return Outcome.APPLICATION_UNKNOWN;
    }
    boolean open =
        handle
            .createQuery(
                "SELECT EXISTS (SELECT 1 FROM outbox WHERE receipt_number = ?"
                    + " AND kind = 'FORWARDING' AND state IN ('WAITING', 'SENDING', 'STOPPED'))")
            .bind(0, number.value())
            .mapTo(Boolean.class)
            .one();
    return open || state.get().equals("FORWARDING") ? Outcome.FORWARDING_OPEN : Outcome.DONE;
  }
}
