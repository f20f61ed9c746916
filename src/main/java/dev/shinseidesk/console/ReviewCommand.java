package dev.shinseidesk.console;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.review.CheckedLine;
import dev.shinseidesk.review.Decision;
import dev.shinseidesk.review.Review;
import dev.shinseidesk.review.ReviewDraft;
import dev.shinseidesk.services.DeskServices;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code review}: decides the format review of one application. */
@Command(name = "review", description = "${bundle:cli.review}")
final class ReviewCommand extends OfficeCommand {
  @Parameters(paramLabel = "NUMBER", description = "${bundle:cli.number}")
  String number = "";

  @Option(
      names = "--decision",
      required = true,
      paramLabel = "sound|defective|rejected",
      description = "${bundle:cli.decision}")
  String decision = "";

  @Option(names = "--reason", paramLabel = "TEXT", description = "${bundle:cli.reason}")
  String reason = "";

  @Option(names = "--checklist-done", description = "${bundle:cli.checklist-done}")
  boolean checklistDone;

  ReviewCommand(CommandContext context) {
    super(context);
  }

  @Override
  int run(DeskServices services) throws DeskException {
    var receiptNumber = new ReceiptNumber(number);
    application(services, receiptNumber);
    var sheet = services.review().sheet(receiptNumber);
    Instant now = services.clock().instant();
    List<CheckedLine> checked =
        checklistDone
            ? sheet.checklist().stream()
                .map(line -> new CheckedLine(line, services.operator().id(), now))
                .toList()
            : sheet.draft().checked();
    Review review =
        services
            .review()
            .decide(
                services.operator(),
                receiptNumber,
                new ReviewDraft(
                    constant(Decision::valueOf, "--decision", decision), reason, checked),
                sheet.state());
    if (json) {
      output.json(
          Map.of(
              "receiptNumber", number,
              "decision", review.decision().name(),
              "decidedAt", review.decidedAt().toString()));
    } else {
      output.say(
          "cli.review.done", number, output.texts().get("cli.decision." + review.decision()));
    }
    return DONE;
  }
}
