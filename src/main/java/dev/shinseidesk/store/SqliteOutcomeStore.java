package dev.shinseidesk.store;

import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.status.OutcomeDesk.Choice;
import dev.shinseidesk.status.OutcomeDesk.Outcome;
import dev.shinseidesk.status.OutcomeStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/** Outcomes of the substantive review over SQLite. */
final class SqliteOutcomeStore implements OutcomeStore {
  private final Database database;
  private final History history;

  SqliteOutcomeStore(Database database, History history) {
    this.database = database;
    this.history = history;
  }

  @Override
  public void record(Outcome outcome, Choice choice) {
    database.write(handle -> {
      handle.execute(
          "INSERT INTO outcome (id, receipt_number, choice, label_ja, label_en, decided_on, note,"
              + " entered_by, entered_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
          outcome.id(),
          outcome.receiptNumber().value(),
          outcome.choice(),
          choice.labelJa(),
          choice.labelEn(),
          outcome.decidedOn().toString(),
          outcome.note(),
          outcome.enteredBy().value(),
          Moments.text(outcome.enteredAt()));
      history.add(
          handle,
          outcome.receiptNumber(),
          outcome.enteredAt(),
          outcome.enteredBy().value(),
          "outcome-entered",
          choice.labelJa(),
          choice.labelEn(),
          outcome.decidedOn().toString(),
          outcome.note());
      return true;
    });
  }

  @Override
  public List<Outcome> of(ReceiptNumber number) {
    return database.read(handle ->
        handle
            .createQuery("SELECT * FROM outcome WHERE receipt_number = ? ORDER BY seq DESC")
            .bind(0, number.value())
            .map((row, context) -> outcome(row))
            .list());
  }

  private static Outcome outcome(ResultSet row) throws SQLException {
    return new Outcome(
        row.getString("id"),
        new ReceiptNumber(row.getString("receipt_number")),
        row.getString("choice"),
        LocalDate.parse(row.getString("decided_on")),
        row.getString("note"),
        new OperatorId(row.getString("entered_by")),
        Moments.instant(row.getString("entered_at")));
  }
}
