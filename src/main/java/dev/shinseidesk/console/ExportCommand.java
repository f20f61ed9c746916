package dev.shinseidesk.console;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.services.DeskServices;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code export}: writes what was provided in the layout of the item definitions. */
@Command(name = "export", description = "${bundle:cli.export}")
final class ExportCommand extends OfficeCommand {
  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "${bundle:cli.export.out}")
  Path out = Path.of("");

  @Option(names = "--from", paramLabel = "DATE", description = "${bundle:cli.operated-from}")
  @Nullable LocalDate from;

  @Option(names = "--until", paramLabel = "DATE", description = "${bundle:cli.operated-until}")
  @Nullable LocalDate until;

  ExportCommand(CommandContext context) {
    super(context);
  }

  @Override
  int run(DeskServices services) throws DeskException {
    long records =
        services
            .administration()
            .export()
            .write(services.operator(), from, until, out, Progress.NONE);
    if (json) {
      output.json(Map.of("records", records, "file", out.toString()));
    } else {
      output.say("cli.export.done", records, out);
    }
    return DONE;
  }
}
