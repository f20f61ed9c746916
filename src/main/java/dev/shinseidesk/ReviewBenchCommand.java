package dev.shinseidesk;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.console.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench review}: how well and how fast the automatic review works, without an office. */
@Command(name = "review", description = "${bundle:cli.bench.review}")
final class ReviewBenchCommand implements Callable<Integer> {
  /** Shares and speeds the review must reach. */
  private static final double LEAST_DETECTED = 0.98;

  private static final double MOST_BLOCKED = 0.005;
  private static final int FOUND_WANTING = 1;
  private static final int MOST = 100_000;

  @Option(names = "--applications", paramLabel = "N", description = "${bundle:cli.applications}")
  int applications = 3_000;

  @Option(names = "--seed", paramLabel = "S", description = "${bundle:cli.bench.seed}")
  long seed = 20261122;

  @Option(names = "--json", description = "${bundle:cli.json}")
  boolean json;

  private final Output output;
  private final Clock clock;

  ReviewBenchCommand(Output output, Clock clock) {
    this.output = output;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    int size = Math.max(1, Math.min(MOST, applications));
    Path folder = Files.createTempDirectory("shinsei-desk-bench");
    try {
      ReviewBench.Result result = new ReviewBench(seed, size, clock).run(folder);
      if (json) {
        output.json(model(result, size));
      } else {
        tell(result, size);
      }
      boolean good =
          result.detectedShare() >= LEAST_DETECTED && result.blockedShare() <= MOST_BLOCKED;
      return good ? 0 : FOUND_WANTING;
    } catch (DeskException e) {
      return output.problem(e.problem(), json);
    } finally {
      delete(folder);
    }
  }

  private void tell(ReviewBench.Result result, int size) {
    output.say("cli.bench.head", size, Long.toString(seed), result.rulesVersion());
    output.say(
        "cli.bench.detected",
        percent(result.detectedShare()),
        result.detected(),
        result.defective());
    output.say(
        "cli.bench.blocked", percent(result.blockedShare()), result.blocked(), result.sound());
    output.say(
        "cli.bench.speed", speed(result.perSecondWithoutDocuments()), speed(result.perSecond()));
    var texts = output.texts();
    output.table(
        List.of(
            texts.get("cli.bench.column.defect"),
            texts.get("cli.bench.column.count"),
            texts.get("cli.bench.column.found")),
        result.confusion().entrySet().stream()
            .map(row ->
                List.of(
                    row.getKey(), String.valueOf(row.getValue().get("n")), found(row.getValue())))
            .toList());
  }

  /** Rules by how often they spoke. */
  private static String found(Map<String, Integer> row) {
    return row.entrySet().stream()
        .filter(e -> !e.getKey().equals("n"))
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
        .map(e -> e.getKey() + " " + e.getValue())
        .reduce((a, b) -> a + ", " + b)
        .orElse("-");
  }

  private Map<String, Object> model(ReviewBench.Result result, int size) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("applications", size);
    model.put("seed", seed);
    model.put("rules", result.rulesVersion());
    model.put("defective", result.defective());
    model.put("detected", result.detected());
    model.put("detectedShare", result.detectedShare());
    model.put("sound", result.sound());
    model.put("blocked", result.blocked());
    model.put("blockedShare", result.blockedShare());
    model.put("perSecond", result.perSecond());
    model.put("perSecondWithoutDocuments", result.perSecondWithoutDocuments());
    model.put("confusion", result.confusion());
    return model;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f", share * 100);
  }

  private static String speed(double perSecond) {
    return String.format(Locale.ROOT, "%.1f", perSecond);
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
