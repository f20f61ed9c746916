package dev.shinseidesk.console;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.outbox.OutboxEntry;
import dev.shinseidesk.services.DeskServices;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code outbox}: delivers what is due and shows what still waits; retries or cancels one entry.
 */
@Command(name = "outbox", description = "${bundle:cli.outbox}")
final class OutboxCommand extends OfficeCommand {
  private static final int MOST = 1_000;

  @Option(names = "--retry", paramLabel = "ID", description = "${bundle:cli.retry}")
  @Nullable String retry;

  @Option(names = "--cancel", paramLabel = "ID", description = "${bundle:cli.cancel}")
  @Nullable String cancel;

  OutboxCommand(CommandContext context) {
    super(context);
  }

  @Override
  int run(DeskServices services) throws DeskException {
    if (retry != null) {
      services.outbox().retry(services.operator(), retry);
    }
    if (cancel != null) {
      services.outbox().cancel(services.operator(), cancel);
    }
    int delivered = services.outbox().deliverDue(Progress.NONE);
    List<OutboxEntry> open = services.outbox().open(MOST);
    if (json) {
      output.json(Map.of("delivered", delivered, "open", open.stream().map(this::toMap).toList()));
    } else {
      output.say("cli.outbox.done", delivered, open.size());
      for (OutboxEntry entry : open) {
        output.line(
            "  "
                + entry.id()
                + " "
                + entry.receiptNumber()
                + " "
                + entry.kind()
                + " "
                + (entry.held() ? "HELD" : entry.state()));
        var problem = entry.lastProblem();
        if (problem != null) {
          output.line("    " + output.texts().whole(problem));
        }
      }
    }
    return open.stream().anyMatch(e -> e.state() == OutboxEntry.State.STOPPED) ? FINDINGS : DONE;
  }

  private Map<String, Object> toMap(OutboxEntry entry) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", entry.id());
    map.put("receiptNumber", entry.receiptNumber().value());
    map.put("kind", entry.kind().name());
    map.put("state", entry.held() ? "HELD" : entry.state().name());
    map.put("attempts", entry.attempts());
    var problem = entry.lastProblem();
    map.put("problem", problem == null ? null : output.toMap(problem));
    return map;
  }
}
