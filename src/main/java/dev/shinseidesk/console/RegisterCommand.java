package dev.shinseidesk.console;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.outbox.OutboxEntry;
import dev.shinseidesk.services.DeskServices;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code register}: registers a processing status at the portal (029o003). */
@Command(name = "register", description = "${bundle:cli.register}")
final class RegisterCommand extends OfficeCommand {
  @Parameters(paramLabel = "NUMBER", description = "${bundle:cli.number}")
  String number = "";

  @Option(
      names = "--status",
      required = true,
      paramLabel = "CODE",
      description = "${bundle:cli.status}")
  String status = "";

  @Option(names = "--comment", paramLabel = "TEXT", description = "${bundle:cli.comment}")
  String comment = "";

  RegisterCommand(CommandContext context) {
    super(context);
  }

  @Override
  int run(DeskServices services) throws DeskException {
    var receiptNumber = new ReceiptNumber(number);
    application(services, receiptNumber);
    services.status().register(services.operator(), receiptNumber, new StatusCode(status), comment);
    return Delivery.deliver(
        services, output, json, OutboxEntry.Kind.STATUS, List.of(receiptNumber));
  }
}
