package dev.shinseidesk.store;

import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.application.WardCode;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.inquiry.ApplicationQuery;
import dev.shinseidesk.inquiry.ApplicationRow;
import dev.shinseidesk.inquiry.Sight;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of one list query; values are always bound, never written into it. Descending turns the
 * tie-break by receipt number round too, so that the same index serves both directions.
 */
final class ListSql {
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  /** Up to so many hits of the search index are sorted; beyond, walking the order is quicker. */
  private static final int SORTABLE_HITS = 3_000;

  /** The index only narrows; more pairs than this hardly narrow further. */
  private static final int INDEX_TOKENS = 16;

  private static final String COLUMNS =
      """
      SELECT a.receipt_number, a.procedure_code, a.procedure_shown, a.applicant_name,
        a.applicant_kana, a.filed_at, a.portal_status, a.state, a.errors, a.alerts,
        (SELECT count(*) FROM outbox o WHERE o.receipt_number = a.receipt_number
          AND o.state IN ('WAITING', 'SENDING', 'STOPPED')) AS outbox_open,
        (SELECT count(*) FROM outbox o WHERE o.receipt_number = a.receipt_number
          AND o.state IN ('WAITING', 'SENDING', 'STOPPED') AND o.state = 'STOPPED')
          AS outbox_stopped
      """;

  private final ApplicationQuery query;
  private final Sight sight;
  private final List<String> words;
  private final StoredJson json;
  private final List<Object> values = new ArrayList<>();

  ListSql(ApplicationQuery query, StoredJson json) {
    this(query, Sight.ALL, json);
  }

  /** Of what exists for somebody. */
  ListSql(ApplicationQuery query, Sight sight, StoredJson json) {
    this.query = query;
    this.sight = sight;
    this.words = SearchText.words(query.text());
    this.json = json;
  }

  /** One row, by receipt number in parameter 0. */
  static String row() {
    return COLUMNS + " FROM application a WHERE a.receipt_number = ?";
  }

  /** A page. */
  Query page(Handle handle, @Nullable ApplicationRow after, int limit) {
    return bound(handle, pageSql(handle, after, limit));
  }

  /** How SQLite goes about a page, for the tests: one line a step. */
  List<String> explain(Handle handle, @Nullable ApplicationRow after) {
    return bound(handle, "EXPLAIN QUERY PLAN " + pageSql(handle, after, 200))
        .map((row, context) -> row.getString("detail"))
        .list();
  }

  private String pageSql(Handle handle, @Nullable ApplicationRow after, int limit) {
    String direction = query.descending() ? " DESC" : " ASC";
    String column = column();
    String order =
        query.sort() == ApplicationQuery.Sort.RECEIPT_NUMBER
            ? " ORDER BY a.receipt_number" + direction
            : " ORDER BY " + column + direction + ", a.receipt_number" + direction;
    String chosen = from(byIndex(handle)) + where(true, after);
    values.add(Math.max(0, limit));
    // first which rows, from the indexes alone where they suffice; then what stands in them
    return COLUMNS
        + " FROM (SELECT a.id AS id FROM "
        + chosen
        + order
        + " LIMIT ?) k CROSS JOIN application a ON a.id = k.id"
        + order;
  }

  /** How many, in column 1. */
  Query count(Handle handle) {
    boolean searched = !words.isEmpty();
    String from = from(searched);
    String where = where(true, null);
    if (searched && !verifies() && values.size() == 1) {
      // the index alone answers, and its rows need not be fetched
      from = "application_search";
    }
    return bound(handle, "SELECT count(*) FROM " + from + where);
  }

  /** State and how many of it; the query's states don't count. */
  Query countByState(Handle handle) {
    return bound(
        handle,
        "SELECT a.state, count(*) FROM "
            + from(!words.isEmpty())
            + where(false, null)
            + " GROUP BY a.state");
  }

  private boolean searchFirst;

  /**
   * Whether to start from the search index: good for few hits, which are then sorted. For many,
   * walking the order and looking at each text fills a page sooner.
   */
  private boolean byIndex(Handle handle) {
    return !words.isEmpty()
        && handle
                .createQuery(
                    "SELECT count(*) FROM (SELECT 1 FROM application_search"
                        + " WHERE application_search MATCH ? LIMIT ?)")
                .bind(0, match())
                .bind(1, SORTABLE_HITS)
                .mapTo(Integer.class)
                .one()
            < SORTABLE_HITS;
  }

  private String from(boolean fromIndex) {
    searchFirst = fromIndex;
    // CROSS JOIN keeps SQLite from changing the order of the tables
    String from =
        fromIndex
            ? "application_search CROSS JOIN application a ON a.id = application_search.rowid"
            : "application a";
    return verifies() ? from + " CROSS JOIN application_text t ON t.id = a.id" : from;
  }

  /** Whether texts must be looked at: pairs may stand apart, so longer words aren't proved. */
  private boolean verifies() {
    return !words.isEmpty()
        && (!searchFirst
            || !words.stream().allMatch(SearchText::exactByIndex)
            || words.size() > INDEX_TOKENS);
  }

  private String where(boolean withStates, @Nullable ApplicationRow after) {
    List<String> conditions = new ArrayList<>();
    if (searchFirst) {
      conditions.add("application_search MATCH ?");
      values.add(match());
    }
    if (verifies()) {
      conditions.add("NOT EXISTS (SELECT 1 FROM json_each(?) w WHERE instr(t.text, w.value) = 0)");
      values.add(json.strings(words));
    }
    in(
        conditions,
        "a.procedure_code",
        query.procedures().stream().map(ProcedureCode::value).toList());
    sighted(conditions, values, sight);
    if (withStates) {
      in(conditions, "a.state", query.states().stream().map(WorkState::name).toList());
    }
    in(conditions, "a.portal_status", query.statuses().stream().map(StatusCode::value).toList());
    // Days of filing are days in Japan; their bounds as instants let the index serve them.
    LocalDate from = query.from();
    if (from != null) {
      conditions.add("a.filed_at >= ?");
      values.add(Moments.text(from.atStartOfDay(TOKYO).toInstant()));
    }
    LocalDate to = query.to();
    if (to != null) {
      conditions.add("a.filed_at < ?");
      values.add(Moments.text(to.plusDays(1).atStartOfDay(TOKYO).toInstant()));
    }
    if (after != null) {
      conditions.add(beyond(after));
    }
    return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }

  /** What lies outside somebody's scope doesn't exist for them. */
  static void sighted(List<String> conditions, List<Object> values, Sight sight) {
    Set<ProcedureCode> procedures = sight.procedures();
    if (procedures != null) {
      conditions.add("a.procedure_code IN (" + marks(procedures.size()) + ")");
      procedures.stream().map(ProcedureCode::value).sorted().forEach(values::add);
    }
    if (!sight.wards().isEmpty()) {
      conditions.add("a.ward IN (" + marks(sight.wards().size()) + ")");
      sight.wards().stream().map(WardCode::value).sorted().forEach(values::add);
    }
  }

  private static String marks(int size) {
    return String.join(", ", Collections.nCopies(size, "?"));
  }

  private void in(List<String> conditions, String column, Collection<String> allowed) {
    if (!allowed.isEmpty()) {
      conditions.add(
          column + " IN (" + String.join(", ", Collections.nCopies(allowed.size(), "?")) + ")");
      values.addAll(allowed);
    }
  }

  private String beyond(ApplicationRow after) {
    String than = query.descending() ? " < " : " > ";
    String number = after.receiptNumber().value();
    if (query.sort() == ApplicationQuery.Sort.RECEIPT_NUMBER) {
      values.add(number);
      return "a.receipt_number" + than + "?";
    }
    if (query.sort() != ApplicationQuery.Sort.APPLICANT_KANA) {
      values.add(sortValue(after));
      values.add(number);
      return "(" + column() + ", a.receipt_number)" + than + "(?, ?)";
    }
    // by what the store holds: the row at hand may be masked, and its empty name is no place
    values.add(number);
    values.add(sortValue(after));
    values.add(number);
    return "(a.kana_key, a.receipt_number)"
        + than
        + "(coalesce((SELECT p.kana_key FROM application p WHERE p.receipt_number = ?), ?), ?)";
  }

  private String column() {
    return switch (query.sort()) {
      case RECEIPT_NUMBER -> "a.receipt_number";
      case FILED_AT -> "a.filed_at";
      case PROCEDURE -> "a.procedure_shown";
      case APPLICANT_KANA -> "a.kana_key";
      case STATE -> "a.state_rank";
      case STATUS -> "a.portal_status";
      case ERRORS -> "a.errors";
    };
  }

  private Object sortValue(ApplicationRow row) {
    return switch (query.sort()) {
      case RECEIPT_NUMBER -> row.receiptNumber().value();
      case FILED_AT -> Moments.text(row.filedAt());
      case PROCEDURE -> row.procedureName();
      case APPLICANT_KANA -> SearchText.fold(row.applicantKana());
      case STATE -> rank(row.state());
      case STATUS -> row.status().value();
      case ERRORS -> row.errors();
    };
  }

  /** As the generated column state_rank of the schema. */
  private static int rank(WorkState state) {
    return switch (state) {
      case UNREVIEWED -> 0;
      case IN_REVIEW -> 1;
      case AWAITING_APPROVAL -> 2;
      case SOUND -> 3;
      case DEFECTIVE -> 4;
      case AWAITING_CORRECTION -> 5;
      case REJECTED -> 6;
      case FORWARDING -> 7;
      case FORWARDED -> 8;
      case CLOSED -> 9;
    };
  }

  private String match() {
    return words.stream()
        .flatMap(word -> SearchText.queryTokens(word).stream())
        .distinct()
        .limit(INDEX_TOKENS)
        .collect(Collectors.joining(" "));
  }

  private Query bound(Handle handle, String sql) {
    Query bound = handle.createQuery(sql);
    for (int i = 0; i < values.size(); i++) {
      bound.bind(i, values.get(i));
    }
    return bound;
  }
}
