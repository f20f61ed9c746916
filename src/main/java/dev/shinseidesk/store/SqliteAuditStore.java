package dev.shinseidesk.store;

import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditEvent;
import dev.shinseidesk.audit.AuditLine;
import dev.shinseidesk.audit.AuditQuery;
import dev.shinseidesk.audit.AuditStore;
import dev.shinseidesk.audit.Chain;
import dev.shinseidesk.audit.HeadSigner;
import dev.shinseidesk.audit.PruneRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Reading and pruning the trail over SQLite; long walks go in portions that hold nobody up. */
final class SqliteAuditStore implements AuditStore {
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final int PORTION = 2_000;
  private static final String BYTES =
      """
      a.seq, CAST(a.at AS BLOB), CAST(a.by AS BLOB), CAST(a.desk AS BLOB),
        CAST(a.action AS BLOB), CAST(a.subject AS BLOB), CAST(a.before AS BLOB),
        CAST(a.after AS BLOB), a.mark
      """;
  private static final int FIELDS = 7;

  private final Database database;
  private final AuditLines lines;
  private final Chain chain;
  private final HeadSigner signer;
  private final StoredJson json;

  SqliteAuditStore(
      Database database, AuditLines lines, Chain chain, HeadSigner signer, StoredJson json) {
    this.database = database;
    this.lines = lines;
    this.chain = chain;
    this.signer = signer;
    this.json = json;
  }

  @Override
  public List<AuditLine> page(AuditQuery query, long below, int limit) {
    Where where = new Where(query);
    where.add("a.seq < ?", below);
    return database.read(handle ->
        where
            .bound(
                handle, "SELECT a.* FROM audit a" + where + " ORDER BY a.seq DESC LIMIT " + limit)
            .map((row, context) -> line(row))
            .list());
  }

  @Override
  public long count(AuditQuery query) {
    Where where = new Where(query);
    return database.read(handle ->
        where.bound(handle, "SELECT count(*) FROM audit a" + where).mapTo(Long.class).one());
  }

  @Override
  public void each(AuditQuery query, Predicate<ChainedLine> sink) {
    long after = Long.MIN_VALUE;
    List<ChainedLine> portion = portion(query, after);
    while (!portion.isEmpty()) {
      for (ChainedLine line : portion) {
        if (!sink.test(line)) {
          return;
        }
      }
      portion = portion(query, portion.getLast().raw().seq());
    }
  }

  private List<ChainedLine> portion(AuditQuery query, long after) {
    Where where = new Where(query);
    where.add("a.seq > ?", after);
    return database.read(handle ->
        where
            .bound(
                handle,
                "SELECT "
                    + BYTES
                    + ", coalesce((SELECT p.mark FROM audit p WHERE p.seq = a.seq - 1),"
                    + " (SELECT c.mark FROM audit_checkpoint c WHERE c.through = a.seq - 1))"
                    + " AS previous, a.* FROM audit a"
                    + where
                    + " ORDER BY a.seq LIMIT "
                    + PORTION)
            .map((row, context) -> {
              byte @Nullable [] previous = row.getBytes("previous");
              return new ChainedLine(
                  line(row), previous == null ? chain.start() : previous, rawLine(row));
            })
            .list());
  }

  @Override
  public void raw(Predicate<RawLine> sink) {
    long from = Long.MIN_VALUE;
    List<RawLine> portion = rawPortion(from);
    while (!portion.isEmpty()) {
      for (RawLine line : portion) {
        if (!sink.test(line)) {
          return;
        }
      }
      long last = portion.getLast().seq();
      portion = last == Long.MAX_VALUE ? List.of() : rawPortion(last + 1);
    }
  }

  private List<RawLine> rawPortion(long from) {
    return database.read(handle ->
        handle
            .createQuery(
                "SELECT "
                    + BYTES
                    + " FROM audit a WHERE a.seq >= ? ORDER BY a.seq LIMIT "
                    + PORTION)
            .bind(0, from)
            .map((row, context) -> rawLine(row))
            .list());
  }

  @Override
  public Optional<byte[]> mark(long seq) {
    return database.read(handle ->
        handle
            .createQuery(
                "SELECT mark FROM audit WHERE seq = :seq"
                    + " UNION ALL SELECT mark FROM audit_checkpoint WHERE through = :seq")
            .bind("seq", seq)
            .map((row, context) -> row.getBytes(1))
            .findFirst());
  }

  @Override
  public List<Checkpoint> checkpoints() {
    return database.read(handle ->
        handle
            .createQuery("SELECT * FROM audit_checkpoint ORDER BY through")
            .map((row, context) ->
                new Checkpoint(
                    row.getLong("through"),
                    row.getBytes("mark"),
                    row.getString("made_at"),
                    row.getString("made_by"),
                    row.getBytes("seal")))
            .list());
  }

  @Override
  public Head head() {
    return database.read(lines::head);
  }

  @Override
  public Chain chain() {
    return chain;
  }

  @Override
  public HeadSigner signer() {
    return signer;
  }

  @Override
  public Optional<PruneRequest> pruneAsked() {
    return database.read(PruneRequests::open);
  }

  @Override
  public void askPrune(PruneRequest asked) {
    database.write(handle -> {
      PruneRequests.ask(handle, asked);
      return true;
    });
  }

  @Override
  public void withdrawPrune(Instant at) {
    database.write(handle -> PruneRequests.end(handle, null, at));
  }

  @Override
  public long prune(Instant before, String by, Instant at) {
    return database.write(handle -> {
      if (!PruneRequests.end(handle, by, at)) {
        throw StoreProblems.refusal("store.inconsistent");
      }
      // the clock may have gone back: only lines before the first one that has to stay
      Optional<Head> last =
          handle
              .createQuery(
                  """
                  SELECT seq, mark FROM audit
                  WHERE seq < coalesce((SELECT min(seq) FROM audit WHERE at >= ?),
                    9223372036854775807)
                  ORDER BY seq DESC LIMIT 1
                  """)
              .bind(0, Moments.text(before))
              .map((row, context) -> new Head(row.getLong(1), row.getBytes(2)))
              .findOne();
      if (last.isEmpty()) {
        return 0L;
      }
      Head through = last.get();
      handle.execute(
          "INSERT INTO audit_checkpoint (through, mark, made_at, made_by, seal)"
              + " VALUES (?, ?, ?, ?, ?)",
          through.seq(),
          through.mark(),
          Moments.text(at),
          by,
          Checkpoint.seal(chain, through.seq(), through.mark(), Moments.text(at), by));
      return (long) handle.execute("DELETE FROM audit WHERE seq <= ?", through.seq());
    });
  }

  private AuditLine line(ResultSet row) throws SQLException {
    return new AuditLine(
        row.getLong("seq"),
        Moments.instant(row.getString("at")),
        row.getString("desk"),
        new AuditEvent(
            AuditAction.valueOf(row.getString("action")),
            row.getString("by"),
            row.getString("subject"),
            json.facts(row.getString("before")),
            json.facts(row.getString("after"))));
  }

  private static RawLine rawLine(ResultSet row) throws SQLException {
    List<byte[]> fields = new ArrayList<>();
    for (int i = 0; i < FIELDS; i++) {
      byte[] field = row.getBytes(i + 2);
      fields.add(field == null ? new byte[0] : field);
    }
    return new RawLine(row.getLong(1), fields, row.getBytes(FIELDS + 2));
  }

  /** The conditions of a query with their values. */
  private static final class Where {
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    Where(AuditQuery query) {
      LocalDate from = query.from();
      if (from != null) {
        add("a.at >= ?", Moments.text(from.atStartOfDay(TOKYO).toInstant()));
      }
      LocalDate until = query.until();
      if (until != null) {
        add("a.at < ?", Moments.text(until.plusDays(1).atStartOfDay(TOKYO).toInstant()));
      }
      if (!query.by().isEmpty()) {
        add("a.by = ?", query.by());
      }
      if (!query.subject().isEmpty()) {
        add("a.subject = ?", query.subject());
      }
      if (!query.actions().isEmpty()) {
        conditions.add(
            "a.action IN ("
                + String.join(", ", Collections.nCopies(query.actions().size(), "?"))
                + ")");
        query.actions().stream().map(AuditAction::name).sorted().forEach(values::add);
      }
    }

    void add(String condition, Object value) {
      conditions.add(condition);
      values.add(value);
    }

    Query bound(Handle handle, String sql) {
      Query query = handle.createQuery(sql);
      for (int i = 0; i < values.size(); i++) {
        query.bind(i, values.get(i));
      }
      return query;
    }

    @Override
    public String toString() {
      return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }
  }
}
