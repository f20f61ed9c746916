package dev.shinseidesk.console;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.audit.AuditDesk;
import dev.shinseidesk.audit.PruneRequest;
import dev.shinseidesk.services.DeskServices;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code audit prune}: asks that lines whose years are over go, confirms what another person asked
 * for, or tells what is asked for now.
 */
@Command(name = "prune", description = "${bundle:cli.audit.prune}")
final class PruneCommand extends OfficeCommand {
  private static final int USAGE = 2;

  @Option(names = "--reason", paramLabel = "TEXT", description = "${bundle:cli.audit.prune-reason}")
  @Nullable String reason;

  @Option(names = "--confirm", description = "${bundle:cli.audit.prune-confirm}")
  boolean confirm;

  @Option(names = "--withdraw", description = "${bundle:cli.audit.prune-withdraw}")
  boolean withdraw;

  PruneCommand(CommandContext context) {
    super(context);
  }

  @Override
  int run(DeskServices services) throws DeskException {
    AuditDesk trail = services.oversight().trail();
    String why = reason;
    if ((why == null ? 0 : 1) + (confirm ? 1 : 0) + (withdraw ? 1 : 0) > 1) {
      output.note(output.texts().get("cli.audit.prune-usage"));
      return USAGE;
    }
    if (confirm) {
      long gone = trail.confirmPrune(services.operator());
      if (json) {
        output.json(Map.of("lines", gone));
      } else {
        output.say("cli.audit.pruned", gone);
      }
    } else if (withdraw) {
      trail.withdrawPrune(services.operator());
      tell(Optional.empty());
    } else {
      tell(
          why == null
              ? trail.pruneAsked(services.operator())
              : Optional.of(trail.askPrune(services.operator(), why)));
    }
    return DONE;
  }

  private void tell(Optional<PruneRequest> asked) {
    if (json) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("before", asked.map(a -> a.before().toString()).orElse(null));
      map.put("askedBy", asked.map(PruneRequest::askedBy).orElse(null));
      map.put("reason", asked.map(PruneRequest::reason).orElse(null));
      map.put("expiresAt", asked.map(a -> a.expiresAt().toString()).orElse(null));
      output.json(map);
    } else if (asked.isPresent()) {
      PruneRequest one = asked.get();
      output.say(
          "cli.audit.prune-asked",
          output.texts().moment(one.before()),
          one.askedBy(),
          output.texts().moment(one.expiresAt()),
          one.reason());
    } else {
      output.say("cli.audit.prune-none");
    }
  }
}
