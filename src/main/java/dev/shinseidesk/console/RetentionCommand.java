package dev.shinseidesk.console;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.keeping.RetentionDesk;
import dev.shinseidesk.keeping.RetentionDesk.Line;
import dev.shinseidesk.keeping.RetentionDesk.OfProcedure;
import dev.shinseidesk.keeping.RetentionDesk.Preview;
import dev.shinseidesk.keeping.RetentionDesk.Run;
import dev.shinseidesk.keeping.RetentionDesk.State;
import dev.shinseidesk.keeping.RetentionDesk.Tombstone;
import dev.shinseidesk.keeping.Standing;
import dev.shinseidesk.services.DeskServices;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code retention}: what has been kept long enough, and deleting it by two persons. */
@Command(name = "retention", description = "${bundle:cli.retention}")
final class RetentionCommand {
  private static final int PAGE = 500;

  private RetentionCommand() {}

  /** The command with its subcommands. */
  static CommandLine with(CommandContext context) {
    return new CommandLine(new RetentionCommand())
        .addSubcommand(new Previewing(context))
        .addSubcommand(new Proposing(context))
        .addSubcommand(new Confirming(context))
        .addSubcommand(new Withdrawing(context))
        .addSubcommand(new Running(context))
        .addSubcommand(new Finding(context));
  }

  private static RetentionDesk desk(DeskServices services) {
    return services.administration().keeping().retention();
  }

  private static Map<String, Object> toMap(Run run) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", run.id());
    map.put("state", run.state().name());
    map.put("reason", run.reason());
    map.put("planned", run.planned());
    map.put("deleted", run.deleted());
    map.put("kept", run.kept());
    map.put("proposedBy", run.proposedBy().value());
    map.put("expiresAt", run.expiresAt().toString());
    map.put("confirmedBy", value(run.confirmedBy()));
    Instant ended = run.endedAt();
    map.put("endedAt", ended == null ? null : ended.toString());
    return map;
  }

  private static @Nullable String value(@Nullable OperatorId id) {
    return id == null ? null : id.value();
  }

  /** {@code retention preview}: counts by procedure, or the applications themselves. */
  @Command(name = "preview", description = "${bundle:cli.retention-preview}")
  static final class Previewing extends OfficeCommand {
    @Option(names = "--list", paramLabel = "WHICH", description = "${bundle:cli.retention-which}")
    List<String> listed = List.of();

    @Option(names = "--limit", paramLabel = "N", description = "${bundle:cli.limit}")
    int limit = 100;

    Previewing(CommandContext context) {
      super(context);
    }

    @Override
    int run(DeskServices services) throws DeskException {
      Preview preview = desk(services).preview(services.operator());
      List<Line> lines = listed.isEmpty() ? List.of() : lines(services);
      if (json) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("at", preview.at().toString());
        map.put("procedures", preview.procedures().stream().map(Previewing::procedure).toList());
        map.put("applications", lines.stream().map(Previewing::line).toList());
        output.json(map);
        return DONE;
      }
      var texts = output.texts();
      List<String> header =
          new ArrayList<>(
              List.of(texts.get("cli.column.procedure"), texts.get("cli.column.before")));
      for (Standing standing : Standing.values()) {
        header.add(texts.get("keeping.standing." + standing));
      }
      List<List<String>> rows = new ArrayList<>();
      for (OfProcedure p : preview.procedures()) {
        List<String> row = new ArrayList<>(List.of(p.name(), texts.day(p.cutoff())));
        for (Standing standing : Standing.values()) {
          row.add(Long.toString(p.count(standing)));
        }
        rows.add(row);
      }
      output.table(header, rows);
      for (Line line : lines) {
        output.line(
            line.number()
                + "  "
                + line.procedureName()
                + "  "
                + texts.get("keeping.standing." + line.standing()));
      }
      output.say("cli.retention.due", preview.count(Standing.DUE));
      return DONE;
    }

    private List<Line> lines(DeskServices services) throws DeskException {
      Set<Standing> wanted = EnumSet.noneOf(Standing.class);
      listed.forEach(name -> wanted.add(constant(Standing::valueOf, "--list", name)));
      List<Line> lines = new ArrayList<>();
      ReceiptNumber after = null;
      while (lines.size() < limit) {
        List<Line> page =
            desk(services)
                .lines(services.operator(), wanted, after, Math.min(PAGE, limit - lines.size()));
        if (page.isEmpty()) {
          break;
        }
        lines.addAll(page);
        after = page.getLast().number();
      }
      return lines;
    }

    private static Map<String, Object> procedure(OfProcedure p) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("procedure", p.procedure().value());
      map.put("name", p.name());
      map.put("months", p.months());
      map.put("before", p.cutoff().toString());
      for (Standing standing : Standing.values()) {
        map.put(standing.name(), p.count(standing));
      }
      return map;
    }

    private static Map<String, Object> line(Line line) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("receiptNumber", line.number().value());
      map.put("procedure", line.procedure().value());
      Instant completed = line.completedAt();
      map.put("completedAt", completed == null ? null : completed.toString());
      map.put("standing", line.standing().name());
      return map;
    }
  }

  /** {@code retention propose}: proposes to delete what is due. */
  @Command(name = "propose", description = "${bundle:cli.retention-propose}")
  static final class Proposing extends OfficeCommand {
    @Option(
        names = "--reason",
        required = true,
        paramLabel = "TEXT",
        description = "${bundle:cli.keeping-reason}")
    String reason = "";

    Proposing(CommandContext context) {
      super(context);
    }

    @Override
    int run(DeskServices services) throws DeskException {
      Run run = desk(services).propose(services.operator(), reason);
      if (json) {
        output.json(toMap(run));
      } else {
        output.say(
            "cli.retention.proposed",
            run.planned(),
            run.id(),
            output.texts().moment(run.expiresAt()));
      }
      return DONE;
    }
  }

  /** A subcommand about one run. */
  abstract static class OfRun extends OfficeCommand {
    @Parameters(paramLabel = "RUN", description = "${bundle:cli.retention-run-id}")
    String id = "";

    OfRun(CommandContext context) {
      super(context);
    }

    int told(Run run, String key) {
      if (json) {
        output.json(toMap(run));
      } else {
        output.say(key, run.planned(), run.deleted(), run.kept(), run.id());
      }
      return DONE;
    }
  }

  /** {@code retention confirm}: the second person. */
  @Command(name = "confirm", description = "${bundle:cli.retention-confirm}")
  static final class Confirming extends OfRun {
    Confirming(CommandContext context) {
      super(context);
    }

    @Override
    int run(DeskServices services) throws DeskException {
      return told(desk(services).confirm(services.operator(), id), "cli.retention.confirmed");
    }
  }

  /** {@code retention withdraw}: takes a proposal back. */
  @Command(name = "withdraw", description = "${bundle:cli.retention-withdraw}")
  static final class Withdrawing extends OfRun {
    Withdrawing(CommandContext context) {
      super(context);
    }

    @Override
    int run(DeskServices services) throws DeskException {
      return told(desk(services).withdraw(services.operator(), id), "cli.retention.withdrawn");
    }
  }

  /** {@code retention run}: deletes what was confirmed; goes on where it was stopped. */
  @Command(name = "run", description = "${bundle:cli.retention-run}")
  static final class Running extends OfRun {
    Running(CommandContext context) {
      super(context);
    }

    @Override
    int run(DeskServices services) throws DeskException {
      Run run = desk(services).run(services.operator(), id, Progress.NONE);
      told(run, "cli.retention.done");
      return run.state() == State.DONE && run.kept() == 0 ? DONE : FINDINGS;
    }
  }

  /** {@code retention find}: whether an application was deleted. */
  @Command(name = "find", description = "${bundle:cli.retention-find}")
  static final class Finding extends OfficeCommand {
    @Parameters(paramLabel = "NUMBER", description = "${bundle:cli.number}")
    String number = "";

    Finding(CommandContext context) {
      super(context);
    }

    @Override
    int run(DeskServices services) throws DeskException {
      Optional<Tombstone> found =
          desk(services).tombstone(services.operator(), new ReceiptNumber(number));
      if (found.isEmpty()) {
        output.say("cli.retention.not-found");
        return FINDINGS;
      }
      Tombstone stone = found.get();
      if (json) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("mark", stone.mark());
        map.put("procedure", stone.procedure().value());
        map.put("filedOn", stone.filedOn().toString());
        map.put("completedOn", stone.completedOn().toString());
        map.put("deletedAt", stone.deletedAt().toString());
        map.put("run", stone.run());
        output.json(map);
      } else {
        output.say(
            "cli.retention.found",
            stone.procedure(),
            output.texts().day(stone.filedOn()),
            output.texts().day(stone.completedOn()),
            output.texts().moment(stone.deletedAt()),
            stone.mark());
      }
      return DONE;
    }
  }
}
