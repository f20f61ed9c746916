package dev.shinseidesk.console;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.inquiry.ApplicationQuery;
import dev.shinseidesk.inquiry.ApplicationRow;
import dev.shinseidesk.keeping.SheetExport;
import dev.shinseidesk.services.DeskServices;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code list}: the application list with the filters of the screen. */
@Command(name = "list", description = "${bundle:cli.list}")
final class ListCommand extends OfficeCommand {
  private static final int PAGE = 500;

  @Option(names = "--procedure", paramLabel = "CODE", description = "${bundle:cli.procedure}")
  List<String> procedures = List.of();

  @Option(names = "--state", paramLabel = "STATE", description = "${bundle:cli.state}")
  List<String> states = List.of();

  @Option(names = "--status", paramLabel = "CODE", description = "${bundle:cli.status-filter}")
  List<String> statuses = List.of();

  @Option(names = "--from", paramLabel = "DATE", description = "${bundle:cli.from}")
  @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "DATE", description = "${bundle:cli.to}")
  @Nullable LocalDate to;

  @Option(names = "--text", paramLabel = "WORDS", description = "${bundle:cli.text}")
  String text = "";

  @Option(names = "--sort", paramLabel = "COLUMN", description = "${bundle:cli.sort}")
  String sort = "filed-at";

  @Option(names = "--descending", description = "${bundle:cli.descending}")
  boolean descending;

  @Option(names = "--limit", paramLabel = "N", description = "${bundle:cli.limit}")
  int limit = 100;

  @Option(names = "--out", paramLabel = "FILE", description = "${bundle:cli.list-out}")
  @Nullable Path out;

  ListCommand(CommandContext context) {
    super(context);
  }

  @Override
  int run(DeskServices services) throws DeskException {
    var query =
        new ApplicationQuery(
            procedures.stream().map(ProcedureCode::new).collect(Collectors.toSet()),
            states.stream()
                .map(s -> constant(WorkState::valueOf, "--state", s))
                .collect(Collectors.toSet()),
            statuses.stream().map(StatusCode::new).collect(Collectors.toSet()),
            from,
            to,
            text,
            constant(ApplicationQuery.Sort::valueOf, "--sort", sort),
            descending);
    Path file = out;
    if (file != null) {
      return written(services, query, file);
    }
    long count = services.applications().count(query);
    List<ApplicationRow> rows = new ArrayList<>();
    ApplicationRow last = null;
    while (rows.size() < limit) {
      List<ApplicationRow> page =
          services.applications().page(query, last, Math.min(PAGE, limit - rows.size()));
      if (page.isEmpty()) {
        break;
      }
      rows.addAll(page);
      last = page.getLast();
    }
    if (json) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("count", count);
      map.put("applications", rows.stream().map(ListCommand::toMap).toList());
      output.json(map);
      return DONE;
    }
    var texts = output.texts();
    Map<StatusCode, String> labels = new StatusLabels(services, texts.locale()).all();
    output.table(
        List.of(
            texts.get("cli.column.number"),
            texts.get("cli.column.procedure"),
            texts.get("cli.column.applicant"),
            texts.get("cli.column.filed"),
            texts.get("cli.column.state"),
            texts.get("cli.column.findings"),
            texts.get("cli.column.status")),
        rows.stream()
            .map(r ->
                List.of(
                    r.receiptNumber().value(),
                    r.procedureName(),
                    r.applicantName(),
                    texts.moment(r.filedAt()),
                    texts.get("cli.state." + r.state()),
                    r.errors() + "/" + r.alerts(),
                    labels.getOrDefault(r.status(), r.status().value())))
            .toList());
    output.say("cli.list.count", count, rows.size());
    return DONE;
  }

  private int written(DeskServices services, ApplicationQuery query, Path file)
      throws DeskException {
    var texts = output.texts();
    Map<StatusCode, String> labels = new StatusLabels(services, texts.locale()).all();
    var columns =
        new SheetExport.Columns(
            List.of(
                texts.get("cli.column.number"),
                texts.get("cli.column.procedure"),
                texts.get("cli.column.applicant"),
                texts.get("cli.column.filed"),
                texts.get("cli.column.state"),
                texts.get("cli.column.findings"),
                texts.get("cli.column.status")),
            r ->
                List.of(
                    r.receiptNumber().value(),
                    r.procedureName(),
                    r.applicantName(),
                    r.filedAt().toString(),
                    texts.get("cli.state." + r.state()),
                    r.errors() + "/" + r.alerts(),
                    labels.getOrDefault(r.status(), r.status().value())));
    long rows =
        services
            .administration()
            .keeping()
            .sheets()
            .write(
                services.operator(), services.applications(), query, columns, file, Progress.NONE);
    if (json) {
      output.json(Map.of("rows", rows, "file", file.toString()));
    } else {
      output.say("cli.list.written", rows, file);
    }
    return DONE;
  }

  private static Map<String, Object> toMap(ApplicationRow row) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("receiptNumber", row.receiptNumber().value());
    map.put("procedure", row.procedure().value());
    map.put("procedureName", row.procedureName());
    map.put("applicantName", row.applicantName());
    map.put("applicantKana", row.applicantKana());
    map.put("filedAt", row.filedAt().toString());
    map.put("state", row.state().name());
    map.put("status", row.status().value());
    map.put("errors", row.errors());
    map.put("alerts", row.alerts());
    map.put("outboxOpen", row.outboxOpen());
    map.put("outboxStopped", row.outboxStopped());
    return map;
  }
}
