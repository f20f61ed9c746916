package dev.shinseidesk.console;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.keeping.HoldDesk;
import dev.shinseidesk.keeping.HoldDesk.Hold;
import dev.shinseidesk.services.DeskServices;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hold}: legal holds. */
@Command(name = "hold", description = "${bundle:cli.hold}")
final class HoldCommand {
  private HoldCommand() {}

  /** The command with its subcommands. */
  static CommandLine with(CommandContext context) {
    return new CommandLine(new HoldCommand())
        .addSubcommand(new Setting(context))
        .addSubcommand(new Lifting(context))
        .addSubcommand(new Listing(context));
  }

  private static HoldDesk desk(DeskServices services) {
    return services.administration().keeping().holds();
  }

  private static Map<String, Object> toMap(Hold hold) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", hold.id());
    map.put("receiptNumber", hold.number().value());
    map.put("thread", hold.thread());
    map.put("reason", hold.reason());
    map.put("setBy", hold.setBy().value());
    map.put("setAt", hold.setAt().toString());
    map.put("lifted", hold.liftedAt() != null);
    map.put("applications", hold.applications());
    return map;
  }

  /** {@code hold set}. */
  @Command(name = "set", description = "${bundle:cli.hold-set}")
  static final class Setting extends OfficeCommand {
    @Parameters(paramLabel = "NUMBER", description = "${bundle:cli.number}")
    String number = "";

    @Option(names = "--thread", description = "${bundle:cli.hold-thread}")
    boolean thread;

    @Option(
        names = "--reason",
        required = true,
        paramLabel = "TEXT",
        description = "${bundle:cli.keeping-reason}")
    String reason = "";

    Setting(CommandContext context) {
      super(context);
    }

    @Override
    int run(DeskServices services) throws DeskException {
      Hold hold =
          desk(services).set(services.operator(), new ReceiptNumber(number), thread, reason);
      if (json) {
        output.json(toMap(hold));
      } else {
        output.say("cli.hold.set", hold.number(), hold.applications(), hold.id());
      }
      return DONE;
    }
  }

  /** {@code hold lift}. */
  @Command(name = "lift", description = "${bundle:cli.hold-lift}")
  static final class Lifting extends OfficeCommand {
    @Parameters(paramLabel = "HOLD", description = "${bundle:cli.hold-id}")
    String id = "";

    @Option(
        names = "--reason",
        required = true,
        paramLabel = "TEXT",
        description = "${bundle:cli.keeping-reason}")
    String reason = "";

    Lifting(CommandContext context) {
      super(context);
    }

    @Override
    int run(DeskServices services) throws DeskException {
      Hold hold = desk(services).lift(services.operator(), id, reason);
      if (json) {
        output.json(toMap(hold));
      } else {
        output.say("cli.hold.lifted", hold.number());
      }
      return DONE;
    }
  }

  /** {@code hold list}. */
  @Command(name = "list", description = "${bundle:cli.hold-list}")
  static final class Listing extends OfficeCommand {
    @Option(names = "--all", description = "${bundle:cli.hold-all}")
    boolean all;

    @Option(names = "--limit", paramLabel = "N", description = "${bundle:cli.limit}")
    int limit = 100;

    Listing(CommandContext context) {
      super(context);
    }

    @Override
    int run(DeskServices services) throws DeskException {
      List<Hold> holds = desk(services).holds(services.operator(), all, limit);
      if (json) {
        output.json(holds.stream().map(HoldCommand::toMap).toList());
        return DONE;
      }
      var texts = output.texts();
      output.table(
          List.of(
              texts.get("cli.column.number"),
              texts.get("cli.column.held"),
              texts.get("cli.column.since"),
              texts.get("cli.column.reason"),
              texts.get("cli.column.id")),
          holds.stream()
              .map(h ->
                  List.of(
                      h.number().value(),
                      Long.toString(h.applications()),
                      texts.moment(h.setAt()),
                      h.reason(),
                      h.id()))
              .toList());
      return DONE;
    }
  }
}
