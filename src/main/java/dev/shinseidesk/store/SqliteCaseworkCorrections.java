package dev.shinseidesk.store;

import dev.shinseidesk.application.JapaneseDates;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.casework.CorrectionDesk.Carried;
import dev.shinseidesk.casework.CorrectionDesk.Contact;
import dev.shinseidesk.casework.CorrectionDesk.Request;
import dev.shinseidesk.casework.CorrectionStore;
import dev.shinseidesk.outbox.OutboxEntry;
import dev.shinseidesk.review.Finding;
import dev.shinseidesk.status.StatusRegistration;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Corrections over SQLite. */
final class SqliteCaseworkCorrections implements CorrectionStore {
  private static final String ANSWERABLE =
      "WITH "
          + FilingKeys.ME
          + ", person AS ("
          + FilingKeys.SAME_PERSON
          + " UNION SELECT k.receipt_number FROM filing_key k WHERE k.addressee = :addressee) "
          + """
          SELECT c.* FROM person JOIN correction c ON c.receipt_number = person.receipt_number
            JOIN application a ON a.receipt_number = c.receipt_number JOIN me
          WHERE c.ended_at IS NULL AND a.procedure_code = me.procedure_code
            AND a.receipt_number <> me.receipt_number AND c.at <= me.filed_at
          ORDER BY c.seq
          """;

  private final Database database;
  private final History history;
  private final StoredJson json;
  private final SqliteStatusStore statuses;

  SqliteCaseworkCorrections(
      Database database, History history, StoredJson json, SqliteStatusStore statuses) {
    this.database = database;
    this.history = history;
    this.json = json;
    this.statuses = statuses;
  }

  @Override
  public boolean request(
      Request request, List<Finding> findings, StatusRegistration registration, OutboxEntry entry) {
    ReceiptNumber number = request.number();
    return database.write(handle -> {
      if (!SqliteReviewStore.moved(
          handle, number, WorkState.DEFECTIVE, WorkState.AWAITING_CORRECTION)) {
        return false;
      }
      handle.execute(
          "INSERT INTO correction (id, receipt_number, text, deadline, findings, registration, by,"
              + " at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
          request.id(),
          number.value(),
          request.text(),
          request.deadline().toString(),
          json.findings(findings),
          registration.id(),
          request.by().value(),
          Moments.text(request.at()));
      history.add(
          handle,
          number,
          request.at(),
          request.by().value(),
          "correction-requested",
          JapaneseDates.format(request.deadline()),
          request.deadline().toString());
      statuses.record(handle, registration, entry);
      return true;
    });
  }

  @Override
  public boolean end(Request request, OperatorId by, Instant at, String reason) {
    return database.write(handle -> {
      if (!ended(handle, request.id(), request.number(), by.value(), at, reason)) {
        return false;
      }
      history.add(handle, request.number(), at, by.value(), "correction-ended", reason);
      return true;
    });
  }

  /** Looks before it writes, so that a refusal leaves nothing to roll back. */
  private static boolean ended(
      Handle handle, String id, ReceiptNumber number, String by, Instant at, String reason) {
    boolean open =
        handle
            .createQuery(
                "SELECT EXISTS (SELECT 1 FROM correction WHERE id = ? AND ended_at IS NULL)")
            .bind(0, id)
            .mapTo(Boolean.class)
            .one();
    if (!open
        || !SqliteReviewStore.moved(
            handle, number, WorkState.AWAITING_CORRECTION, WorkState.DEFECTIVE)) {
      return false;
    }
    handle.execute(
        "UPDATE correction SET ended_at = ?, ended_by = ?, end_reason = ? WHERE id = ?",
        Moments.text(at),
        by,
        reason,
        id);
    return true;
  }

  /**
   * The registration of a request was taken back from the outbox, so the applicant was never asked:
   * the request ends with it.
   */
  static void takenBack(
      Handle handle, History history, String registration, String by, Instant at) {
    handle
        .createQuery(
            "SELECT id, receipt_number FROM correction WHERE registration = ? AND ended_at IS NULL")
        .bind(0, registration)
        .map((row, context) -> Map.entry(row.getString(1), new ReceiptNumber(row.getString(2))))
        .findOne()
        .ifPresent(open -> {
          ended(handle, open.getKey(), open.getValue(), by, at, "");
          history.add(handle, open.getValue(), at, by, "correction-taken-back");
        });
  }

  @Override
  public List<Request> requests(ReceiptNumber number) {
    return database.read(handle ->
        handle
            .createQuery("SELECT * FROM correction WHERE receipt_number = ? ORDER BY seq DESC")
            .bind(0, number.value())
            .map((row, context) -> request(row))
            .list());
  }

  @Override
  public List<Request> overdue(LocalDate today) {
    return database.read(handle ->
        handle
            .createQuery(
                "SELECT * FROM correction WHERE ended_at IS NULL AND deadline < ?"
                    + " ORDER BY deadline, seq")
            .bind(0, today.toString())
            .map((row, context) -> request(row))
            .list());
  }

  @Override
  public List<Request> answerable(ReceiptNumber refiling, @Nullable String addressee) {
    return database.read(handle ->
        handle
            .createQuery(ANSWERABLE)
            .bind("number", refiling.value())
            .bind("addressee", addressee)
            .map((row, context) -> request(row))
            .list());
  }

  private static Request request(ResultSet row) throws SQLException {
    String answer = row.getString("answered_by");
    return new Request(
        row.getString("id"),
        new ReceiptNumber(row.getString("receipt_number")),
        row.getString("text"),
        LocalDate.parse(row.getString("deadline")),
        new OperatorId(row.getString("by")),
        Moments.instant(row.getString("at")),
        answer == null ? null : new ReceiptNumber(answer),
        Moments.instantOrNull(row.getString("ended_at")),
        row.getString("end_reason"));
  }

  @Override
  public boolean answer(Request request, ReceiptNumber refiling, Instant at) {
    return database.write(handle -> {
      if (!ended(handle, request.id(), request.number(), "", at, "")) {
        return false;
      }
      handle.execute(
          "UPDATE correction SET answered_by = ? WHERE id = ?", refiling.value(), request.id());
      history.add(handle, request.number(), at, "", "correction-answered", refiling.value());
      history.add(handle, refiling, at, "", "correction-answers", request.number().value());
      return true;
    });
  }

  @Override
  public Optional<Answered> answered(ReceiptNumber refiling) {
    return database.read(handle -> {
      Map<Integer, Carried.Mark> marks = new HashMap<>();
      handle
          .createQuery("SELECT position, mark FROM carried_mark WHERE receipt_number = ?")
          .bind(0, refiling.value())
          .map((row, context) -> Map.entry(row.getInt(1), Carried.Mark.valueOf(row.getString(2))))
          .forEach(entry -> marks.put(entry.getKey(), entry.getValue()));
      return handle
          .createQuery("SELECT * FROM correction WHERE answered_by = ? ORDER BY seq DESC LIMIT 1")
          .bind(0, refiling.value())
          .map((row, context) ->
              new Answered(request(row), json.findings(row.getString("findings")), marks))
          .findOne();
    });
  }

  @Override
  public void mark(
      ReceiptNumber refiling, int carried, Carried.Mark mark, OperatorId by, Instant at) {
    database.write(handle ->
        handle.execute(
            "INSERT OR REPLACE INTO carried_mark (receipt_number, position, mark, by, at)"
                + " VALUES (?, ?, ?, ?, ?)",
            refiling.value(),
            carried,
            mark.name(),
            by.value(),
            Moments.text(at)));
  }

  @Override
  public boolean add(ReceiptNumber number, Contact contact) {
    return database.write(handle -> {
      int added =
          handle.execute(
              "INSERT INTO contact (receipt_number, by, at, way, reached, said)"
                  + " SELECT receipt_number, ?, ?, ?, ?, ? FROM application"
                  + " WHERE receipt_number = ?",
              contact.by().value(),
              Moments.text(contact.at()),
              contact.way().name(),
              contact.reached(),
              contact.said(),
              number.value());
      if (added == 0) {
        return false;
      }
      history.add(
          handle,
          number,
          contact.at(),
          contact.by().value(),
          contact.reached() ? "contact-reached" : "contact-tried",
          contact.said());
      return true;
    });
  }

  @Override
  public List<Contact> contacts(ReceiptNumber number) {
    return database.read(handle ->
        handle
            .createQuery("SELECT * FROM contact WHERE receipt_number = ? ORDER BY seq DESC")
            .bind(0, number.value())
            .map((row, context) ->
                new Contact(
                    new OperatorId(row.getString("by")),
                    Moments.instant(row.getString("at")),
                    Contact.Way.valueOf(row.getString("way")),
                    row.getBoolean("reached"),
                    row.getString("said")))
            .list());
  }
}
