package dev.shinseidesk;

import dev.shinseidesk.archive.ReaderFuzz;
import dev.shinseidesk.console.Output;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench fuzz}: damaged documents by the thousand; none may throw past its reader. */
@Command(name = "fuzz", description = "${bundle:cli.fuzz}")
final class FuzzCommand implements Callable<Integer> {
  private static final int STEP = 500;
  private static final int FAILED = 1;

  @Option(names = "--mutations", paramLabel = "N", description = "${bundle:cli.mutations}")
  long mutations = 100_000;

  @Option(names = "--seed", paramLabel = "S", description = "${bundle:cli.seed}")
  long seed = 1;

  private final Output output;
  private final Clock clock;

  FuzzCommand(Output output, Clock clock) {
    this.output = output;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    List<ReaderFuzz.Sample> samples = FuzzSamples.make(seed, clock);
    var fuzz = new ReaderFuzz(seed);
    long next = mutations / 10;
    for (long done = 0; done < mutations; done += STEP) {
      fuzz.run(samples, done, Math.min(STEP, mutations - done));
      if (done + STEP >= next && done + STEP < mutations) {
        output.note(output.texts().get("console.fuzz.progress", done + STEP, mutations));
        next += mutations / 10;
      }
    }
    for (ReaderFuzz.Count count : fuzz.counts()) {
      output.say("console.fuzz.count", count.type(), count.tried(), count.shown(), count.refused());
    }
    for (ReaderFuzz.Failure failure : fuzz.failures()) {
      output.say(
          "console.fuzz.failure", failure.sample(), Long.toString(failure.seed()), failure.what());
    }
    output.say("console.fuzz.end", mutations, Long.toString(seed), fuzz.failures().size());
    return fuzz.failures().isEmpty() ? 0 : FAILED;
  }
}
