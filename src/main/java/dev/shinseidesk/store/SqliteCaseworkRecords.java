package dev.shinseidesk.store;

import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.casework.NoteDesk.Note;
import dev.shinseidesk.casework.RecordStore;
import dev.shinseidesk.casework.ViewLog.View;
import java.time.Instant;
import java.util.List;

/** Notes and looks over SQLite. */
final class SqliteCaseworkRecords implements RecordStore {
  private final Database database;
  private final History history;

  SqliteCaseworkRecords(Database database, History history) {
    this.database = database;
    this.history = history;
  }

  @Override
  public boolean add(ReceiptNumber number, Note note) {
    return database.write(handle ->
        handle.execute(
                "INSERT INTO note (receipt_number, by, at, text)"
                    + " SELECT receipt_number, ?, ?, ? FROM application WHERE receipt_number = ?",
                note.by().value(),
                Moments.text(note.at()),
                note.text(),
                number.value())
            == 1);
  }

  @Override
  public List<Note> notes(ReceiptNumber number) {
    return database.read(handle ->
        handle
            .createQuery("SELECT * FROM note WHERE receipt_number = ? ORDER BY seq DESC")
            .bind(0, number.value())
            .map((row, context) ->
                new Note(
                    new OperatorId(row.getString("by")),
                    Moments.instant(row.getString("at")),
                    row.getString("text")))
            .list());
  }

  @Override
  public void looked(ReceiptNumber number, View view) {
    database.write(handle ->
        handle.execute(
            "INSERT INTO look (receipt_number, by, at, document)"
                + " SELECT receipt_number, ?, ?, ? FROM application WHERE receipt_number = ?",
            view.by().value(),
            Moments.text(view.at()),
            view.document(),
            number.value()));
  }

  @Override
  public List<View> looks(ReceiptNumber number, int limit) {
    return database.read(handle ->
        handle
            .createQuery("SELECT * FROM look WHERE receipt_number = ? ORDER BY seq DESC LIMIT ?")
            .bind(0, number.value())
            .bind(1, Math.max(0, limit))
            .map((row, context) ->
                new View(
                    new OperatorId(row.getString("by")),
                    Moments.instant(row.getString("at")),
                    row.getString("document")))
            .list());
  }

  @Override
  public void printed(ReceiptNumber number, OperatorId by, Instant at, String review) {
    database.write(handle -> {
      history.add(handle, number, at, by.value(), "record-printed", review);
      return true;
    });
  }
}
