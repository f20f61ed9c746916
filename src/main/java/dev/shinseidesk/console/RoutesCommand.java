package dev.shinseidesk.console;

import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.forwarding.ForwardingMethod;
import dev.shinseidesk.forwarding.RouteDesk;
import dev.shinseidesk.services.DeskServices;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code routes}: tells procedures whose applications wait without a usable route, and tries a
 * changed table on past applications.
 */
@Command(name = "routes", description = "${bundle:cli.routes}")
final class RoutesCommand extends OfficeCommand {
  /** What to do. */
  enum Action {
    /** Tells the alarms; exit code 1 when there are any. */
    CHECK,
    /** Tries a file of routes. */
    DRY_RUN
  }

  @Parameters(index = "0", paramLabel = "check|dry-run", description = "${bundle:cli.routes.do}")
  String action = "";

  @Option(names = "--routes", paramLabel = "FILE", description = "${bundle:cli.routes.file}")
  @Nullable Path file;

  @Option(names = "--from", paramLabel = "DATE", description = "${bundle:cli.filed-from}")
  @Nullable LocalDate from;

  @Option(names = "--until", paramLabel = "DATE", description = "${bundle:cli.filed-until}")
  @Nullable LocalDate until;

  RoutesCommand(CommandContext context) {
    super(context);
  }

  @Override
  int run(DeskServices services) throws DeskException {
    RouteDesk desk = services.administration().routes();
    return switch (constant(Action::valueOf, "routes", action)) {
      case CHECK -> check(desk);
      case DRY_RUN -> dryRun(desk);
    };
  }

  private int check(RouteDesk desk) {
    List<RouteDesk.Unrouted> alarms = desk.unrouted();
    if (json) {
      output.json(
          alarms.stream()
              .map(a ->
                  Map.of(
                      "procedure", a.procedure().value(),
                      "name", a.name(),
                      "reason", a.reason(),
                      "applications", a.applications(),
                      "oldest", a.oldest().toString()))
              .toList());
    } else {
      output.say("cli.routes.alarms", alarms.size());
      for (RouteDesk.Unrouted a : alarms) {
        output.say(
            "cli.routes.alarm",
            a.procedure(),
            a.name(),
            output.texts().get(a.reason()),
            a.applications(),
            a.oldest());
      }
    }
    return alarms.isEmpty() ? DONE : FINDINGS;
  }

  private int dryRun(RouteDesk desk) throws DeskException {
    if (file == null) {
      throw new InvalidValue("--routes", "routes dry-run --routes FILE");
    }
    RouteDesk.DryRun run = desk.dryRun(desk.read(file), from, until, Progress.NONE);
    if (json) {
      output.json(
          Map.of(
              "applications",
              run.applications(),
              "moved",
              run.lines().stream().map(RoutesCommand::toMap).toList()));
    } else {
      output.say("cli.routes.dry-run", run.applications(), run.lines().size());
      for (RouteDesk.Moved line : run.lines()) {
        output.say(
            "cli.routes.moved",
            line.procedure(),
            line.name(),
            way(line.before(), line.methodBefore()),
            way(line.after(), line.methodAfter()),
            line.applications());
      }
    }
    return DONE;
  }

  private static String way(
      @Nullable BusinessSystemId receiver, @Nullable ForwardingMethod method) {
    return receiver == null ? "-" : receiver + (method == null ? "" : " " + method);
  }

  private static Map<String, Object> toMap(RouteDesk.Moved line) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("procedure", line.procedure().value());
    map.put("name", line.name());
    map.put("before", text(line.before()));
    map.put("methodBefore", text(line.methodBefore()));
    map.put("after", text(line.after()));
    map.put("methodAfter", text(line.methodAfter()));
    map.put("applications", line.applications());
    return map;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
