package dev.shinseidesk;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.console.Output;
import dev.shinseidesk.provisioning.DeskSettings;
import dev.shinseidesk.provisioning.SigningKeys;
import dev.shinseidesk.provisioning.UpdateList;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code check-update}: whether a folder or share announces a newer version for this desk; exit 1
 * where it does. Nothing is installed.
 */
@Command(name = "check-update", description = "${bundle:cli.check-update}")
final class CheckUpdateCommand implements Callable<Integer> {
  private static final int NEWER = 1;
  private static final int USAGE = 2;

  @Option(names = "--from", paramLabel = "DIR", description = "${bundle:cli.update-from}")
  @Nullable Path from;

  @Option(
      names = "--public-key",
      paramLabel = "KEY",
      description = "${bundle:cli.bundle-public-key}")
  @Nullable String publicKey;

  @Option(names = "--desk", paramLabel = "NAME", description = "${bundle:cli.update-desk}")
  @Nullable String desk;

  @Option(names = "--version-now", paramLabel = "V", description = "${bundle:cli.update-version}")
  String version = System.getProperty("shinsei.desk.version", "0");

  @Option(names = "--json", description = "${bundle:cli.json}")
  boolean json;

  private final Output output;
  private final Installed installed;
  private final Clock clock;

  CheckUpdateCommand(Output output, Installed installed, Clock clock) {
    this.output = output;
    this.installed = installed;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    try {
      DeskSettings settings = installed.settings();
      Path folder = from == null ? settings.update() : from;
      String key = Objects.requireNonNullElse(publicKey, settings.updateKey());
      if (folder == null || key.isEmpty()) {
        output.note(output.texts().get("cli.update.usage"));
        return USAGE;
      }
      int place =
          UpdateList.place(settings.ring(), Objects.requireNonNullElseGet(desk, DeskName::here));
      UpdateList list = UpdateList.read(folder, SigningKeys.publicKey(key));
      list.requireFresh(folder, clock.instant());
      if (key.equals(settings.updateKey())) {
        var kept = installed.updates();
        if (kept.isPresent()) {
          kept.get().take(list, folder, clock.instant());
        }
      }
      var newer = list.newerThan(version, place);
      if (newer.isPresent()) {
        newer.get().requireSound(folder);
      }
      if (json) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("version", version);
        map.put("place", place);
        map.put("newer", newer.map(UpdateList.Entry::version).orElse(null));
        map.put("file", newer.map(e -> folder.resolve(e.file()).toString()).orElse(null));
        map.put("sha256", newer.map(UpdateList.Entry::sha256).orElse(null));
        output.json(map);
      } else if (newer.isPresent()) {
        output.say(
            "cli.update.newer", newer.get().version(), version, folder.resolve(newer.get().file()));
      } else {
        output.say("cli.update.none", version, place);
      }
      return newer.isPresent() ? NEWER : 0;
    } catch (DeskException e) {
      return output.problem(e.problem(), json);
    }
  }
}
