package dev.shinseidesk.console;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.casework.ApprovalDesk.Waiting;
import dev.shinseidesk.review.Review;
import dev.shinseidesk.services.DeskServices;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code approve}: approves a colleague's decision; without a number shows all that wait. */
@Command(name = "approve", description = "${bundle:cli.approve}")
final class ApproveCommand extends OfficeCommand {
  private static final int SHOWN = 500;

  @Parameters(arity = "0..1", paramLabel = "NUMBER", description = "${bundle:cli.number}")
  @Nullable String number;

  @Option(names = "--comment", paramLabel = "TEXT", description = "${bundle:cli.approve.comment}")
  String comment = "";

  ApproveCommand(CommandContext context) {
    super(context);
  }

  @Override
  int run(DeskServices services) throws DeskException {
    if (number == null) {
      show(services.casework().approvals().waiting(SHOWN));
      return DONE;
    }
    var asked = new ReceiptNumber(number);
    Review approved =
        services
            .casework()
            .approvals()
            .approve(services.operator(), asked, waiting(services, asked), comment);
    told(output, json, services, asked, "cli.approve.done", approved.id());
    return DONE;
  }

  /** Id of the review that waits; empty where none does, which the desk then refuses. */
  static String waiting(DeskServices services, ReceiptNumber number) {
    return services
        .casework()
        .approvals()
        .waiting(number)
        .map(waiting -> waiting.review().id())
        .orElse("");
  }

  /** Tells where the application stands now. */
  static void told(
      Output output,
      boolean json,
      DeskServices services,
      ReceiptNumber number,
      String key,
      String review)
      throws DeskException {
    String state = application(services, number).state().name();
    if (json) {
      output.json(Map.of("receiptNumber", number.value(), "review", review, "state", state));
    } else {
      output.say(key, number.value(), output.texts().get("cli.state." + state));
    }
  }

  private void show(List<Waiting> waiting) {
    if (json) {
      output.json(waiting.stream().map(ApproveCommand::toMap).toList());
      return;
    }
    var texts = output.texts();
    output.table(
        List.of(
            texts.get("cli.column.number"),
            texts.get("cli.column.decision"),
            texts.get("cli.column.why"),
            texts.get("cli.column.decided-by")),
        waiting.stream()
            .map(w ->
                List.of(
                    w.review().receiptNumber().value(),
                    texts.get("cli.decision." + w.review().decision()),
                    texts.get("record.approval.why." + w.why()),
                    w.review().decidedBy().value() + " " + texts.moment(w.review().decidedAt())))
            .toList());
  }

  private static Map<String, Object> toMap(Waiting w) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("receiptNumber", w.review().receiptNumber().value());
    map.put("review", w.review().id());
    map.put("decision", w.review().decision().name());
    map.put("reason", w.review().reason());
    map.put("why", w.why());
    map.put("decidedBy", w.review().decidedBy().value());
    map.put("decidedAt", w.review().decidedAt().toString());
    return map;
  }
}
