package dev.shinseidesk;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.console.Output;
import dev.shinseidesk.tour.Day;
import dev.shinseidesk.tour.LeftBehind;
import dev.shinseidesk.tour.OtherSide;
import dev.shinseidesk.ui.common.Theme;
import dev.shinseidesk.ui.common.UiPreferences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** {@code tour}: a whole day through the real window, checked at the other side. */
@Command(name = "tour", description = "${bundle:cli.tour}")
final class TourCommand implements Callable<Integer> {
  /** Applications of a tour where nobody says otherwise. */
  static final int APPLICATIONS = 2_000;

  private static final int FAILED = 3;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "${bundle:cli.out}")
  Path out = Path.of("");

  @Option(names = "--applications", paramLabel = "N", description = "${bundle:cli.applications}")
  int applications = APPLICATIONS;

  @Option(
      names = "--look",
      paramLabel = "light|dark|contrast",
      description = "${bundle:cli.look}",
      converter = Look.class)
  Theme look = Theme.LIGHT;

  @Option(names = "--morning-only", description = "${bundle:cli.morning-only}")
  boolean morningOnly;

  private final Output output;
  private final Clock clock;

  TourCommand(Output output, Clock clock) {
    this.output = output;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    return play(out, applications);
  }

  /** Plays; gives the exit code. */
  int play(Path pictures, int size) throws IOException {
    Display.goWithout();
    Files.createDirectories(pictures);
    boolean shared = !empty(Path.of(System.getProperty("java.io.tmpdir")));
    try (Office office =
            Office.practice(
                new PracticeRoom.Setting(size, PracticeRoom.Setting.DEFAULT.seed()),
                output.texts().locale(),
                clock);
        // as in the window of every day; it is searched like all else that was written
        DeskLog _ = DeskLog.start(office.practiceRoom().configuration().resolve("log"), false)) {
      PracticeRoom room = office.practiceRoom();
      var otherSide = new OtherSide(room.portal(), room.samples(), room.receivingFolders());
      var leftBehind = new LeftBehind(room.configuration(), otherSide, shared);
      new UiPreferences(office.preferences()).saveTheme(look);
      var day =
          new Day(
              office, office.preferences(), clock, otherSide, pictures, leftBehind, output::line);
      boolean passed = morningOnly ? day.playMorning() : day.play();
      return passed ? 0 : FAILED;
    } catch (DeskException e) {
      return output.problem(e.problem(), false);
    }
  }

  /** A theme by its name in small letters. */
  static final class Look implements ITypeConverter<Theme> {
    @Override
    public Theme convert(String name) {
      return Theme.valueOf(name.toUpperCase(Locale.ROOT));
    }
  }

  /** A temporary folder of this run's own starts with nothing but what Java itself put there. */
  private static boolean empty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.allMatch(file -> file.getFileName().toString().startsWith("hsperfdata_"));
    }
  }
}
