package dev.shinseidesk.store;

import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.casework.FilingThreads.Settlement;
import dev.shinseidesk.casework.ThreadStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Threads and settlements over SQLite. */
final class SqliteCaseworkThreads implements ThreadStore {
  static final String RELATED =
      "WITH "
          + FilingKeys.ME
          + ", person AS ("
          + FilingKeys.SAME_PERSON
          + "), household AS (SELECT k.receipt_number FROM me"
          + " JOIN filing_key k ON k.household = me.household)"
          + """
          , correcting AS (SELECT answered_by AS receipt_number FROM correction
              WHERE receipt_number = :number AND answered_by IS NOT NULL
            UNION SELECT receipt_number FROM correction WHERE answered_by = :number)
          , found AS (SELECT receipt_number, 0 AS rank FROM me
            UNION ALL SELECT receipt_number, 1 FROM correcting
            UNION ALL SELECT receipt_number, 2 FROM person
            UNION ALL SELECT receipt_number, 3 FROM household)
          , best AS (SELECT receipt_number, min(rank) AS rank, max(rank = 2) AS person,
              max(rank = 3) AS household, max(rank = 1) AS correction
            FROM found GROUP BY receipt_number)
          SELECT a.*, best.person, best.household, best.correction, count(*) OVER () AS total,
            (SELECT s.stands FROM settlement_closed c JOIN settlement s ON s.id = c.settlement
              WHERE c.receipt_number = a.receipt_number AND c.reopened_at IS NULL) AS closed_for
          FROM best JOIN application a ON a.receipt_number = best.receipt_number
          WHERE best.rank < 2 OR (a.filed_at >= :from AND a.filed_at <= :until)
          ORDER BY best.rank,
            abs(julianday(a.filed_at) - (SELECT julianday(me.filed_at) FROM me)), a.receipt_number
          LIMIT :limit
          """;

  /** Whether a business system holds it, or will. */
  private static final String HELD =
      """
      SELECT a.state IN ('FORWARDING', 'FORWARDED') OR EXISTS (SELECT 1 FROM forwarding f
        WHERE f.receipt_number = a.receipt_number AND f.withdrawn_at IS NULL
          AND (f.confirmed_at IS NULL OR (f.act <> 'WITHDRAW' AND NOT EXISTS
            (SELECT 1 FROM forwarding n WHERE n.receipt_number = f.receipt_number
              AND n.receiver = f.receiver AND n.seq > f.seq AND n.withdrawn_at IS NULL))))
      FROM application a WHERE a.receipt_number = ?
      """;

  private final Database database;
  private final History history;
  private final StoredJson json;

  SqliteCaseworkThreads(Database database, History history, StoredJson json) {
    this.database = database;
    this.history = history;
    this.json = json;
  }

  @Override
  public Found related(ReceiptNumber number, Instant from, Instant until, int limit) {
    return database.read(handle -> {
      List<Integer> totals = new ArrayList<>();
      List<Related> filings =
          handle
              .createQuery(RELATED)
              .bind("number", number.value())
              .bind("from", Moments.text(from))
              .bind("until", Moments.text(until))
              .bind("limit", Math.max(1, limit))
              .map((row, context) -> {
                totals.add(row.getInt("total"));
                return related(row);
              })
              .list();
      return new Found(filings, totals.isEmpty() ? 0 : totals.getFirst());
    });
  }

  private static Related related(ResultSet row) throws SQLException {
    String closedFor = row.getString("closed_for");
    return new Related(
        SqliteApplications.application(row),
        row.getBoolean("person"),
        row.getBoolean("household"),
        row.getBoolean("correction"),
        closedFor == null ? null : new ReceiptNumber(closedFor));
  }

  @Override
  public List<Settlement> settlements(Collection<ReceiptNumber> numbers) {
    String asked = json.strings(numbers.stream().map(ReceiptNumber::value).toList());
    return database.read(handle ->
        handle
            .createQuery(
                """
                SELECT s.* FROM settlement s WHERE s.id IN (
                  SELECT id FROM settlement WHERE stands IN (SELECT value FROM json_each(:asked))
                  UNION SELECT settlement FROM settlement_closed
                    WHERE receipt_number IN (SELECT value FROM json_each(:asked)))
                ORDER BY s.seq DESC
                """)
            .bind("asked", asked)
            .map((row, context) -> settlement(handle, row))
            .list());
  }

  private static Settlement settlement(Handle handle, ResultSet row) throws SQLException {
    List<ReceiptNumber> closed =
        handle
            .createQuery(
                "SELECT receipt_number FROM settlement_closed WHERE settlement = ?"
                    + " ORDER BY receipt_number")
            .bind(0, row.getString("id"))
            .mapTo(String.class)
            .map(ReceiptNumber::new)
            .list();
    return new Settlement(
        new ReceiptNumber(row.getString("stands")),
        closed,
        row.getString("reason"),
        new OperatorId(row.getString("by")),
        Moments.instant(row.getString("at")));
  }

  @Override
  public Settled settle(String id, Settlement settlement, Map<ReceiptNumber, WorkState> expected) {
    return database.write(handle -> {
      // looked at before anything is written, so that a refusal leaves nothing to roll back
      for (ReceiptNumber number : settlement.closed()) {
        if (!state(handle, number).equals(Optional.ofNullable(expected.get(number)))) {
          return Settled.CHANGED;
        }
        if (held(handle, number)) {
          return Settled.FORWARDED;
        }
      }
      if (state(handle, settlement.stands()).filter(s -> s != WorkState.CLOSED).isEmpty()) {
        return Settled.CHANGED;
      }
      String at = Moments.text(settlement.at());
      String by = settlement.by().value();
      handle.execute(
          "INSERT INTO settlement (id, stands, reason, by, at) VALUES (?, ?, ?, ?, ?)",
          id,
          settlement.stands().value(),
          settlement.reason(),
          by,
          at);
      for (ReceiptNumber number : settlement.closed()) {
        handle.execute(
            "INSERT INTO settlement_closed (settlement, receipt_number, state_before)"
                + " SELECT ?, receipt_number, state FROM application WHERE receipt_number = ?",
            id,
            number.value());
        handle.execute(
            "UPDATE application SET state = 'CLOSED' WHERE receipt_number = ?", number.value());
        handle.execute(
            "UPDATE correction SET ended_at = ?, ended_by = ?, end_reason = ?, settlement = ?"
                + " WHERE receipt_number = ? AND ended_at IS NULL",
            at,
            by,
            settlement.reason(),
            id,
            number.value());
        history.add(
            handle,
            number,
            settlement.at(),
            by,
            "closed",
            settlement.stands().value(),
            settlement.reason());
      }
      history.add(
          handle,
          settlement.stands(),
          settlement.at(),
          by,
          "stands",
          settlement.closed().stream().map(ReceiptNumber::value).collect(Collectors.joining("、")),
          settlement.reason());
      return Settled.DONE;
    });
  }

  private static Optional<WorkState> state(Handle handle, ReceiptNumber number) {
    return handle
        .createQuery("SELECT state FROM application WHERE receipt_number = ?")
        .bind(0, number.value())
        .mapTo(String.class)
        .map(WorkState::valueOf)
        .findOne();
  }

  private static boolean held(Handle handle, ReceiptNumber number) {
    return handle.createQuery(HELD).bind(0, number.value()).mapTo(Boolean.class).one();
  }

  @Override
  public boolean reopen(ReceiptNumber closed, OperatorId by, Instant at, String reason) {
    return database.write(handle -> {
      Optional<String> settlement =
          handle
              .createQuery(
                  "SELECT settlement FROM settlement_closed"
                      + " WHERE receipt_number = ? AND reopened_at IS NULL")
              .bind(0, closed.value())
              .mapTo(String.class)
              .findOne();
      if (settlement.isEmpty()) {
        return false;
      }
      int moved =
          handle.execute(
              "UPDATE application SET state = (SELECT state_before FROM settlement_closed"
                  + " WHERE settlement = ? AND receipt_number = ?)"
                  + " WHERE receipt_number = ? AND state = 'CLOSED'",
              settlement.get(),
              closed.value(),
              closed.value());
      if (moved == 0) {
        return false;
      }
      handle.execute(
          "UPDATE settlement_closed SET reopened_at = ?, reopened_by = ?, reopen_reason = ?"
              + " WHERE settlement = ? AND receipt_number = ?",
          Moments.text(at),
          by.value(),
          reason,
          settlement.get(),
          closed.value());
      handle.execute(
          "UPDATE correction SET ended_at = NULL, ended_by = NULL, end_reason = '',"
              + " settlement = NULL WHERE receipt_number = ? AND settlement = ?",
          closed.value(),
          settlement.get());
      history.add(handle, closed, at, by.value(), "reopened", reason);
      return true;
    });
  }

  @Override
  public void identified(ReceiptNumber number, @Nullable String addressee) {
    database.write(handle -> {
      FilingKeys.identified(handle, number, addressee);
      return true;
    });
  }
}
