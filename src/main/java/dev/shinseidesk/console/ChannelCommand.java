package dev.shinseidesk.console;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.channels.ChannelDesk;
import dev.shinseidesk.services.DeskServices;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code channel list} and {@code channel test ID}: which channels there are, and whether they
 * work.
 */
@Command(name = "channel", description = "${bundle:cli.channel}")
final class ChannelCommand {
  private ChannelCommand() {}

  /** The command with its two parts; by itself it only asks for one of them. */
  static CommandLine with(CommandContext context) {
    var bundle = context.output().texts().bundle();
    CommandLine line =
        new CommandLine(new ChannelCommand())
            .addSubcommand(new ListChannels(context))
            .addSubcommand(new TestChannel(context));
    line.getSubcommands().values().forEach(part -> part.setResourceBundle(bundle));
    return line;
  }

  /** {@code channel list}. */
  @Command(name = "list", description = "${bundle:cli.channel-list}")
  static final class ListChannels extends OfficeCommand {
    ListChannels(CommandContext context) {
      super(context);
    }

    @Override
    int run(DeskServices services) {
      List<ChannelDesk.ChannelInfo> channels = services.administration().channels().channels();
      if (json) {
        output.json(Map.of("channels", channels.stream().map(ListChannels::toMap).toList()));
      } else {
        output.table(
            List.of(
                output.texts().get("cli.channel.id"),
                output.texts().get("cli.channel.kind"),
                output.texts().get("cli.channel.destination"),
                output.texts().get("cli.channel.used-by")),
            channels.stream()
                .map(c -> List.of(c.id(), c.kind(), c.destination(), String.join(", ", c.usedBy())))
                .toList());
      }
      return DONE;
    }

    private static Map<String, Object> toMap(ChannelDesk.ChannelInfo channel) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("id", channel.id());
      map.put("kind", channel.kind());
      map.put("destination", channel.destination());
      map.put("usedBy", channel.usedBy());
      return map;
    }
  }

  /** {@code channel test ID}. */
  @Command(name = "test", description = "${bundle:cli.channel-test}")
  static final class TestChannel extends OfficeCommand {
    @Parameters(paramLabel = "ID", description = "${bundle:cli.channel-id}")
    String id = "";

    TestChannel(CommandContext context) {
      super(context);
    }

    @Override
    int run(DeskServices services) throws DeskException {
      ChannelDesk.TestReport report =
          services.administration().channels().test(services.operator(), id, Progress.NONE);
      if (json) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", report.id());
        map.put("passed", report.passed());
        map.put("steps", report.steps().stream().map(this::toMap).toList());
        output.json(map);
      } else {
        report.steps().forEach(this::say);
        output.say(report.passed() ? "cli.channel.passed" : "cli.channel.failed", report.id());
      }
      return report.steps().stream()
          .map(ChannelDesk.Step::problem)
          .filter(Objects::nonNull)
          .map(Problem::kind)
          .mapToInt(Problem.Kind::exitCode)
          .findFirst()
          .orElse(DONE);
    }

    private void say(ChannelDesk.Step step) {
      Problem problem = step.problem();
      output.say(
          problem == null ? "cli.channel.step-done" : "cli.channel.step-failed",
          output.texts().get("channel.step." + step.name()),
          Long.toString(step.took().toMillis()));
      if (problem != null) {
        output.line("  " + output.texts().what(problem));
        output.line("  " + output.texts().means(problem));
        output.line("  " + output.texts().next(problem));
      }
    }

    private Map<String, Object> toMap(ChannelDesk.Step step) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("step", step.name());
      map.put("milliseconds", step.took().toMillis());
      Problem problem = step.problem();
      map.put("problem", problem == null ? null : output.toMap(problem));
      return map;
    }
  }
}
