package dev.shinseidesk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.console.CommandContext;
import dev.shinseidesk.console.Output;
import dev.shinseidesk.security.KeyDerivation;
import dev.shinseidesk.settings.ConfigurationReader;
import dev.shinseidesk.settings.SettingsSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code config}: what can be done with a configuration folder. */
@Command(name = "config", description = "${bundle:cli.config-group}")
final class ConfigCommand {
  private static final int MISTAKES = 2;

  private ConfigCommand() {}

  /** The command with its subcommands. */
  static CommandLine with(
      CommandContext context, Installed installed, Clock clock, KeyDerivation floor) {
    return new CommandLine(new ConfigCommand())
        .addSubcommand(new Check(context.output()))
        .addSubcommand(new Summary(context.output(), clock))
        .addSubcommand(new InForceCommand(context, installed, clock, floor))
        .addSubcommand(new BundleCommand(context.output(), clock));
  }

  /** {@code config check}: every mistake at once; exit 0 where there is none, 2 otherwise. */
  @Command(name = "check", description = "${bundle:cli.config-check}")
  static final class Check implements Callable<Integer> {
    @Option(
        names = "--config",
        required = true,
        paramLabel = "DIR",
        description = "${bundle:cli.config}")
    Path config = Path.of("");

    @Option(names = "--json", description = "${bundle:cli.json}")
    boolean json;

    private final Output output;

    Check(Output output) {
      this.output = output;
    }

    @Override
    public Integer call() {
      var reading = new ConfigurationReader().read(config);
      List<Problem> problems = reading.problems();
      if (json) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("sound", problems.isEmpty());
        map.put("mistakes", problems.stream().map(this::toMap).toList());
        output.json(map);
      } else if (problems.isEmpty()) {
        output.say("cli.config.sound");
      } else {
        output.say("cli.config.mistakes", problems.size());
        problems.forEach(problem -> output.line("  " + output.texts().what(problem)));
      }
      return problems.isEmpty() ? 0 : MISTAKES;
    }

    private Map<String, Object> toMap(Problem problem) {
      Map<String, Object> map = new LinkedHashMap<>();
      List<String> facts = problem.facts();
      map.put("key", problem.key());
      map.put("file", facts.isEmpty() ? "" : facts.getFirst());
      map.put("pointer", facts.size() < 2 ? "" : facts.get(1));
      map.put("what", output.texts().what(problem));
      map.put("next", output.texts().next(problem));
      return map;
    }
  }

  /** {@code config summary}: the whole configuration as HTML for printing. */
  @Command(name = "summary", description = "${bundle:cli.config-summary}")
  static final class Summary implements Callable<Integer> {
    @Option(
        names = "--config",
        required = true,
        paramLabel = "DIR",
        description = "${bundle:cli.config}")
    Path config = Path.of("");

    @Option(names = "--out", paramLabel = "FILE", description = "${bundle:cli.summary-out}")
    @Nullable Path out;

    private final Output output;
    private final Clock clock;

    Summary(Output output, Clock clock) {
      this.output = output;
      this.clock = clock;
    }

    @Override
    public Integer call() {
      var reading = new ConfigurationReader().read(config);
      if (reading.configuration() == null) {
        return output.problem(reading.problems().getFirst(), false);
      }
      String page = new SettingsSummary(output.texts()).html(config, clock.instant());
      if (out == null) {
        output.line(page);
        return 0;
      }
      try {
        Files.writeString(out, page, UTF_8);
      } catch (IOException e) {
        return output.problem(
            Problem.of(Problem.Kind.USAGE, "settings.summary-not-written", out.toString()), false);
      }
      output.say("cli.config.written", out);
      return 0;
    }
  }
}
