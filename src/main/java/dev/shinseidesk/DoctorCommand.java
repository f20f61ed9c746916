package dev.shinseidesk;

import dev.shinseidesk.console.Output;
import dev.shinseidesk.upkeep.Ailment;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code doctor}: what is wrong with this desk and how to mend it; signs in nowhere. */
@Command(name = "doctor", description = "${bundle:cli.doctor}")
final class DoctorCommand implements Callable<Integer> {
  private static final int FINDINGS = 1;

  @Option(names = "--config", paramLabel = "DIR", description = "${bundle:cli.config}")
  @Nullable Path config;

  @Option(names = "--json", description = "${bundle:cli.json}")
  boolean json;

  private final Output output;
  private final Clock clock;

  DoctorCommand(Output output, Clock clock) {
    this.output = output;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    var doctor = new UpkeepWiring(clock).doctor(config);
    List<Ailment> found = doctor.examine();
    var texts = output.texts();
    if (json) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("looks", doctor.sides());
      map.put("ailments", found.stream().map(this::toMap).toList());
      output.json(map);
    } else if (found.isEmpty()) {
      output.say("cli.doctor.well", String.join(", ", doctor.sides()));
    } else {
      for (Ailment ailment : found) {
        output.line(
            texts.get(ailment.grave() ? "cli.doctor.grave" : "cli.doctor.light")
                + " ["
                + ailment.name()
                + "] "
                + texts.get(ailment.key(), ailment.facts()));
        output.line("    → " + texts.get(ailment.key() + ".next", ailment.facts()));
      }
    }
    return found.stream().anyMatch(Ailment::grave) ? FINDINGS : 0;
  }

  private Map<String, Object> toMap(Ailment ailment) {
    var texts = output.texts();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", ailment.name());
    map.put("grave", ailment.grave());
    map.put("facts", ailment.facts());
    map.put("what", texts.get(ailment.key(), ailment.facts()));
    map.put("next", texts.get(ailment.key() + ".next", ailment.facts()));
    return map;
  }
}
