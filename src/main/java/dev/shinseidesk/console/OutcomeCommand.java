package dev.shinseidesk.console;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.status.OutcomeDesk.Choice;
import dev.shinseidesk.status.OutcomeDesk.Outcome;
import dev.shinseidesk.texts.Texts;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code outcome}: enters what the substantive review came to; without a choice it shows what can
 * be entered and what was.
 */
@Command(name = "outcome", description = "${bundle:cli.outcome}")
final class OutcomeCommand extends OfficeCommand {
  @Parameters(index = "0", paramLabel = "NUMBER", description = "${bundle:cli.number}")
  String number = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "CHOICE",
      description = "${bundle:cli.outcome-choice}")
  @Nullable String choice;

  @Option(names = "--on", paramLabel = "YYYY-MM-DD", description = "${bundle:cli.outcome-on}")
  @Nullable String on;

  @Option(names = "--note", paramLabel = "TEXT", description = "${bundle:cli.outcome-note}")
  String note = "";

  OutcomeCommand(CommandContext context) {
    super(context);
  }

  @Override
  int run(DeskServices services) throws DeskException {
    var receiptNumber = new ReceiptNumber(number);
    application(services, receiptNumber);
    List<Choice> choices = services.outcomes().choices(receiptNumber);
    if (choice == null) {
      show(choices, services.outcomes().of(receiptNumber));
      return DONE;
    }
    LocalDate day =
        on == null ? LocalDate.ofInstant(services.clock().instant(), Texts.ZONE) : day(on);
    Outcome entered =
        services.outcomes().enter(services.operator(), receiptNumber, choice, day, note);
    if (json) {
      output.json(toMap(entered));
    } else {
      output.say(
          "cli.outcome.entered",
          receiptNumber,
          label(choices, entered.choice()),
          output.texts().day(entered.decidedOn()));
    }
    return DONE;
  }

  private void show(List<Choice> choices, List<Outcome> entered) {
    if (json) {
      output.json(
          Map.of(
              "choices", choices.stream().map(OutcomeCommand::toMap).toList(),
              "entered", entered.stream().map(OutcomeCommand::toMap).toList()));
      return;
    }
    var texts = output.texts();
    output.table(
        List.of(
            texts.get("cli.column.code"),
            texts.get("cli.column.outcome"),
            texts.get("cli.column.status")),
        choices.stream()
            .map(c ->
                List.of(
                    c.id(), label(choices, c.id()), c.status() == null ? "" : c.status().value()))
            .toList());
    for (Outcome outcome : entered) {
      output.say(
          "cli.outcome.line",
          texts.moment(outcome.enteredAt()),
          outcome.enteredBy(),
          label(choices, outcome.choice()),
          texts.day(outcome.decidedOn()),
          outcome.note());
    }
  }

  /** A choice's label; its id where the configuration has it no more. */
  private String label(List<Choice> choices, String id) {
    boolean japanese = output.texts().locale().equals(Locale.JAPANESE);
    return choices.stream()
        .filter(c -> c.id().equals(id))
        .findFirst()
        .map(c -> japanese ? c.labelJa() : c.labelEn())
        .orElse(id);
  }

  private static Map<String, Object> toMap(Choice c) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", c.id());
    map.put("labelJa", c.labelJa());
    map.put("labelEn", c.labelEn());
    map.put("status", c.status() == null ? null : c.status().value());
    map.put("comment", c.comment());
    return map;
  }

  private static Map<String, Object> toMap(Outcome o) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("receiptNumber", o.receiptNumber().value());
    map.put("choice", o.choice());
    map.put("decidedOn", o.decidedOn().toString());
    map.put("note", o.note());
    map.put("enteredBy", o.enteredBy().value());
    map.put("enteredAt", o.enteredAt().toString());
    return map;
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new InvalidValue("決定日", "YYYY-MM-DD");
    }
  }
}
