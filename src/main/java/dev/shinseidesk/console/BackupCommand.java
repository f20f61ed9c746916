package dev.shinseidesk.console;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.keeping.BackupDesk;
import dev.shinseidesk.keeping.BackupDesk.Made;
import dev.shinseidesk.services.DeskServices;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code backup}: makes and proves an encrypted backup; or tells how old the last one is. */
@Command(name = "backup", description = "${bundle:cli.backup}")
final class BackupCommand extends OfficeCommand {
  @Option(names = "--to", paramLabel = "DIR", description = "${bundle:cli.backup-to}")
  @Nullable Path to;

  @Option(names = "--status", description = "${bundle:cli.backup-status}")
  boolean status;

  BackupCommand(CommandContext context) {
    super(context);
  }

  @Override
  int run(DeskServices services) throws DeskException {
    BackupDesk desk = services.administration().keeping().backups();
    if (status) {
      return tell(desk.state());
    }
    Made made = desk.make(services.operator(), to, Progress.NONE);
    if (json) {
      output.json(toMap(made));
    } else {
      output.say(
          "cli.backup.done",
          made.place(),
          made.file(),
          made.size(),
          made.applications(),
          made.sha256(),
          made.removed());
    }
    return DONE;
  }

  private int tell(BackupDesk.State state) {
    Made last = state.last();
    if (json) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("last", last == null ? null : toMap(last));
      map.put("tooOld", state.tooOld());
      map.put("place", state.place());
      output.json(map);
    } else if (last == null) {
      output.say("cli.backup.none", state.place());
    } else {
      output.say(
          state.tooOld() ? "cli.backup.too-old" : "cli.backup.fresh",
          output.texts().moment(last.at()),
          last.place(),
          last.file(),
          state.warnAfterDays());
    }
    return state.tooOld() ? FINDINGS : DONE;
  }

  private static Map<String, Object> toMap(Made made) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("at", made.at().toString());
    map.put("place", made.place());
    map.put("file", made.file());
    map.put("size", made.size());
    map.put("sha256", made.sha256());
    map.put("applications", made.applications());
    map.put("removed", made.removed());
    return map;
  }
}
