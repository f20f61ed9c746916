package dev.shinseidesk;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.console.Output;
import dev.shinseidesk.provisioning.Bundle;
import dev.shinseidesk.provisioning.DeskSettings;
import dev.shinseidesk.provisioning.SigningKeys;
import java.io.IOException;
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

  @Option(names = "--practice", description = "${bundle:cli.practice}")
  boolean practice;

  @Option(names = "--until-shown", description = "${bundle:cli.until-shown}")
  boolean untilShown;

  @Option(names = "--log-json", description = "${bundle:cli.log-json}")
  boolean logJson;

  private final Output output;
  private final Clock clock;

  OpenCommand(Output output, Clock clock) {
    this.output = output;
    this.clock = clock;
  }

  @Override
  public Integer call() throws Exception {
    if (untilShown && !Display.present()) {
      Display.goWithout();
    } else if (!Display.present()) {
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
    var toolkit = Desk.toolkit();
    try {
      DeskLog.start(DeskLog.folder(), logJson);
    } catch (IOException e) { // the window is worth more than its log
      output.note(output.texts().get("cli.open.no-log", DeskLog.folder()));
    }
    Locale locale = output.texts().locale();
    try {
      Path folder = practice ? null : config == null ? configured() : config;
      Office office =
          folder == null
              ? Office.practice(PracticeRoom.Setting.DEFAULT, locale, clock)
              : Office.openForWindow(folder, locale, clock);
      return Desk.show(toolkit, office, clock, output, untilShown) ? Console.STAYS_OPEN : 2;
    } catch (DeskException e) {
      return output.problem(e.problem(), false);
    }
  }

  /** What whoever installed this desk chose, brought up to date from the office's bundle. */
  private static @Nullable Path configured() throws DeskException {
    DeskSettings desk = DeskSettings.read(DeskSettings.place());
    Path folder = desk.config();
    Path bundle = desk.bundle();
    if (folder != null && bundle != null) {
      Bundle.open(bundle, SigningKeys.publicKey(desk.bundleKey())).layDown(folder);
    }
    return folder;
  }
}
