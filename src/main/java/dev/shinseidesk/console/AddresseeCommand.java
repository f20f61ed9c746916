package dev.shinseidesk.console;

import dev.shinseidesk.application.AddresseeNumber;
import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.residents.AddresseeDesk;
import dev.shinseidesk.residents.AddresseeEntry;
import dev.shinseidesk.residents.Identification;
import dev.shinseidesk.services.DeskServices;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code addressee}: who the applicant is; enters, confirms or takes back a 宛名番号 by hand. */
@Command(name = "addressee", description = "${bundle:cli.addressee}")
final class AddresseeCommand extends OfficeCommand {
  @Parameters(index = "0", paramLabel = "NUMBER", description = "${bundle:cli.number}")
  String number = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "VALUE",
      description = "${bundle:cli.addressee.value}")
  @Nullable String value;

  @Option(names = "--reason", paramLabel = "TEXT", description = "${bundle:cli.addressee.reason}")
  String reason = "";

  @Option(
      names = "--confirm",
      paramLabel = "VALUE",
      description = "${bundle:cli.addressee.confirm}")
  @Nullable String confirm;

  @Option(names = "--remove", description = "${bundle:cli.addressee.remove}")
  boolean remove;

  AddresseeCommand(CommandContext context) {
    super(context);
  }

  @Override
  int run(DeskServices services) throws DeskException {
    if ((value == null ? 0 : 1) + (confirm == null ? 0 : 1) + (remove ? 1 : 0) > 1) {
      throw new InvalidValue("addressee", "VALUE | --confirm VALUE | --remove");
    }
    var receiptNumber = new ReceiptNumber(number);
    Application application = application(services, receiptNumber);
    AddresseeDesk desk = services.addressees();
    if (value != null) {
      desk.enter(services.operator(), receiptNumber, new AddresseeNumber(value), reason);
    } else if (confirm != null) {
      desk.confirm(services.operator(), receiptNumber, new AddresseeNumber(confirm));
    } else if (remove) {
      desk.remove(services.operator(), receiptNumber, reason);
    }
    Identification now = services.identifier().identify(application);
    AddresseeEntry entry = desk.of(receiptNumber).orElse(null);
    if (json) {
      output.json(toMap(now, entry));
    } else {
      print(now, entry);
    }
    return DONE;
  }

  private void print(Identification now, @Nullable AddresseeEntry entry) {
    var texts = output.texts();
    Instant asOf = now.asOf();
    output.say(
        "cli.addressee.now",
        number,
        texts.get("cli.addressee.kind." + kind(now)),
        now.usable().map(AddresseeNumber::value).orElse("-"),
        asOf == null ? "-" : texts.moment(asOf));
    if (entry != null) {
      output.say(
          "cli.addressee.entry",
          entry.addressee().value(),
          entry.enteredBy().value(),
          texts.moment(entry.enteredAt()),
          entry.reason());
      var confirmedBy = entry.confirmedBy();
      if (confirmedBy != null) {
        output.say("cli.addressee.confirmed", confirmedBy.value());
      }
    }
  }

  private static String kind(Identification now) {
    return switch (now) {
      case Identification.Identified _ -> "IDENTIFIED";
      case Identification.Unknown _ -> "UNKNOWN";
      case Identification.Ended _ -> "ENDED";
      case Identification.Several _ -> "SEVERAL";
      case Identification.NoSerial _ -> "NO_SERIAL";
      case Identification.ByHand _ -> "BY_HAND";
      case Identification.AwaitingConfirmation _ -> "AWAITING_CONFIRMATION";
    };
  }

  private Map<String, Object> toMap(Identification now, @Nullable AddresseeEntry entry) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("receiptNumber", number);
    map.put("identification", kind(now));
    map.put("addressee", now.usable().map(AddresseeNumber::value).orElse(null));
    Instant asOf = now.asOf();
    map.put("asOf", asOf == null ? null : asOf.toString());
    map.put("entry", entry == null ? null : toMap(entry));
    return map;
  }

  private static Map<String, Object> toMap(AddresseeEntry entry) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("addressee", entry.addressee().value());
    map.put("reason", entry.reason());
    map.put("enteredBy", entry.enteredBy().value());
    map.put("enteredAt", entry.enteredAt().toString());
    var confirmedBy = entry.confirmedBy();
    var confirmedAt = entry.confirmedAt();
    map.put("confirmedBy", confirmedBy == null ? null : confirmedBy.value());
    map.put("confirmedAt", confirmedAt == null ? null : confirmedAt.toString());
    map.put("inForce", entry.inForce());
    return map;
  }
}
