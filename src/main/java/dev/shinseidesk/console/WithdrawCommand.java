package dev.shinseidesk.console;

import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.outbox.OutboxEntry;
import dev.shinseidesk.services.DeskServices;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code withdraw}: withdraws what a business system was provided (削除フラグ 1). */
@Command(name = "withdraw", description = "${bundle:cli.withdraw}")
final class WithdrawCommand extends OfficeCommand {
  @Parameters(paramLabel = "NUMBER", description = "${bundle:cli.number}")
  String number = "";

  @Option(
      names = "--receiver",
      required = true,
      paramLabel = "ID",
      description = "${bundle:cli.receiver}")
  String receiver = "";

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "${bundle:cli.act-reason}")
  String reason = "";

  WithdrawCommand(CommandContext context) {
    super(context);
  }

  @Override
  int run(DeskServices services) throws DeskException {
    var receiptNumber = new ReceiptNumber(number);
    services
        .forwarding()
        .withdraw(
            services.operator(),
            receiptNumber,
            new BusinessSystemId(receiver),
            application(services, receiptNumber).state(),
            reason);
    return Delivery.deliver(
        services, output, json, OutboxEntry.Kind.FORWARDING, List.of(receiptNumber));
  }
}
