package dev.shinseidesk;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.console.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench links}: taking number links in and looking them up; without an office. */
@Command(name = "links", description = "${bundle:cli.bench.links}")
final class LinkBenchCommand implements Callable<Integer> {
  private static final int MOST = 5_000_000;

  @Option(names = "--lines", paramLabel = "N", description = "${bundle:cli.bench.lines}")
  int lines = 1_000_000;

  @Option(names = "--seed", paramLabel = "S", description = "${bundle:cli.seed}")
  long seed = PracticeRoom.Setting.DEFAULT.seed();

  @Option(names = "--json", description = "${bundle:cli.json}")
  boolean json;

  private final Output output;
  private final Clock clock;

  LinkBenchCommand(Output output, Clock clock) {
    this.output = output;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    if (lines < 1 || lines > MOST) {
      return output.problem(
          Problem.of(Problem.Kind.USAGE, "console.invalid-value", "bench", "--lines 1–" + MOST),
          json);
    }
    try {
      Path folder = Files.createTempDirectory("shinsei-desk-bench-");
      try {
        say(new LinkBenchmark(folder, lines, seed, clock).run());
        return 0;
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      return output.problem(
          Problem.of(
              Problem.Kind.USAGE, "settings.not-writable", System.getProperty("java.io.tmpdir")),
          json);
    } catch (DeskException e) {
      return output.problem(e.problem(), json);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }

  private void say(LinkBenchmark.Result result) {
    double seconds = result.previewSeconds() + result.applySeconds();
    if (json) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("lines", lines);
      map.put("bytes", result.bytes());
      map.put("links", result.links());
      map.put("previewSeconds", result.previewSeconds());
      map.put("applySeconds", result.applySeconds());
      map.put("cpuSeconds", result.cpuSeconds());
      map.put("linksPerSecond", Math.round(lines / seconds));
      map.put("plainReadSeconds", result.plainSeconds());
      map.put("differenceLines", result.differenceLines());
      map.put("differenceSeconds", result.differenceSeconds());
      map.put("peakHeapBytes", result.peakHeap());
      map.put("maxHeapBytes", Runtime.getRuntime().maxMemory());
      map.put("lookupMicrosMedian", result.medianMicros());
      map.put("lookupMicros99", result.slowestMicros());
      output.json(map);
      return;
    }
    output.say(
        "cli.bench.full",
        lines,
        text(result.previewSeconds()),
        text(result.applySeconds()),
        Math.round(lines / seconds),
        text(result.cpuSeconds()));
    output.say(
        "cli.bench.plain", text(result.plainSeconds()), text(seconds / result.plainSeconds()));
    output.say("cli.bench.difference", result.differenceLines(), text(result.differenceSeconds()));
    output.say("cli.bench.heap", result.peakHeap() >> 20, Runtime.getRuntime().maxMemory() >> 20);
    output.say(
        "cli.bench.lookup",
        result.links(),
        text(result.medianMicros()),
        text(result.slowestMicros()));
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
