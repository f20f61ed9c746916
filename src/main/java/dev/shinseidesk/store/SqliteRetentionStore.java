package dev.shinseidesk.store;

import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.keeping.Cut;
import dev.shinseidesk.keeping.RetentionDesk.Line;
import dev.shinseidesk.keeping.RetentionDesk.Run;
import dev.shinseidesk.keeping.RetentionDesk.State;
import dev.shinseidesk.keeping.RetentionDesk.Tombstone;
import dev.shinseidesk.keeping.RetentionStore;
import dev.shinseidesk.keeping.Standing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Deletion over SQLite. */
final class SqliteRetentionStore implements RetentionStore {
  private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

  private final Database database;
  private final Standings standings;

  SqliteRetentionStore(Database database, StoredJson json) {
    this.database = database;
    this.standings = new Standings(json);
  }

  @Override
  public List<Counted> counts(Cut cut) {
    Map<String, Map<Standing, Long>> counts = new LinkedHashMap<>();
    Map<String, String> names = new LinkedHashMap<>();
    database.read(handle -> {
      standings
          .query(
              handle,
              cut,
              "SELECT procedure_code, standing, count(*), max(filed_at), procedure_shown"
                  + " FROM standing GROUP BY 1, 2 ORDER BY 1")
          .map((row, context) -> {
            names.put(row.getString(1), row.getString(5));
            counts
                .computeIfAbsent(row.getString(1), c -> new EnumMap<>(Standing.class))
                .put(Standing.valueOf(row.getString(2)), row.getLong(3));
            return true;
          })
          .list();
      return true;
    });
    return counts.entrySet().stream()
        .map(e ->
            new Counted(
                new ProcedureCode(e.getKey()),
                names.getOrDefault(e.getKey(), e.getKey()),
                e.getValue()))
        .toList();
  }

  @Override
  public List<Line> lines(Cut cut, Set<Standing> wanted, @Nullable ReceiptNumber after, int limit) {
    return database.read(handle ->
        standings
            .query(
                handle,
                cut,
                "SELECT * FROM standing WHERE receipt_number > :after AND standing IN"
                    + " (SELECT value FROM json_each(:wanted)) ORDER BY receipt_number LIMIT :most")
            .bind("after", after == null ? "" : after.value())
            .bind("wanted", standings.names(wanted))
            .bind("most", Math.max(0, limit))
            .map((row, context) -> line(row))
            .list());
  }

  @Override
  public Optional<Line> line(Cut cut, ReceiptNumber number) {
    return database.read(
        handle -> standings.one(handle, cut, number).map((row, context) -> line(row)).findOne());
  }

  private static Line line(ResultSet row) throws SQLException {
    return new Line(
        new ReceiptNumber(row.getString("receipt_number")),
        new ProcedureCode(row.getString("procedure_code")),
        row.getString("procedure_shown"),
        Moments.instantOrNull(row.getString("completed_at")),
        Standing.valueOf(row.getString("standing")));
  }

  @Override
  public void propose(Run run, Cut cut) {
    database.write(handle -> {
      boolean open =
          handle
              .createQuery("SELECT 1 FROM deletion_run WHERE state IN ('PROPOSED', 'CONFIRMED')")
              .mapTo(Integer.class)
              .findFirst()
              .isPresent();
      if (open) {
        throw StoreProblems.refusal("keeping.run-open");
      }
      handle.execute(
          "INSERT INTO deletion_run (id, state, reason, planned, proposed_by, proposed_at,"
              + " expires_at) VALUES (?, 'PROPOSED', ?, 0, ?, ?, ?)",
          run.id(),
          run.reason(),
          run.proposedBy().value(),
          Moments.text(run.proposedAt()),
          Moments.text(run.expiresAt()));
      int planned = standings.fill(handle, cut, run.id());
      if (planned == 0) {
        throw StoreProblems.refusal("keeping.nothing-due");
      }
      return handle.execute("UPDATE deletion_run SET planned = ? WHERE id = ?", planned, run.id());
    });
  }

  @Override
  public Optional<Run> find(String run) {
    return database.read(handle ->
        handle
            .createQuery("SELECT * FROM deletion_run WHERE id = ?")
            .bind(0, run)
            .map((row, context) -> run(row))
            .findOne());
  }

  @Override
  public List<Run> runs(int limit) {
    return database.read(handle ->
        handle
            .createQuery("SELECT * FROM deletion_run ORDER BY seq DESC LIMIT ?")
            .bind(0, Math.max(0, limit))
            .map((row, context) -> run(row))
            .list());
  }

  private static Run run(ResultSet row) throws SQLException {
    return new Run(
        row.getString("id"),
        State.valueOf(row.getString("state")),
        row.getString("reason"),
        row.getLong("planned"),
        row.getLong("deleted"),
        row.getLong("kept"),
        new OperatorId(row.getString("proposed_by")),
        Moments.instant(row.getString("proposed_at")),
        Moments.instant(row.getString("expires_at")),
        person(row.getString("confirmed_by")),
        Moments.instantOrNull(row.getString("confirmed_at")),
        person(row.getString("ended_by")),
        Moments.instantOrNull(row.getString("ended_at")));
  }

  static @Nullable OperatorId person(@Nullable String id) {
    return id == null ? null : new OperatorId(id);
  }

  @Override
  public void confirm(String run, OperatorId by, Instant at) {
    change(
        "UPDATE deletion_run SET state = 'CONFIRMED', confirmed_by = ?, confirmed_at = ?"
            + " WHERE id = ? AND state = 'PROPOSED'",
        run,
        by,
        at);
  }

  @Override
  public void withdraw(String run, OperatorId by, Instant at) {
    database.write(handle -> {
      changed(
          handle,
          "UPDATE deletion_run SET state = 'WITHDRAWN', ended_by = ?, ended_at = ?"
              + " WHERE id = ? AND state = 'PROPOSED'",
          run,
          by,
          at);
      return handle.execute("DELETE FROM deletion_item WHERE run = ?", run);
    });
  }

  @Override
  public void end(String run, OperatorId by, Instant at) {
    change(
        "UPDATE deletion_run SET state = 'DONE', ended_by = ?, ended_at = ?"
            + " WHERE id = ? AND state = 'CONFIRMED'",
        run,
        by,
        at);
  }

  private void change(String sql, String run, OperatorId by, Instant at) {
    database.write(handle -> {
      changed(handle, sql, run, by, at);
      return true;
    });
  }

  private static void changed(Handle handle, String sql, String run, OperatorId by, Instant at) {
    if (handle.execute(sql, by.value(), Moments.text(at), run) != 1) {
      throw StoreProblems.refusal("keeping.changed-meanwhile", run);
    }
  }

  @Override
  public List<ReceiptNumber> pending(String run, int limit) {
    return database.read(handle ->
        handle
            .createQuery(
                "SELECT receipt_number FROM deletion_item WHERE run = ? AND kept IS NULL"
                    + " ORDER BY receipt_number LIMIT ?")
            .bind(0, run)
            .bind(1, Math.max(0, limit))
            .mapTo(String.class)
            .map(ReceiptNumber::new)
            .list());
  }

  @Override
  public void delete(String run, ReceiptNumber number, Cut cut, Instant at) {
    database.write(handle -> {
      Due due =
          standings
              .one(handle, cut, number)
              .map((row, context) ->
                  new Due(
                      row.getLong("id"),
                      row.getString("procedure_code"),
                      row.getString("filed_at"),
                      String.valueOf(row.getString("completed_at")),
                      row.getString("standing")))
              .findOne()
              .filter(d -> d.standing.equals(Standing.DUE.name()))
              .orElseThrow(() -> StoreProblems.refusal("keeping.changed-meanwhile", run));
      bury(handle, run, number, due, at);
      Deletion.remove(handle, number, due.id);
      return handle.execute("UPDATE deletion_run SET deleted = deleted + 1 WHERE id = ?", run);
    });
  }

  private record Due(
      long id, String procedure, String filedAt, String completedAt, String standing) {}

  private static void bury(Handle handle, String run, ReceiptNumber number, Due due, Instant at) {
    handle.execute(
        """
        INSERT INTO tombstone SELECT ?, ?, ?, ?, ?, ?,
          (SELECT count(*) FROM document WHERE receipt_number = ?),
          (SELECT count(*) FROM review WHERE receipt_number = ?),
          (SELECT count(*) FROM forwarding WHERE receipt_number = ?)
        """,
        Tombstones.mark(handle, number),
        due.procedure,
        day(due.filedAt),
        day(due.completedAt),
        Moments.text(at),
        run,
        number.value(),
        number.value(),
        number.value());
  }

  private static String day(String moment) {
    return LocalDate.ofInstant(Moments.instant(moment), ZONE).toString();
  }

  @Override
  public void keep(String run, ReceiptNumber number, Standing why) {
    database.write(handle -> {
      int marked =
          handle.execute(
              "UPDATE deletion_item SET kept = ? WHERE run = ? AND receipt_number = ?"
                  + " AND kept IS NULL",
              why.name(),
              run,
              number.value());
      return handle.execute("UPDATE deletion_run SET kept = kept + ? WHERE id = ?", marked, run);
    });
  }

  @Override
  public Swept sweep(int mebibytes) {
    return Deletion.sweep(database, mebibytes);
  }

  @Override
  public Optional<Tombstone> tombstone(ReceiptNumber number) {
    return database.read(handle ->
        handle
            .createQuery("SELECT * FROM tombstone WHERE mark = ?")
            .bind(0, Tombstones.mark(handle, number))
            .map((row, context) ->
                new Tombstone(
                    HexFormat.of().formatHex(row.getBytes("mark")),
                    new ProcedureCode(row.getString("procedure_code")),
                    LocalDate.parse(row.getString("filed_on")),
                    LocalDate.parse(row.getString("completed_on")),
                    Moments.instant(row.getString("deleted_at")),
                    row.getString("run"),
                    row.getInt("documents"),
                    row.getInt("reviews"),
                    row.getInt("forwardings")))
            .findOne());
  }

  @Override
  public String mark(ReceiptNumber number) {
    return database.read(handle -> HexFormat.of().formatHex(Tombstones.mark(handle, number)));
  }
}
