package dev.shinseidesk.console;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.outbox.OutboxEntry;
import dev.shinseidesk.services.DeskServices;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code forward}: provides format-reviewed applications to a business system (029o001). */
@Command(name = "forward", description = "${bundle:cli.forward}")
final class ForwardCommand extends OfficeCommand {
  @Parameters(arity = "1..*", paramLabel = "NUMBER", description = "${bundle:cli.numbers}")
  List<String> numbers = List.of();

  @Option(names = "--receiver", paramLabel = "ID", description = "${bundle:cli.receiver}")
  @Nullable String receiver;

  ForwardCommand(CommandContext context) {
    super(context);
  }

  @Override
  int run(DeskServices services) throws DeskException {
    List<ReceiptNumber> decided = new ArrayList<>();
    for (String number : numbers) {
      var receiptNumber = new ReceiptNumber(number);
      Application application = application(services, receiptNumber);
      BusinessSystemId to =
          receiver == null
              ? services.forwarding().receivers(receiptNumber).getFirst().id()
              : new BusinessSystemId(receiver);
      services.forwarding().forward(services.operator(), receiptNumber, to, application.state());
      decided.add(receiptNumber);
    }
    return Delivery.deliver(services, output, json, OutboxEntry.Kind.FORWARDING, decided);
  }
}
