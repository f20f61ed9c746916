package dev.shinseidesk.console;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.casework.FilingThreads.Change;
import dev.shinseidesk.casework.FilingThreads.Comparison;
import dev.shinseidesk.casework.FilingThreads.DocumentChange;
import dev.shinseidesk.casework.FilingThreads.Filing;
import dev.shinseidesk.casework.FilingThreads.FilingThread;
import dev.shinseidesk.casework.FilingThreads.ItemChange;
import dev.shinseidesk.casework.FilingThreads.Settlement;
import dev.shinseidesk.services.DeskServices;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code thread}: the filings that stand together with one, or what changed between two. */
@Command(name = "thread", description = "${bundle:cli.thread}")
final class ThreadCommand extends OfficeCommand {
  @Parameters(paramLabel = "NUMBER", description = "${bundle:cli.number}")
  String number = "";

  @Option(
      names = "--compare",
      paramLabel = "LATER",
      description = "${bundle:cli.thread.compare-with}")
  @Nullable String later;

  ThreadCommand(CommandContext context) {
    super(context);
  }

  @Override
  int run(DeskServices services) throws DeskException {
    var asked = new ReceiptNumber(number);
    var threads = services.casework().threads();
    if (later != null) {
      show(threads.compare(asked, new ReceiptNumber(later)));
    } else {
      show(threads.of(asked));
    }
    return DONE;
  }

  private void show(FilingThread thread) {
    if (json) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("receiptNumber", thread.asked().value());
      map.put("filings", thread.filings().stream().map(ThreadCommand::toMap).toList());
      map.put("more", thread.more());
      map.put("settlements", thread.settlements().stream().map(ThreadCommand::toMap).toList());
      output.json(map);
      return;
    }
    var texts = output.texts();
    output.table(
        List.of(
            texts.get("cli.column.number"),
            texts.get("cli.column.filed"),
            texts.get("cli.column.procedure"),
            texts.get("cli.column.state"),
            texts.get("cli.column.relation"),
            texts.get("cli.column.differences")),
        thread.filings().stream().map(this::row).toList());
    if (thread.more() > 0) {
      output.say("cli.thread.more", thread.more());
    }
    for (Settlement settlement : thread.settlements()) {
      output.say(
          "cli.thread.settled",
          texts.moment(settlement.at()),
          settlement.by().value(),
          settlement.stands().value(),
          numbers(settlement.closed()),
          settlement.reason());
    }
  }

  private List<String> row(Filing filing) {
    var texts = output.texts();
    var application = filing.application();
    ReceiptNumber closedFor = filing.closedFor();
    return List.of(
        application.receiptNumber().value(),
        texts.moment(application.filedAt()),
        application.procedure().value(),
        texts.get("cli.state." + application.state())
            + (closedFor == null ? "" : " → " + closedFor.value()),
        filing.relations().stream()
            .sorted()
            .map(r -> texts.get("cli.relation." + r))
            .collect(Collectors.joining("・")),
        filing.differences() < 0 ? "-" : Integer.toString(filing.differences()));
  }

  private void show(Comparison comparison) {
    if (json) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("earlier", comparison.earlier().value());
      map.put("later", comparison.later().value());
      map.put("items", comparison.items().stream().map(ThreadCommand::toMap).toList());
      map.put("documents", comparison.documents().stream().map(ThreadCommand::toMap).toList());
      output.json(map);
      return;
    }
    var texts = output.texts();
    for (ItemChange item : comparison.items()) {
      if (item.change() != Change.SAME) {
        output.say(
            "cli.thread.item",
            texts.get("cli.change." + item.change()),
            item.name(),
            item.before(),
            item.after());
      }
    }
    for (DocumentChange document : comparison.documents()) {
      if (document.change() != Change.SAME) {
        output.say(
            "cli.thread.document", texts.get("cli.change." + document.change()), document.name());
      }
    }
    output.say(
        "cli.thread.compared",
        comparison.items().stream().filter(i -> i.change() != Change.SAME).count(),
        comparison.documents().stream().filter(d -> d.change() != Change.SAME).count());
  }

  private static String numbers(List<ReceiptNumber> numbers) {
    return numbers.stream().map(ReceiptNumber::value).collect(Collectors.joining(" "));
  }

  private static Map<String, Object> toMap(Filing filing) {
    Map<String, Object> map = new LinkedHashMap<>();
    ReceiptNumber closedFor = filing.closedFor();
    map.put("receiptNumber", filing.application().receiptNumber().value());
    map.put("procedure", filing.application().procedure().value());
    map.put("filedAt", filing.application().filedAt().toString());
    map.put("state", filing.application().state().name());
    map.put("relations", filing.relations().stream().sorted().map(Enum::name).toList());
    map.put("differences", filing.differences());
    map.put("closedFor", closedFor == null ? null : closedFor.value());
    return map;
  }

  static Map<String, Object> toMap(Settlement settlement) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("stands", settlement.stands().value());
    map.put("closed", settlement.closed().stream().map(ReceiptNumber::value).toList());
    map.put("reason", settlement.reason());
    map.put("by", settlement.by().value());
    map.put("at", settlement.at().toString());
    return map;
  }

  private static Map<String, Object> toMap(ItemChange item) {
    return Map.of(
        "id", item.id(),
        "name", item.name(),
        "before", item.before(),
        "after", item.after(),
        "change", item.change().name());
  }

  private static Map<String, Object> toMap(DocumentChange document) {
    return Map.of(
        "name", document.name(),
        "earlierIndex", document.earlierIndex(),
        "laterIndex", document.laterIndex(),
        "change", document.change().name());
  }
}
