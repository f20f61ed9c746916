package dev.shinseidesk;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.WholeFile;
import dev.shinseidesk.console.Output;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code support-bundle}: what whoever helps needs, with nothing about any resident in it. */
@Command(name = "support-bundle", description = "${bundle:cli.support-bundle}")
final class SupportBundleCommand implements Callable<Integer> {
  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "${bundle:cli.out-file}")
  Path out = Path.of("");

  @Option(names = "--config", paramLabel = "DIR", description = "${bundle:cli.config}")
  @Nullable Path config;

  private final Output output;
  private final Clock clock;

  SupportBundleCommand(Output output, Clock clock) {
    this.output = output;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    try {
      Path folder = config;
      if (folder != null) {
        UpkeepWiring.bundleNotes(folder).ifPresent(notes -> notes.note(clock.instant()));
      }
      byte[] zip = new UpkeepWiring(clock).supportBundle(config).bytes();
      WholeFile.replace(out.toAbsolutePath(), zip);
    } catch (IOException e) {
      return output.problem(
          Problem.of(Problem.Kind.USAGE, "upkeep.bundle-not-written", out.toString()), false);
    }
    output.say("cli.support-bundle.done", out);
    return 0;
  }
}
