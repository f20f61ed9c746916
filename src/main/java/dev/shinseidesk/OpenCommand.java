package dev.shinseidesk;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.console.Output;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code open}: the window, in practice mode where no configuration is named. */
@Command(name = "open", description = "${bundle:cli.open}")
final class OpenCommand implements Callable<Integer> {
  @Option(names = "--config", paramLabel = "DIR", description = "${bundle:cli.config}")
  @Nullable Path config;

  private final Output output;
  private final Clock clock;

  OpenCommand(Output output, Clock clock) {
    this.output = output;
    this.clock = clock;
  }

  @Override
  public Integer call() throws Exception {
    if (!Display.present()) {
      if (config != null) {
        output.note(output.texts().get("cli.open.no-display"));
        return 2;
      }
      Path pictures =
          Files.isDirectory(Path.of("target"))
              ? Path.of("target", "tour")
              : Files.createTempDirectory("shinsei-desk-tour");
      output.note(output.texts().get("cli.open.no-display-tour", pictures));
      return new TourCommand(output, clock).play(pictures, TourCommand.APPLICATIONS);
    }
    Locale locale = output.texts().locale();
    try {
      Office office =
          config == null
              ? Office.practice(PracticeRoom.Setting.DEFAULT, locale, clock)
              : Office.openForWindow(config, locale, clock);
      return Desk.show(office, clock, output) ? Console.STAYS_OPEN : 2;
    } catch (DeskException e) {
      return output.problem(e.problem(), false);
    }
  }
}
