package dev.shinseidesk.console;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.residents.ProtectionStore.Mark;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.services.ProtectionDesk;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code protect}: marks of protected persons (支援措置): lists, sets, ends, takes in a file. */
@Command(name = "protect", description = "${bundle:cli.protect}")
final class ProtectCommand extends OfficeCommand {
  private static final int MOST = 10_000;

  @Option(names = "--mark", paramLabel = "NUMBER", description = "${bundle:cli.protect.mark}")
  @Nullable String mark;

  @Option(names = "--end", paramLabel = "ID", description = "${bundle:cli.protect.end}")
  @Nullable String end;

  @Option(names = "--import", paramLabel = "FILE", description = "${bundle:cli.protect.import}")
  @Nullable Path file;

  @Option(names = "--reason", paramLabel = "TEXT", description = "${bundle:cli.protect.reason}")
  String reason = "";

  ProtectCommand(CommandContext context) {
    super(context);
  }

  @Override
  int run(DeskServices services) throws DeskException {
    ProtectionDesk desk = services.oversight().protection();
    if (mark != null) {
      desk.mark(services.operator(), new ReceiptNumber(mark), reason);
    }
    if (end != null) {
      desk.end(services.operator(), end, reason);
    }
    if (file != null) {
      ProtectionDesk.Imported imported = desk.importMarks(services.operator(), file);
      if (!json) {
        output.say("cli.protect.imported", imported.persons(), imported.added(), imported.ended());
      }
    }
    List<Mark> marks = desk.marks(services.operator(), MOST);
    if (json) {
      output.json(
          marks.stream()
              .map(m ->
                  Map.of(
                      "id", m.id(),
                      "name", m.name(),
                      "addressee", m.addressee(),
                      "reason", m.reason(),
                      "by", m.by().value(),
                      "at", m.at().toString()))
              .toList());
    } else {
      var texts = output.texts();
      output.table(
          List.of(
              texts.get("cli.column.mark"),
              texts.get("cli.column.applicant"),
              texts.get("cli.column.when"),
              texts.get("cli.column.operator"),
              texts.get("cli.column.reason")),
          marks.stream()
              .map(m -> List.of(m.id(), m.name(), texts.moment(m.at()), m.by().value(), m.reason()))
              .toList());
    }
    return DONE;
  }
}
