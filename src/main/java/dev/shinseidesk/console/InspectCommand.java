package dev.shinseidesk.console;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.archive.ArchiveInspection;
import dev.shinseidesk.archive.ArchiveLayout;
import dev.shinseidesk.archive.ArchiveLimits;
import dev.shinseidesk.archive.ArchiveProblem;
import dev.shinseidesk.archive.DocumentInfo;
import dev.shinseidesk.archive.FileType;
import dev.shinseidesk.archive.ZipDocuments;
import dev.shinseidesk.preview.ApartDocuments;
import dev.shinseidesk.preview.PreviewLimits;
import dev.shinseidesk.preview.ProcessStarter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code inspect FILE}: what an archive holds and what is wrong with it; nothing is extracted. With
 * {@code --documents} every document in it, or the file itself where it is none, is opened the way
 * the window does it, and all that the window would show and tell is printed.
 */
@Command(name = "inspect", description = "${bundle:cli.inspect}")
final class InspectCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "${bundle:cli.zip}")
  Path file = Path.of("");

  @Option(names = "--documents", description = "${bundle:cli.inspect.documents}")
  boolean documents;

  @Option(names = "--pages", paramLabel = "DIR", description = "${bundle:cli.inspect.pages}")
  @Nullable Path pages;

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
      var archives = new ZipDocuments(ArchiveLimits.DEFAULT, layout.get());
      return documents || pages != null ? opened(archives) : archive(archives);
    } catch (DeskException e) {
      return output.problem(e.problem(), json);
    }
  }

  private int archive(ZipDocuments archives) throws DeskException {
    var inspection = ArchiveInspection.of(archives, file);
    if (json) {
      output.json(inspection.model());
    } else {
      print(inspection);
    }
    return inspection.problems().isEmpty() ? OfficeCommand.DONE : OfficeCommand.FINDINGS;
  }

  private int opened(ZipDocuments archives) throws DeskException {
    byte[] bytes = ArchiveInspection.bytes(archives, file);
    String name = String.valueOf(file.getFileName());
    var single = DocumentInfo.of(name, bytes);
    var limits = PreviewLimits.VIEWER;
    try (var apart =
        new ApartDocuments(
            archives,
            limits,
            ProcessStarter.likeThisDesk(limits),
            ApartDocuments.WithoutProcess.REFUSE)) {
      var inspected = new InspectedDocuments(output, apart, pages);
      if (single.type() != FileType.ZIP) {
        inspected.file(single, bytes);
      } else {
        var inspection = ArchiveInspection.of(archives, name, bytes);
        if (!json) {
          print(inspection);
        }
        inspected.archive(inspection, bytes);
      }
      if (json) {
        output.json(inspected.model());
      } else {
        inspected.print();
      }
      return inspected.sound() ? OfficeCommand.DONE : OfficeCommand.FINDINGS;
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
