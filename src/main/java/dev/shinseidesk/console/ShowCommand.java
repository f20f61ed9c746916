package dev.shinseidesk.console;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.outbox.OutboxEntry;
import dev.shinseidesk.review.Finding;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.texts.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code show}: everything the desk holds of one application. */
@Command(name = "show", description = "${bundle:cli.show}")
final class ShowCommand extends OfficeCommand {
  @Parameters(paramLabel = "NUMBER", description = "${bundle:cli.number}")
  String number = "";

  ShowCommand(CommandContext context) {
    super(context);
  }

  @Override
  int run(DeskServices services) throws DeskException {
    var receiptNumber = new ReceiptNumber(number);
    Application application = application(services, receiptNumber);
    var sheet = services.review().sheet(receiptNumber);
    if (json) {
      output.json(toMap(services, application, sheet.findings()));
      return DONE;
    }
    print(services, application, sheet.findings());
    return DONE;
  }

  private void print(DeskServices services, Application a, List<Finding> findings) {
    var texts = output.texts();
    var labels = new StatusLabels(services, texts.locale());
    output.say("cli.show.head", a.receiptNumber(), a.procedureName(), texts.moment(a.filedAt()));
    output.say(
        "cli.show.applicant",
        a.applicant().name(),
        a.applicant().kana(),
        a.applicant().birthDate(),
        a.applicant().address());
    output.say("cli.show.state", texts.get("cli.state." + a.state()), labels.of(a.portalStatus()));
    output.say("cli.show.archive", a.archiveName(), a.archiveSize(), a.archiveHash());
    output.say("cli.show.items");
    output.table(
        List.of(
            texts.get("cli.column.item-id"),
            texts.get("cli.column.item"),
            texts.get("cli.column.value")),
        services.applications().items(a.receiptNumber()).stream()
            .map(i -> List.of(i.id(), i.name(), i.value()))
            .toList());
    output.say("cli.show.documents");
    output.table(
        List.of(
            texts.get("cli.column.file"),
            texts.get("cli.column.bytes"),
            texts.get("cli.column.type")),
        services.applications().documents(a.receiptNumber()).stream()
            .map(d -> List.of(d.name(), Long.toString(d.size()), d.type().name()))
            .toList());
    output.say("cli.show.findings", findings.size());
    for (Finding finding : findings) {
      output.line(
          "  " + texts.get("cli.severity." + finding.severity()) + " " + what(finding, texts));
    }
    output.say("cli.show.outbox");
    for (OutboxEntry entry : services.outbox().of(a.receiptNumber())) {
      output.line("  " + entry.kind() + " " + entry.state() + " " + entry.confirmation());
    }
    output.say("cli.show.history");
    for (var line : services.applications().history(a.receiptNumber())) {
      output.line(
          "  "
              + texts.moment(line.at())
              + " "
              + line.by()
              + " "
              + texts.get("history." + line.key(), line.facts()));
    }
  }

  private Map<String, Object> toMap(DeskServices services, Application a, List<Finding> findings) {
    ReceiptNumber n = a.receiptNumber();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("receiptNumber", n.value());
    map.put("municipality", a.municipality().value());
    map.put("procedure", a.procedure().value());
    map.put("procedureName", a.procedureName());
    map.put("filedAt", a.filedAt().toString());
    map.put("receivedAt", a.receivedAt().toString());
    map.put("state", a.state().name());
    map.put("status", a.portalStatus().value());
    map.put("archiveName", a.archiveName());
    map.put("archiveSize", a.archiveSize());
    map.put("archiveSha256", a.archiveHash().hex());
    map.put(
        "items",
        services.applications().items(n).stream()
            .map(i -> Map.of("id", i.id(), "name", i.name(), "value", i.value()))
            .toList());
    map.put(
        "documents",
        services.applications().documents(n).stream()
            .map(d -> Map.of("name", d.name(), "size", d.size(), "type", d.type().name()))
            .toList());
    map.put(
        "findings",
        findings.stream()
            .map(f -> Map.of("rule", f.rule(), "severity", f.severity().name(), "facts", f.facts()))
            .toList());
    map.put(
        "outbox",
        services.outbox().of(n).stream()
            .map(e ->
                Map.of(
                    "id", e.id(),
                    "kind", e.kind().name(),
                    "state", e.state().name(),
                    "attempts", e.attempts(),
                    "confirmation", e.confirmation()))
            .toList());
    map.put(
        "history",
        services.applications().history(n).stream()
            .map(h ->
                Map.of("at", h.at().toString(), "by", h.by(), "key", h.key(), "facts", h.facts()))
            .toList());
    return map;
  }

  private static String what(Finding finding, Texts texts) {
    Finding.Words words = finding.words();
    return words == null
        ? texts.get("finding." + finding.rule(), finding.facts())
        : words.in(texts.locale()).what();
  }
}
