package dev.shinseidesk.console;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.intake.FetchRun;
import dev.shinseidesk.portal.PortalQuery;
import dev.shinseidesk.services.DeskServices;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sync}: fetches applications and delivers what waits in the outbox. */
@Command(name = "sync", description = "${bundle:cli.sync}")
final class SyncCommand extends OfficeCommand {
  @Option(names = "--from", paramLabel = "DATE", description = "${bundle:cli.from}")
  @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "DATE", description = "${bundle:cli.to}")
  @Nullable LocalDate to;

  @Option(names = "--procedure", paramLabel = "CODE", description = "${bundle:cli.procedure}")
  @Nullable String procedure;

  @Option(names = "--status", paramLabel = "CODE", description = "${bundle:cli.status-filter}")
  @Nullable String status;

  SyncCommand(CommandContext context) {
    super(context);
  }

  @Override
  int run(DeskServices services) throws DeskException {
    var query =
        new PortalQuery(
            from,
            to,
            procedure == null ? null : new ProcedureCode(procedure),
            status == null ? null : new StatusCode(status));
    FetchRun run = services.intake().run(services.operator(), query, Progress.NONE);
    int delivered = services.outbox().deliverDue(Progress.NONE);
    int open = services.outbox().open(1_000).size();
    if (json) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("listed", run.listed());
      map.put("received", run.received());
      map.put("unchanged", run.unchanged());
      map.put("failed", run.failed());
      var problem = run.problem();
      map.put("problem", problem == null ? null : output.toMap(problem));
      map.put("delivered", delivered);
      map.put("outboxOpen", open);
      output.json(map);
    } else {
      output.say(
          "cli.sync.done",
          run.listed(),
          run.received(),
          run.unchanged(),
          run.failed(),
          delivered,
          open);
    }
    var problem = run.problem();
    if (problem != null) {
      return json ? problem.kind().exitCode() : output.problem(problem, false);
    }
    return run.failed() == 0 ? DONE : OTHER_SIDE_FAILED;
  }
}
