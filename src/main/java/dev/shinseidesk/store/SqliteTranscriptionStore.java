package dev.shinseidesk.store;

import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.forwarding.TranscriptionDesk.Line;
import dev.shinseidesk.forwarding.TranscriptionStore;
import dev.shinseidesk.forwarding.WantedItem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** 方式1's lines and progress over SQLite. */
final class SqliteTranscriptionStore implements TranscriptionStore {
  private final Database database;
  private final History history;
  private final ForwardingSteps steps;

  SqliteTranscriptionStore(Database database, History history, ForwardingSteps steps) {
    this.database = database;
    this.history = history;
    this.steps = steps;
  }

  @Override
  public List<Line> lines(String forwarding) {
    return database.read(handle ->
        handle
            .createQuery("SELECT * FROM transcription_line WHERE forwarding = ? ORDER BY position")
            .bind(0, forwarding)
            .map((row, context) ->
                new Line(
                    WantedItem.parse(row.getString("item")),
                    row.getString("value"),
                    row.getString("done_at") != null))
            .list());
  }

  @Override
  public boolean tick(String forwarding, int line, boolean done, OperatorId by, Instant at) {
    return database.write(handle ->
        open(handle, forwarding).isPresent()
            && handle.execute(
                    "UPDATE transcription_line SET done_by = ?, done_at = ?"
                        + " WHERE forwarding = ? AND position = ?",
                    done ? by.value() : null,
                    done ? Moments.text(at) : null,
                    forwarding,
                    line)
                == 1);
  }

  @Override
  public boolean finish(String forwarding, OperatorId by, Instant at, String confirmation) {
    return database.write(handle -> {
      Optional<ReceiptNumber> number = open(handle, forwarding);
      int missing =
          handle
              .createQuery(
                  "SELECT count(*) FROM transcription_line"
                      + " WHERE forwarding = ? AND done_at IS NULL")
              .bind(0, forwarding)
              .mapTo(Integer.class)
              .one();
      if (number.isEmpty() || missing > 0) {
        return false;
      }
      steps.confirmed(handle, forwarding, number.get(), at, by.value(), confirmation);
      return true;
    });
  }

  @Override
  public boolean cancel(String forwarding, OperatorId by, Instant at) {
    return database.write(handle -> {
      Optional<ReceiptNumber> number = open(handle, forwarding);
      if (number.isEmpty()) {
        return false;
      }
      steps.takenBack(handle, forwarding, number.get(), at);
      String receiver =
          handle
              .createQuery("SELECT receiver FROM forwarding WHERE id = ?")
              .bind(0, forwarding)
              .mapTo(String.class)
              .one();
      history.add(handle, number.get(), at, by.value(), "transcription-cancelled", receiver);
      return true;
    });
  }

  /** Whose application it is, while it is neither finished nor taken back. */
  private static Optional<ReceiptNumber> open(Handle handle, String forwarding) {
    return handle
        .createQuery(
            "SELECT receipt_number FROM forwarding WHERE id = ? AND method = 'TRANSCRIPTION'"
                + " AND confirmed_at IS NULL AND withdrawn_at IS NULL")
        .bind(0, forwarding)
        .mapTo(String.class)
        .findOne()
        .map(ReceiptNumber::new);
  }
}
