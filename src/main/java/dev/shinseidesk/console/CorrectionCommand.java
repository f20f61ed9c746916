package dev.shinseidesk.console;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.casework.CorrectionDesk;
import dev.shinseidesk.casework.CorrectionDesk.Carried;
import dev.shinseidesk.casework.CorrectionDesk.Contact;
import dev.shinseidesk.casework.CorrectionDesk.Correspondence;
import dev.shinseidesk.casework.CorrectionDesk.Proposal;
import dev.shinseidesk.casework.CorrectionDesk.Request;
import dev.shinseidesk.outbox.OutboxEntry;
import dev.shinseidesk.services.DeskServices;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code correction}: asking applicants to correct their filings (補正). */
@Command(name = "correction", description = "${bundle:cli.correction}")
final class CorrectionCommand {
  private CorrectionCommand() {}

  /** The command with its subcommands. */
  static CommandLine with(CommandContext context) {
    return new CommandLine(new CorrectionCommand())
        .addSubcommand(new Ask(context))
        .addSubcommand(new End(context))
        .addSubcommand(new Talk(context))
        .addSubcommand(new Listing(context));
  }

  /** {@code correction request}: what it would say, and with {@code --send} asks. */
  @Command(name = "request", description = "${bundle:cli.correction.request}")
  static final class Ask extends OfficeCommand {
    @Parameters(paramLabel = "NUMBER", description = "${bundle:cli.number}")
    String number = "";

    @Option(names = "--text", paramLabel = "TEXT", description = "${bundle:cli.correction.text}")
    @Nullable String text;

    @Option(
        names = "--deadline",
        paramLabel = "YYYY-MM-DD",
        description = "${bundle:cli.correction.deadline}")
    @Nullable String deadline;

    @Option(names = "--send", description = "${bundle:cli.correction.send}")
    boolean send;

    Ask(CommandContext context) {
      super(context);
    }

    @Override
    int run(DeskServices services) throws DeskException {
      var asked = new ReceiptNumber(number);
      CorrectionDesk desk = services.casework().corrections();
      Proposal proposal = desk.propose(asked);
      String told = text == null ? proposal.text() : text;
      LocalDate until = deadline == null ? proposal.deadline() : day(deadline);
      if (send) {
        desk.request(services.operator(), asked, told, until, application(services, asked).state());
        return Delivery.deliver(services, output, json, OutboxEntry.Kind.STATUS, List.of(asked));
      }
      StatusCode status = proposal.status();
      if (json) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("receiptNumber", number);
        map.put("text", told);
        map.put("textLimit", proposal.textLimit());
        map.put("deadline", until.toString());
        map.put("status", status == null ? null : status.value());
        output.json(map);
      } else {
        output.line(told);
        output.say(
            "cli.correction.proposed",
            output.texts().day(until),
            status == null ? "-" : status.value());
      }
      return DONE;
    }

    private static LocalDate day(String text) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeParseException e) {
        throw new InvalidValue("--deadline", "YYYY-MM-DD");
      }
    }
  }

  /** {@code correction end}: ends a request without a new filing. */
  @Command(name = "end", description = "${bundle:cli.correction.end}")
  static final class End extends OfficeCommand {
    @Parameters(paramLabel = "NUMBER", description = "${bundle:cli.number}")
    String number = "";

    @Option(
        names = "--reason",
        required = true,
        paramLabel = "TEXT",
        description = "${bundle:cli.correction.reason}")
    String reason = "";

    End(CommandContext context) {
      super(context);
    }

    @Override
    int run(DeskServices services) throws DeskException {
      var asked = new ReceiptNumber(number);
      services.casework().corrections().end(services.operator(), asked, reason);
      return show(services, asked, output, json);
    }
  }

  /** {@code correction contact}: records a conversation. */
  @Command(name = "contact", description = "${bundle:cli.correction.contact}")
  static final class Talk extends OfficeCommand {
    @Parameters(paramLabel = "NUMBER", description = "${bundle:cli.number}")
    String number = "";

    @Option(
        names = "--way",
        defaultValue = "phone",
        paramLabel = "WAY",
        description = "${bundle:cli.correction.way}")
    String way = "phone";

    @Option(names = "--not-reached", description = "${bundle:cli.correction.not-reached}")
    boolean notReached;

    @Option(
        names = "--said",
        required = true,
        paramLabel = "TEXT",
        description = "${bundle:cli.correction.said}")
    String said = "";

    Talk(CommandContext context) {
      super(context);
    }

    @Override
    int run(DeskServices services) throws DeskException {
      var asked = new ReceiptNumber(number);
      services
          .casework()
          .corrections()
          .recordContact(
              services.operator(),
              asked,
              constant(Contact.Way::valueOf, "--way", way),
              !notReached,
              said);
      return show(services, asked, output, json);
    }
  }

  /** {@code correction list}: one application's correspondence, or all that is overdue. */
  @Command(name = "list", description = "${bundle:cli.correction.list}")
  static final class Listing extends OfficeCommand {
    @Parameters(arity = "0..1", paramLabel = "NUMBER", description = "${bundle:cli.number}")
    @Nullable String number;

    Listing(CommandContext context) {
      super(context);
    }

    @Override
    int run(DeskServices services) throws DeskException {
      if (number != null) {
        return show(services, new ReceiptNumber(number), output, json);
      }
      List<Request> overdue = services.casework().corrections().overdue();
      if (json) {
        output.json(overdue.stream().map(CorrectionCommand::toMap).toList());
      } else {
        var texts = output.texts();
        output.table(
            List.of(
                texts.get("cli.column.number"),
                texts.get("cli.column.deadline"),
                texts.get("cli.column.asked")),
            overdue.stream()
                .map(r ->
                    List.of(
                        r.number().value(),
                        texts.day(r.deadline()),
                        r.by().value() + " " + texts.moment(r.at())))
                .toList());
      }
      return overdue.isEmpty() ? DONE : FINDINGS;
    }
  }

  private static int show(DeskServices services, ReceiptNumber number, Output output, boolean json)
      throws DeskException {
    Correspondence all = services.casework().corrections().of(number);
    if (json) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("receiptNumber", number.value());
      map.put("requests", all.requests().stream().map(CorrectionCommand::toMap).toList());
      map.put("contacts", all.contacts().stream().map(CorrectionCommand::toMap).toList());
      map.put("carried", all.carried().stream().map(CorrectionCommand::toMap).toList());
      map.put("businessDays", all.time().businessDays());
      map.put("pausedBusinessDays", all.time().pausedBusinessDays());
      map.put("paused", all.time().paused());
      output.json(map);
      return OfficeCommand.DONE;
    }
    var texts = output.texts();
    for (Request request : all.requests()) {
      ReceiptNumber answer = request.answeredBy();
      String end =
          answer != null
              ? texts.get("cli.correction.answered", answer.value())
              : request.endedAt() != null
                  ? texts.get("cli.correction.ended", request.endReason())
                  : texts.get("cli.correction.open");
      output.say(
          "cli.correction.line",
          texts.moment(request.at()),
          request.by().value(),
          texts.day(request.deadline()),
          end);
    }
    for (Contact contact : all.contacts()) {
      output.say(
          "cli.correction.contacted",
          texts.moment(contact.at()),
          contact.by().value(),
          texts.get("cli.way." + contact.way()),
          texts.get(contact.reached() ? "cli.correction.reached" : "cli.correction.missed"),
          contact.said());
    }
    for (Carried carried : all.carried()) {
      Carried.Mark mark = carried.mark();
      output.say(
          "cli.correction.carried",
          carried.position(),
          texts.get("cli.mark." + (mark == null ? carried.suggested() : mark)),
          texts.get(mark == null ? "cli.correction.suggested" : "cli.correction.marked"),
          ExplainCommand.words(carried.finding(), texts));
    }
    output.say("cli.correction.time", all.time().businessDays(), all.time().pausedBusinessDays());
    return OfficeCommand.DONE;
  }

  private static Map<String, Object> toMap(Request r) {
    Map<String, Object> map = new LinkedHashMap<>();
    ReceiptNumber answer = r.answeredBy();
    var ended = r.endedAt();
    map.put("id", r.id());
    map.put("receiptNumber", r.number().value());
    map.put("text", r.text());
    map.put("deadline", r.deadline().toString());
    map.put("by", r.by().value());
    map.put("at", r.at().toString());
    map.put("answeredBy", answer == null ? null : answer.value());
    map.put("endedAt", ended == null ? null : ended.toString());
    map.put("endReason", r.endReason());
    return map;
  }

  private static Map<String, Object> toMap(Contact c) {
    return Map.of(
        "by", c.by().value(),
        "at", c.at().toString(),
        "way", c.way().name(),
        "reached", c.reached(),
        "said", c.said());
  }

  private static Map<String, Object> toMap(Carried c) {
    Map<String, Object> map = new LinkedHashMap<>();
    Carried.Mark mark = c.mark();
    map.put("position", c.position());
    map.put("rule", c.finding().rule());
    map.put("from", c.from().value());
    map.put("suggested", c.suggested().name());
    map.put("mark", mark == null ? null : mark.name());
    return map;
  }
}
