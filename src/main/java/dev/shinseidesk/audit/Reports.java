package dev.shinseidesk.audit;

import dev.shinseidesk.audit.Report.Kind;
import dev.shinseidesk.audit.Report.Row;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the standing reports from one walk over the lines of the days asked for. One thread. */
final class Reports {
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final Set<AuditAction> SEARCHES =
      EnumSet.of(AuditAction.SEARCHED, AuditAction.LIST_VIEWED);
  private static final Set<AuditAction> VIEWS =
      EnumSet.of(AuditAction.APPLICATION_VIEWED, AuditAction.DOCUMENT_VIEWED, AuditAction.UNMASKED);
  private static final Set<AuditAction> TAKEN =
      EnumSet.of(
          AuditAction.LIST_EXPORTED,
          AuditAction.RECORDS_EXPORTED,
          AuditAction.PRINTED,
          AuditAction.COPIED,
          AuditAction.FILE_SAVED);
  private static final Set<AuditAction> PROTECTED =
      EnumSet.of(
          AuditAction.PROTECTED_OPENED,
          AuditAction.UNMASKED,
          AuditAction.PROTECTION_SET,
          AuditAction.PROTECTION_ENDED);

  private final AuditStore store;
  private final AuditRules rules;

  Reports(AuditStore store, AuditRules rules) {
    this.store = store;
    this.rules = rules;
  }

  Report make(Kind kind, LocalDate from, LocalDate until) {
    Map<String, Row> rows = new LinkedHashMap<>();
    Set<AuditAction> actions = kind == Kind.PROTECTED ? PROTECTED : Set.of();
    store.each(
        new AuditQuery(from, until, "", actions, ""),
        chained -> {
          AuditLine line = chained.line();
          String stretch = stretch(kind, line);
          if (!stretch.isEmpty() && !line.event().by().isEmpty()) {
            rows.merge(line.event().by() + "\n" + stretch, row(kind, line), Reports::together);
          }
          return true;
        });
    List<Row> told = new ArrayList<>(rows.values());
    told.removeIf(
        row -> kind == Kind.MASS_SEARCHES && row.searches() + row.views() < rules.massPerHour());
    told.sort(Comparator.comparing(Row::from));
    return new Report(kind, from, until, told);
  }

  /** What lines share that make one row; empty for a line the report doesn't tell of. */
  private String stretch(Kind kind, AuditLine line) {
    ZonedDateTime at = line.at().atZone(TOKYO);
    return switch (kind) {
      case NIGHTS -> night(at);
      case HOLIDAYS -> rules.holiday().test(at.toLocalDate()) ? at.toLocalDate().toString() : "";
      case MASS_SEARCHES -> at.toLocalDate() + " " + at.getHour();
      case PROTECTED -> Long.toString(line.seq());
    };
  }

  /** The day whose night it is; the small hours belong to the day before. */
  private String night(ZonedDateTime at) {
    LocalTime time = at.toLocalTime();
    if (time.isBefore(rules.opens())) {
      return at.toLocalDate().minusDays(1).toString();
    }
    return time.isBefore(rules.closes()) ? "" : at.toLocalDate().toString();
  }

  private static Row row(Kind kind, AuditLine line) {
    AuditEvent event = line.event();
    AuditAction action = event.action();
    boolean search = SEARCHES.contains(action);
    boolean view = VIEWS.contains(action);
    boolean taken = TAKEN.contains(action);
    boolean one = kind == Kind.PROTECTED;
    return new Row(
        event.by(),
        line.desk(),
        line.at(),
        line.at(),
        search ? 1 : 0,
        view ? 1 : 0,
        taken ? 1 : 0,
        search || view || taken ? 0 : 1,
        one ? event.subject() : "",
        one ? event.after().getOrDefault("reason", action.name()) : "",
        line.seq());
  }

  private static Row together(Row a, Row b) {
    return new Row(
        a.by(),
        a.desk(),
        a.from(),
        b.until(),
        a.searches() + b.searches(),
        a.views() + b.views(),
        a.taken() + b.taken(),
        a.changes() + b.changes(),
        a.subject(),
        a.reason(),
        a.firstLine());
  }
}
