package dev.shinseidesk;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.console.Output;
import dev.shinseidesk.provisioning.Provisioned.Brought;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.Failures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code open}: the window, in practice mode where no configuration is named. */
@Command(name = "open", description = "${bundle:cli.open}")
final class OpenCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(OpenCommand.class);

  @Option(names = "--config", paramLabel = "DIR", description = "${bundle:cli.config}")
  @Nullable Path config;

  @Option(names = "--practice", description = "${bundle:cli.practice}")
  boolean practice;

  @Option(names = "--until-shown", description = "${bundle:cli.until-shown}")
  boolean untilShown;

  @Option(names = "--log-json", description = "${bundle:cli.log-json}")
  boolean logJson;

  private final Output output;
  private final Installed installed;
  private final Clock clock;

  private final @Nullable Desk arrived;

  /**
   * The command.
   *
   * @param arrived the window where it was already opened; null where it is to be opened yet
   */
  OpenCommand(Output output, Installed installed, Clock clock, @Nullable Desk arrived) {
    this.output = output;
    this.installed = installed;
    this.clock = clock;
    this.arrived = arrived;
  }

  /**
   * The window at once, where these arguments plainly ask for it and there is a display: what
   * follows takes longer than a clerk likes to look at nothing.
   */
  static @Nullable Desk early(Texts texts, String... args) {
    boolean open = args.length == 0 || args[0].equals("open");
    boolean help = List.of(args).contains("--help") || List.of(args).contains("-h");
    return open && !help && Display.present() ? Desk.arrive(texts).onceThere() : null;
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
    Desk desk = arrived == null ? Desk.arrive(output.texts()) : arrived;
    try {
      DeskLog.start(DeskLog.folder(), logJson);
    } catch (IOException e) { // the window is worth more than its log
      output.note(output.texts().get("cli.open.no-log", DeskLog.folder()));
    }
    Locale locale = output.texts().locale();
    try {
      Path folder = practice ? null : config;
      if (folder == null) {
        Office office = Office.practice(PracticeRoom.Setting.DEFAULT, locale, clock);
        return stays(desk.show(office, clock, untilShown));
      }
      Brought brought = installed.bring(folder);
      boolean open = untilShown || Founding.settled(folder);
      Office office = open ? Office.openForWindow(installed, brought, folder, locale, clock) : null;
      if (office == null || (!office.founded() && !untilShown)) {
        if (office != null) {
          office.close();
        }
        var founding = new Founding(installed, folder, locale, clock);
        return stays(desk.setUp(founding, output.texts(), () -> enter(desk, folder)));
      }
      return stays(desk.show(office, clock, untilShown));
    } catch (DeskException e) {
      return refuse(desk, e.problem());
    } catch (RuntimeException e) { // the window must not stay at its first picture for ever
      return refuse(desk, unforeseen(e));
    }
  }

  private int stays(boolean shown) {
    if (shown) {
      return Console.STAYS_OPEN;
    }
    output.note(output.texts().get("cli.open.display-unusable"));
    return 2;
  }

  /** Into the office that was just set up. */
  private void enter(Desk desk, Path folder) {
    try {
      Locale locale = output.texts().locale();
      Brought brought = installed.bring(folder);
      desk.show(Office.openForWindow(installed, brought, folder, locale, clock), clock, false);
    } catch (DeskException e) {
      refuse(desk, e.problem());
    } catch (RuntimeException e) {
      refuse(desk, unforeseen(e));
    }
  }

  private static Problem unforeseen(RuntimeException e) {
    LOG.error("the office can't be opened", e);
    return Problem.of(Problem.Kind.USAGE, "open.unexpected", Failures.code(e));
  }

  private int refuse(Desk desk, Problem problem) {
    int exit = output.problem(problem, false);
    return !untilShown && desk.refuse(problem, exit) ? Console.STAYS_OPEN : exit;
  }
}
