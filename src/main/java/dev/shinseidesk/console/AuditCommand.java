package dev.shinseidesk.console;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.audit.Anchor;
import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditDesk;
import dev.shinseidesk.audit.AuditLine;
import dev.shinseidesk.audit.AuditQuery;
import dev.shinseidesk.audit.Report;
import dev.shinseidesk.audit.Verification;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.texts.Texts;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code audit}: the trail of who did and saw what. */
@Command(name = "audit", description = "${bundle:cli.audit}")
final class AuditCommand {
  private AuditCommand() {}

  /** The command with its subcommands. */
  static CommandLine with(CommandContext context) {
    return new CommandLine(new AuditCommand())
        .addSubcommand(new Verify(context))
        .addSubcommand(new MakeAnchor(context))
        .addSubcommand(new Search(context))
        .addSubcommand(new Export(context))
        .addSubcommand(new Reporting(context))
        .addSubcommand(new PruneCommand(context))
        .addSubcommand(new Acknowledge(context));
  }

  /** {@code audit verify}: exit code 1 when anything was altered, removed or moved. */
  @Command(name = "verify", description = "${bundle:cli.audit.verify}")
  static final class Verify extends OfficeCommand {
    @Option(names = "--anchor", paramLabel = "PATH", description = "${bundle:cli.audit.anchors}")
    List<Path> anchors = List.of();

    @Option(names = "--export", paramLabel = "FILE", description = "${bundle:cli.audit.of-export}")
    @Nullable Path export;

    Verify(CommandContext context) {
      super(context);
    }

    @Override
    int run(DeskServices services) throws DeskException {
      AuditDesk trail = services.oversight().trail();
      Verification result =
          export == null
              ? trail.verify(services.operator(), anchors, Progress.NONE)
              : trail.verifyExport(services.operator(), export);
      if (json) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("lines", result.lines());
        map.put("head", result.head());
        map.put("sound", result.sound());
        map.put(
            "findings",
            result.findings().stream()
                .map(f -> Map.of("kind", f.kind().name(), "line", f.seq(), "detail", f.detail()))
                .toList());
        map.put("more", result.more());
        output.json(map);
      } else {
        output.say("cli.audit.verified", result.lines(), result.findings().size() + result.more());
        for (Verification.Finding finding : result.findings()) {
          output.say("audit.finding." + finding.kind(), finding.seq(), finding.detail());
        }
      }
      return result.sound() ? DONE : FINDINGS;
    }
  }

  /** {@code audit anchor}: writes the signed head, and the key to check it by. */
  @Command(name = "anchor", description = "${bundle:cli.audit.anchor}")
  static final class MakeAnchor extends OfficeCommand {
    @Option(
        names = "--out",
        required = true,
        paramLabel = "FILE",
        description = "${bundle:cli.audit.anchor-out}")
    Path out = Path.of("");

    MakeAnchor(CommandContext context) {
      super(context);
    }

    @Override
    int run(DeskServices services) throws DeskException {
      Anchor anchor = services.oversight().trail().anchor(services.operator(), out);
      if (json) {
        output.json(
            Map.of(
                "file", out.toString(),
                "line", anchor.seq(),
                "mark", anchor.mark(),
                "publicKey", anchor.publicKey()));
      } else {
        output.say("cli.audit.anchored", out, anchor.seq());
        output.line(services.oversight().trail().publicKey(services.operator()));
      }
      return DONE;
    }
  }

  /** What lines are asked for. */
  abstract static class Asking extends OfficeCommand {
    @Option(names = "--from", paramLabel = "DATE", description = "${bundle:cli.audit.from}")
    @Nullable LocalDate from;

    @Option(names = "--until", paramLabel = "DATE", description = "${bundle:cli.audit.until}")
    @Nullable LocalDate until;

    @Option(names = "--operator", paramLabel = "ID", description = "${bundle:cli.audit.operator}")
    String operator = "";

    @Option(names = "--action", paramLabel = "ACTION", description = "${bundle:cli.audit.action}")
    List<String> actions = List.of();

    @Option(names = "--subject", paramLabel = "NUMBER", description = "${bundle:cli.audit.subject}")
    String subject = "";

    Asking(CommandContext context) {
      super(context);
    }

    AuditQuery query() {
      return new AuditQuery(
          from,
          until,
          operator,
          actions.stream()
              .map(action -> constant(AuditAction::valueOf, "--action", action))
              .collect(Collectors.toSet()),
          subject);
    }
  }

  /** {@code audit search}: lines, newest first. */
  @Command(name = "search", description = "${bundle:cli.audit.search}")
  static final class Search extends Asking {
    private static final int PAGE = 500;

    @Option(names = "--limit", paramLabel = "N", description = "${bundle:cli.limit}")
    int limit = 100;

    Search(CommandContext context) {
      super(context);
    }

    @Override
    int run(DeskServices services) throws DeskException {
      AuditDesk trail = services.oversight().trail();
      List<AuditLine> lines = new ArrayList<>();
      Long below = null;
      while (lines.size() < limit) {
        List<AuditLine> page =
            trail.page(services.operator(), query(), below, Math.min(PAGE, limit - lines.size()));
        if (page.isEmpty()) {
          break;
        }
        lines.addAll(page);
        below = page.getLast().seq();
      }
      if (json) {
        output.json(lines.stream().map(Search::toMap).toList());
        return DONE;
      }
      Texts texts = output.texts();
      output.table(
          List.of(
              texts.get("cli.column.line"),
              texts.get("cli.column.when"),
              texts.get("cli.column.operator"),
              texts.get("cli.column.desk"),
              texts.get("cli.column.act"),
              texts.get("cli.column.subject"),
              texts.get("cli.column.facts")),
          lines.stream()
              .map(line ->
                  List.of(
                      Long.toString(line.seq()),
                      texts.moment(line.at()),
                      line.event().by(),
                      line.desk(),
                      texts.get("audit.action." + line.event().action()),
                      line.event().subject(),
                      facts(line)))
              .toList());
      return DONE;
    }

    private static String facts(AuditLine line) {
      String before = line.event().before().isEmpty() ? "" : line.event().before() + " → ";
      return before + (line.event().after().isEmpty() ? "" : line.event().after());
    }

    private static Map<String, Object> toMap(AuditLine line) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("line", line.seq());
      map.put("at", line.at().toString());
      map.put("operator", line.event().by());
      map.put("desk", line.desk());
      map.put("action", line.event().action().name());
      map.put("subject", line.event().subject());
      map.put("before", line.event().before());
      map.put("after", line.event().after());
      return map;
    }
  }

  /** {@code audit export}: lines as a file. */
  @Command(name = "export", description = "${bundle:cli.audit.export}")
  static final class Export extends Asking {
    @Option(
        names = "--out",
        required = true,
        paramLabel = "FILE",
        description = "${bundle:cli.audit.export-out}")
    Path out = Path.of("");

    @Option(
        names = "--format",
        paramLabel = "csv|json-lines",
        description = "${bundle:cli.audit.format}")
    String format = "csv";

    Export(CommandContext context) {
      super(context);
    }

    @Override
    int run(DeskServices services) throws DeskException {
      long lines =
          services
              .oversight()
              .trail()
              .export(
                  services.operator(),
                  query(),
                  constant(AuditDesk.Format::valueOf, "--format", format),
                  out,
                  Progress.NONE);
      if (json) {
        output.json(Map.of("lines", lines, "file", out.toString()));
      } else {
        output.say("cli.audit.exported", lines, out);
      }
      return DONE;
    }
  }

  /** {@code audit report}: the standing reports; exit code 1 when there is something to tell. */
  @Command(name = "report", description = "${bundle:cli.audit.report}")
  static final class Reporting extends OfficeCommand {
    @Parameters(
        paramLabel = "nights|holidays|mass-searches|protected",
        description = "${bundle:cli.audit.kind}")
    String kind = "";

    @Option(names = "--from", paramLabel = "DATE", description = "${bundle:cli.audit.from}")
    @Nullable LocalDate from;

    @Option(names = "--until", paramLabel = "DATE", description = "${bundle:cli.audit.until}")
    @Nullable LocalDate until;

    Reporting(CommandContext context) {
      super(context);
    }

    @Override
    int run(DeskServices services) throws DeskException {
      LocalDate last = until == null ? LocalDate.now(services.clock()) : until;
      LocalDate first = from == null ? last.minusMonths(1) : from;
      if (first.isAfter(last)) {
        throw new InvalidValue("--from", "≤ --until");
      }
      Report report =
          services
              .oversight()
              .trail()
              .report(
                  services.operator(), constant(Report.Kind::valueOf, "report", kind), first, last);
      if (json) {
        output.json(report.rows().stream().map(Reporting::toMap).toList());
      } else {
        print(report);
      }
      return report.rows().isEmpty() ? DONE : FINDINGS;
    }

    private void print(Report report) {
      Texts texts = output.texts();
      output.say("cli.audit.reported", report.from(), report.until(), report.rows().size());
      output.table(
          List.of(
              texts.get("cli.column.operator"),
              texts.get("cli.column.when"),
              texts.get("cli.column.until"),
              texts.get("cli.column.searches"),
              texts.get("cli.column.views"),
              texts.get("cli.column.taken"),
              texts.get("cli.column.changes"),
              texts.get("cli.column.subject"),
              texts.get("cli.column.reason")),
          report.rows().stream()
              .map(row ->
                  List.of(
                      row.by(),
                      texts.moment(row.from()),
                      texts.moment(row.until()),
                      Long.toString(row.searches()),
                      Long.toString(row.views()),
                      Long.toString(row.taken()),
                      Long.toString(row.changes()),
                      row.subject(),
                      row.reason()))
              .toList());
    }

    private static Map<String, Object> toMap(Report.Row row) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("operator", row.by());
      map.put("desk", row.desk());
      map.put("from", row.from().toString());
      map.put("until", row.until().toString());
      map.put("searches", row.searches());
      map.put("views", row.views());
      map.put("taken", row.taken());
      map.put("changes", row.changes());
      map.put("subject", row.subject());
      map.put("reason", row.reason());
      map.put("firstLine", row.firstLine());
      return map;
    }
  }

  /** {@code audit acknowledge}: says that somebody looked into why the trail was continued. */
  @Command(name = "acknowledge", description = "${bundle:cli.audit.acknowledge}")
  static final class Acknowledge extends OfficeCommand {
    @Option(
        names = "--reason",
        required = true,
        paramLabel = "TEXT",
        description = "${bundle:cli.audit.reason}")
    String reason = "";

    Acknowledge(CommandContext context) {
      super(context);
    }

    @Override
    int run(DeskServices services) throws DeskException {
      services.oversight().trail().acknowledge(services.operator(), reason);
      if (json) {
        output.json(Map.of("acknowledged", true));
      } else {
        output.say("cli.audit.acknowledged");
      }
      return DONE;
    }
  }
}
