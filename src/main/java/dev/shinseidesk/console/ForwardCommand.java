package dev.shinseidesk.console;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.forwarding.Forwarding;
import dev.shinseidesk.outbox.OutboxEntry;
import dev.shinseidesk.services.DeskServices;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code forward}: provides format-reviewed applications to a business system, for the first time
 * or again after a correction (029o001, 029o002).
 */
@Command(name = "forward", description = "${bundle:cli.forward}")
final class ForwardCommand extends OfficeCommand {
  private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

  @Parameters(arity = "1..*", paramLabel = "NUMBER", description = "${bundle:cli.numbers}")
  List<String> numbers = List.of();

  @Option(names = "--receiver", paramLabel = "ID", description = "${bundle:cli.receiver}")
  @Nullable String receiver;

  @Option(names = "--again", description = "${bundle:cli.again}")
  boolean again;

  @Option(names = "--reason", paramLabel = "TEXT", description = "${bundle:cli.act-reason}")
  String reason = "";

  ForwardCommand(CommandContext context) {
    super(context);
  }

  @Override
  int run(DeskServices services) throws DeskException {
    List<ReceiptNumber> decided = new ArrayList<>();
    for (String number : numbers) {
      var receiptNumber = new ReceiptNumber(number);
      Application application = application(services, receiptNumber);
      var forwarding = services.forwarding();
      if (again) {
        forwarding.provideAgain(
            services.operator(),
            receiptNumber,
            receiver == null ? holder(services, application) : new BusinessSystemId(receiver),
            application.state(),
            reason);
      } else if (receiver != null && !reason.isBlank()) {
        // to whom the route doesn't lead; without a reason that is refused
        forwarding.forwardElsewhere(
            services.operator(),
            receiptNumber,
            new BusinessSystemId(receiver),
            application.state(),
            reason);
      } else {
        forwarding.forward(
            services.operator(),
            receiptNumber,
            receiver == null ? routed(services, application) : new BusinessSystemId(receiver),
            application.state());
      }
      decided.add(receiptNumber);
    }
    return Delivery.deliver(services, output, json, OutboxEntry.Kind.FORWARDING, decided);
  }

  /** By the route; without one the person has to choose. */
  private static BusinessSystemId routed(DeskServices services, Application application)
      throws DeskException {
    LocalDate today = LocalDate.ofInstant(services.clock().instant(), ZONE);
    return services
        .administration()
        .routes()
        .routes()
        .find(application.procedure(), today)
        .orElseThrow(() ->
            new DeskException(
                Problem.of(
                    Problem.Kind.USAGE,
                    "forwarding.no-route",
                    application.receiptNumber().value(),
                    application.procedure().value())))
        .receiver();
  }

  /** Who was provided last. */
  private static BusinessSystemId holder(DeskServices services, Application application)
      throws DeskException {
    return services.forwarding().of(application.receiptNumber()).stream()
        .findFirst()
        .map(Forwarding::receiver)
        .orElseThrow(() ->
            new DeskException(
                Problem.of(
                    Problem.Kind.REFUSED,
                    "forwarding.not-provided",
                    application.receiptNumber().value(),
                    "-")));
  }
}
