package dev.shinseidesk.console;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.portal.StatusMeaning;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.status.StatusDesk.Reconciliation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code status}: the portal's processing statuses (029i001-04) and the code table. */
@Command(name = "status", description = "${bundle:cli.status-group}")
final class StatusCommand {
  private StatusCommand() {}

  /** The command with its subcommands. */
  static CommandLine with(CommandContext context) {
    return new CommandLine(new StatusCommand())
        .addSubcommand(new Fetch(context))
        .addSubcommand(new Table(context));
  }

  /** {@code status fetch}: walks the whole status list. */
  @Command(name = "fetch", description = "${bundle:cli.status-fetch}")
  static final class Fetch extends OfficeCommand {
    Fetch(CommandContext context) {
      super(context);
    }

    @Override
    int run(DeskServices services) throws DeskException {
      Reconciliation result = services.status().reconcile(Progress.NONE);
      var labels = new StatusLabels(services, output.texts().locale());
      if (json) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("listed", result.listed());
        map.put("unknown", result.unknown());
        map.put("changed", result.changed().stream().map(ReceiptNumber::value).toList());
        output.json(map);
        return DONE;
      }
      output.say("cli.status.fetched", result.listed(), result.changed().size(), result.unknown());
      for (ReceiptNumber number : result.changed()) {
        output.line("  " + number + " " + labels.of(application(services, number).portalStatus()));
      }
      return DONE;
    }
  }

  /** {@code status list}: the profile's code table. */
  @Command(name = "list", description = "${bundle:cli.status-list}")
  static final class Table extends OfficeCommand {
    Table(CommandContext context) {
      super(context);
    }

    @Override
    int run(DeskServices services) {
      List<StatusMeaning> table = services.status().table();
      if (json) {
        output.json(table.stream().map(Table::toMap).toList());
        return DONE;
      }
      var texts = output.texts();
      var labels = new StatusLabels(services, texts.locale());
      output.table(
          List.of(
              texts.get("cli.column.code"),
              texts.get("cli.column.status"),
              texts.get("cli.column.registrable"),
              texts.get("cli.column.next")),
          table.stream()
              .map(m ->
                  List.of(
                      m.code().value(),
                      labels.of(m.code()),
                      texts.get(m.registrable() ? "cli.yes" : "cli.no"),
                      codes(m)))
              .toList());
      return DONE;
    }

    private static Map<String, Object> toMap(StatusMeaning m) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("code", m.code().value());
      map.put("labelJa", m.labelJa());
      map.put("labelEn", m.labelEn());
      map.put("registrable", m.registrable());
      map.put("finished", m.finished());
      map.put("next", m.next().stream().sorted().map(StatusCode::value).toList());
      return map;
    }

    private static String codes(StatusMeaning m) {
      return String.join(" ", m.next().stream().sorted().map(StatusCode::value).toList());
    }
  }
}
