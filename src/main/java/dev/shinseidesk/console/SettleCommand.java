package dev.shinseidesk.console;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.casework.FilingThreads.Settlement;
import dev.shinseidesk.services.DeskServices;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code settle}: records which filing stands and closes others, or takes a closing back. */
@Command(name = "settle", description = "${bundle:cli.settle}")
final class SettleCommand extends OfficeCommand {
  @Parameters(paramLabel = "NUMBER", description = "${bundle:cli.settle.number}")
  String number = "";

  @Option(
      names = "--close",
      paramLabel = "NUMBER",
      split = ",",
      description = "${bundle:cli.settle.close}")
  List<String> close = List.of();

  @Option(names = "--reopen", description = "${bundle:cli.settle.reopen}")
  boolean reopen;

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "${bundle:cli.settle.reason}")
  String reason = "";

  SettleCommand(CommandContext context) {
    super(context);
  }

  @Override
  int run(DeskServices services) throws DeskException {
    var threads = services.casework().threads();
    var stands = new ReceiptNumber(number);
    if (reopen == !close.isEmpty()) {
      throw new InvalidValue("settle", "--close NUMBER | --reopen");
    }
    if (reopen) {
      threads.reopen(services.operator(), stands, reason);
      String state = application(services, stands).state().name();
      if (json) {
        output.json(Map.of("receiptNumber", number, "state", state));
      } else {
        output.say("cli.settle.reopened", number, output.texts().get("cli.state." + state));
      }
      return DONE;
    }
    Set<ReceiptNumber> closed =
        close.stream().map(ReceiptNumber::new).collect(Collectors.toCollection(LinkedHashSet::new));
    Settlement settlement = threads.settle(services.operator(), stands, closed, reason);
    if (json) {
      output.json(ThreadCommand.toMap(settlement));
    } else {
      output.say("cli.settle.done", number, String.join(" ", close));
    }
    return DONE;
  }
}
