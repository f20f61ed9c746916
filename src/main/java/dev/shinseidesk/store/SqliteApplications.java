package dev.shinseidesk.store;

import dev.shinseidesk.application.Applicant;
import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.CertificateSerial;
import dev.shinseidesk.application.MunicipalityCode;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.application.WardCode;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.archive.DocumentInfo;
import dev.shinseidesk.archive.FileType;
import dev.shinseidesk.archive.FormItem;
import dev.shinseidesk.archive.Place;
import dev.shinseidesk.inquiry.ApplicationQuery;
import dev.shinseidesk.inquiry.ApplicationRow;
import dev.shinseidesk.inquiry.Sight;
import dev.shinseidesk.inquiry.SightedApplications;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The application list and its contents over SQLite. */
final class SqliteApplications implements SightedApplications {
  private final Database database;
  private final StoredJson json;
  private final Sight sight;

  SqliteApplications(Database database, StoredJson json, Sight sight) {
    this.database = database;
    this.json = json;
    this.sight = sight;
  }

  /** Conditions of what exists, each after AND, with their values. */
  private String sighted(List<Object> values) {
    List<String> conditions = new ArrayList<>();
    ListSql.sighted(conditions, values, sight);
    return conditions.stream().map(condition -> " AND " + condition).collect(Collectors.joining());
  }

  private boolean exists(ReceiptNumber number) {
    return sight.equals(Sight.ALL) || !existing(List.of(number)).isEmpty();
  }

  @Override
  public Set<ReceiptNumber> existing(Collection<ReceiptNumber> numbers) {
    List<Object> values = new ArrayList<>();
    values.add(json.strings(numbers.stream().map(ReceiptNumber::value).toList()));
    String where = sighted(values);
    return database.read(handle -> {
      Query query =
          handle.createQuery(
              "SELECT a.receipt_number FROM json_each(?) n CROSS JOIN application a"
                  + " ON a.receipt_number = n.value WHERE true"
                  + where);
      for (int i = 0; i < values.size(); i++) {
        query.bind(i, values.get(i));
      }
      return query.mapTo(String.class).map(ReceiptNumber::new).collect(Collectors.toSet());
    });
  }

  @Override
  public List<ApplicationRow> page(
      ApplicationQuery query, @Nullable ApplicationRow after, int limit) {
    return database.read(handle ->
        new ListSql(query, sight, json)
            .page(handle, after, limit)
            .map((row, context) -> listRow(row))
            .list());
  }

  @Override
  public long count(ApplicationQuery query) {
    return database.read(
        handle -> new ListSql(query, sight, json).count(handle).mapTo(Long.class).one());
  }

  @Override
  public Map<WorkState, Long> countByState(ApplicationQuery query) {
    return database.read(handle -> {
      Map<WorkState, Long> counts = new EnumMap<>(WorkState.class);
      new ListSql(query, sight, json)
          .countByState(handle)
          .map((row, context) -> Map.entry(WorkState.valueOf(row.getString(1)), row.getLong(2)))
          .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
      return counts;
    });
  }

  @Override
  public List<OccurringProcedure> procedures() {
    List<Object> values = new ArrayList<>();
    String where = sighted(values);
    return database.read(handle -> {
      Query query =
          handle.createQuery(
              """
              SELECT o.procedure_code,
                (SELECT n.procedure_shown FROM application n
                  WHERE n.procedure_code = o.procedure_code
                  ORDER BY n.filed_at DESC, n.receipt_number DESC LIMIT 1) AS name,
                o.filings
              FROM (SELECT a.procedure_code, count(*) AS filings
                FROM application a WHERE true%s GROUP BY a.procedure_code) o
              ORDER BY name, o.procedure_code
              """
                  .formatted(where));
      for (int i = 0; i < values.size(); i++) {
        query.bind(i, values.get(i));
      }
      return query
          .map((row, context) ->
              new OccurringProcedure(
                  new ProcedureCode(row.getString(1)), row.getString(2), row.getLong(3)))
          .list();
    });
  }

  @Override
  public Optional<Application> find(ReceiptNumber number) {
    if (!exists(number)) {
      return Optional.empty();
    }
    return database.read(handle ->
        handle
            .createQuery("SELECT * FROM application WHERE receipt_number = ?")
            .bind(0, number.value())
            .map((row, context) -> application(row))
            .findOne());
  }

  @Override
  public Optional<ApplicationRow> row(ReceiptNumber number) {
    if (!exists(number)) {
      return Optional.empty();
    }
    return database.read(handle ->
        handle
            .createQuery(ListSql.row())
            .bind(0, number.value())
            .map((row, context) -> listRow(row))
            .findOne());
  }

  @Override
  public Optional<byte[]> archive(ReceiptNumber number) {
    if (!exists(number)) {
      return Optional.empty();
    }
    Optional<Map.Entry<String, byte[]>> stored =
        database.read(handle ->
            handle
                .createQuery(
                    "SELECT r.sha256, r.bytes FROM application a JOIN archive r ON r.id = a.id"
                        + " WHERE a.receipt_number = ?")
                .bind(0, number.value())
                .map((row, context) -> Map.entry(row.getString(1), row.getBytes(2)))
                .findOne());
    return stored.map(found -> {
      if (!Sha256.of(found.getValue()).hex().equals(found.getKey())) {
        throw StoreProblems.refusal("store.archive-damaged", number.value());
      }
      return found.getValue();
    });
  }

  @Override
  public List<FormItem> items(ReceiptNumber number) {
    if (!exists(number)) {
      return List.of();
    }
    return database.read(handle ->
        handle
            .createQuery("SELECT * FROM form_item WHERE receipt_number = ? ORDER BY position")
            .bind(0, number.value())
            .map((row, context) ->
                new FormItem(
                    row.getString("item_id"),
                    row.getString("name"),
                    row.getString("value"),
                    new Place(
                        row.getString("place_document"),
                        intOrNull(row, "place_page"),
                        intOrNull(row, "place_line"),
                        row.getString("place_item"))))
            .list());
  }

  @Override
  public List<DocumentInfo> documents(ReceiptNumber number) {
    if (!exists(number)) {
      return List.of();
    }
    return database.read(handle ->
        handle
            .createQuery("SELECT * FROM document WHERE receipt_number = ? ORDER BY position")
            .bind(0, number.value())
            .map((row, context) -> {
              String sha256 = row.getString("sha256");
              return new DocumentInfo(
                  row.getInt("entry"),
                  row.getString("name"),
                  row.getString("encoding"),
                  row.getLong("size"),
                  FileType.valueOf(row.getString("type")),
                  FileType.valueOf(row.getString("claimed_type")),
                  sha256 == null ? null : new Sha256(sha256),
                  DocumentInfo.Role.valueOf(row.getString("role")));
            })
            .list());
  }

  @Override
  public List<HistoryLine> history(ReceiptNumber number) {
    if (!exists(number)) {
      return List.of();
    }
    return database.read(handle ->
        handle
            .createQuery("SELECT * FROM history WHERE receipt_number = ? ORDER BY id DESC")
            .bind(0, number.value())
            .map((row, context) ->
                new HistoryLine(
                    Moments.instant(row.getString("at")),
                    row.getString("by"),
                    row.getString("key"),
                    json.strings(row.getString("facts"))))
            .list());
  }

  private static ApplicationRow listRow(ResultSet row) throws SQLException {
    return new ApplicationRow(
        new ReceiptNumber(row.getString("receipt_number")),
        new ProcedureCode(row.getString("procedure_code")),
        row.getString("procedure_shown"),
        row.getString("applicant_name"),
        row.getString("applicant_kana"),
        Moments.instant(row.getString("filed_at")),
        new StatusCode(row.getString("portal_status")),
        WorkState.valueOf(row.getString("state")),
        row.getInt("errors"),
        row.getInt("alerts"),
        row.getInt("outbox_open"),
        row.getInt("outbox_stopped"));
  }

  /** Maps a row of {@code application}. */
  static Application application(ResultSet row) throws SQLException {
    String ward = row.getString("ward");
    String serial = row.getString("serial");
    return new Application(
        new ReceiptNumber(row.getString("receipt_number")),
        new MunicipalityCode(row.getString("municipality")),
        ward == null ? null : new WardCode(ward),
        new ProcedureCode(row.getString("procedure_code")),
        row.getString("procedure_name"),
        row.getString("procedure_common_name"),
        Moments.instant(row.getString("filed_at")),
        Moments.instant(row.getString("received_at")),
        new StatusCode(row.getString("portal_status")),
        serial == null ? null : new CertificateSerial(serial),
        new Applicant(
            row.getString("applicant_name"),
            row.getString("applicant_kana"),
            row.getString("applicant_birth_date"),
            row.getString("applicant_postal_code"),
            row.getString("applicant_address"),
            row.getString("applicant_phone")),
        new Sha256(row.getString("archive_sha256")),
        row.getLong("archive_size"),
        row.getString("archive_name"),
        WorkState.valueOf(row.getString("state")));
  }

  private static @Nullable Integer intOrNull(ResultSet row, String column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? null : Integer.valueOf(value);
  }
}
