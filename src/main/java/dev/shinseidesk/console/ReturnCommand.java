package dev.shinseidesk.console;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.services.DeskServices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code return}: returns a colleague's decision with a reason. */
@Command(name = "return", description = "${bundle:cli.return}")
final class ReturnCommand extends OfficeCommand {
  @Parameters(paramLabel = "NUMBER", description = "${bundle:cli.number}")
  String number = "";

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "${bundle:cli.return.reason}")
  String reason = "";

  ReturnCommand(CommandContext context) {
    super(context);
  }

  @Override
  int run(DeskServices services) throws DeskException {
    var asked = new ReceiptNumber(number);
    String review = ApproveCommand.waiting(services, asked);
    services.casework().approvals().sendBack(services.operator(), asked, review, reason);
    ApproveCommand.told(output, json, services, asked, "cli.return.done", review);
    return DONE;
  }
}
