package dev.shinseidesk;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.console.Output;
import dev.shinseidesk.practice.PracticePortalServer;
import dev.shinseidesk.practice.PracticePortalServer.Wish;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code practice-portal}: the practice portal alone, until it is interrupted. */
@Command(name = "practice-portal", description = "${bundle:cli.practice-portal}")
final class PracticePortalCommand implements Callable<Integer> {
  @Option(names = "--port", paramLabel = "N", description = "${bundle:cli.port}")
  int port;

  @Option(names = "--applications", paramLabel = "N", description = "${bundle:cli.applications}")
  int applications = PracticeRoom.Setting.DEFAULT.applications();

  @Option(names = "--seed", paramLabel = "S", description = "${bundle:cli.seed}")
  long seed = PracticeRoom.Setting.DEFAULT.seed();

  @Option(names = "--papers", paramLabel = "N", description = "${bundle:cli.papers}")
  int papers;

  @Option(names = "--number-links", paramLabel = "FILE", description = "${bundle:cli.number-links}")
  @Nullable Path numberLinks;

  private final Output output;
  private final Clock clock;

  PracticePortalCommand(Output output, Clock clock) {
    this.output = output;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    try {
      new PracticePortalServer(PracticeRoom.catalogue(), output.texts(), clock)
          .run(new Wish(port, applications, seed, papers, numberLinks), output::line);
      return 0;
    } catch (DeskException e) {
      return output.problem(e.problem(), false);
    }
  }
}
