package dev.shinseidesk.console;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.archive.ArchiveInspection;
import dev.shinseidesk.archive.ArchiveLayout;
import dev.shinseidesk.archive.ArchiveLimits;
import dev.shinseidesk.archive.ArchiveProblem;
import dev.shinseidesk.archive.ZipDocuments;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inspect ZIP}: what an archive holds and what is wrong with it; nothing is extracted. */
@Command(name = "inspect", description = "${bundle:cli.inspect}")
final class InspectCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ZIP", description = "${bundle:cli.zip}")
  Path zip = Path.of("");

  @Option(names = "--json", description = "${bundle:cli.json}")
  boolean json;

  private final Output output;
  private final Supplier<ArchiveLayout> layout;

  InspectCommand(CommandContext context) {
    this.output = context.output();
    this.layout = context.layout();
  }

  @Override
  public Integer call() {
    try {
      var inspection =
          ArchiveInspection.of(new ZipDocuments(ArchiveLimits.DEFAULT, layout.get()), zip);
      if (json) {
        output.json(inspection.model());
      } else {
        print(inspection);
      }
      return inspection.problems().isEmpty() ? OfficeCommand.DONE : OfficeCommand.FINDINGS;
    } catch (DeskException e) {
      return output.problem(e.problem(), json);
    }
  }

  private void print(ArchiveInspection inspection) {
    var texts = output.texts();
    output.say(
        "cli.inspect.head",
        inspection.file(),
        inspection.bytes(),
        String.valueOf(inspection.sha256()),
        inspection.report().entries());
    output.table(
        List.of(
            texts.get("cli.column.file"),
            texts.get("cli.column.bytes"),
            texts.get("cli.column.type"),
            texts.get("cli.column.encoding"),
            "SHA-256"),
        inspection.report().documents().stream()
            .map(d ->
                List.of(
                    d.name(),
                    Long.toString(d.size()),
                    d.type().name(),
                    d.encoding(),
                    String.valueOf(d.sha256())))
            .toList());
    List<ArchiveProblem> problems = inspection.problems();
    if (problems.isEmpty()) {
      output.say("cli.inspect.sound");
      return;
    }
    output.say("cli.inspect.problems", problems.size());
    for (ArchiveProblem problem : problems) {
      output.line(
          "  "
              + (problem.entry().isEmpty() ? "" : problem.entry() + ": ")
              + texts.get("archive." + problem.key(), problem.facts()));
    }
  }
}
