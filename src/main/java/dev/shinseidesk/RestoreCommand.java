package dev.shinseidesk;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.console.CommandContext;
import dev.shinseidesk.console.PasswordSource;
import dev.shinseidesk.keeping.BackupDesk.Proof;
import dev.shinseidesk.security.KeyDerivation;
import dev.shinseidesk.security.RecoveryKey;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code restore}: proves a backup, or brings it back; never over what is there. */
@Command(name = "restore", description = "${bundle:cli.restore}")
final class RestoreCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "${bundle:cli.restore-file}")
  Path file = Path.of("");

  @Option(names = "--check", description = "${bundle:cli.restore-check}")
  boolean check;

  @Option(names = "--config", paramLabel = "DIR", description = "${bundle:cli.restore-config}")
  @Nullable Path config;

  @Option(names = "--move-aside", description = "${bundle:cli.restore-aside}")
  boolean moveAside;

  @Option(
      names = "--user",
      required = true,
      paramLabel = "ID",
      description = "${bundle:cli.restore-user}")
  String user = "";

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "${bundle:cli.password-file}")
  @Nullable Path passwordFile;

  @Option(
      names = "--recovery-key-file",
      paramLabel = "FILE",
      description = "${bundle:cli.restore-recovery}")
  @Nullable Path recoveryKeyFile;

  @Option(names = "--code", paramLabel = "CODE", description = "${bundle:cli.code}")
  @Nullable String code;

  @Option(names = "--json", description = "${bundle:cli.json}")
  boolean json;

  private final CommandContext context;
  private final Clock clock;
  private final KeyDerivation floor;
  private final Path tries;

  /**
   * The command.
   *
   * @param tries where tries are counted that aren't of an office that is there
   */
  RestoreCommand(CommandContext context, Clock clock, KeyDerivation floor, Path tries) {
    this.context = context;
    this.clock = clock;
    this.floor = floor;
    this.tries = tries;
  }

  @Override
  public Integer call() {
    var output = context.output();
    char[] password = {};
    try {
      if (check == (config != null)) {
        throw new DeskException(Problem.of(Problem.Kind.USAGE, "backup.check-or-config"));
      }
      var by = new OperatorId(user);
      Path recovery = recoveryKeyFile;
      char[] read =
          recovery == null
              ? context.passwords().read(passwordFile, user)
              : context.passwords().read(recovery, "recovery key");
      password = read;
      RestoreDoor.Opener opener =
          recovery == null
              ? keyring -> keyring.unlock(by.value(), read)
              : keyring -> {
                try (RecoveryKey key = RecoveryKey.typed(read)) {
                  return keyring.unlock(key);
                }
              };
      var who = new RestoreDoor.Who(by, opener, PasswordSource.code(code), recovery != null);
      var restoring = new Restoring(file, clock, floor, tries);
      Path target = config;
      Restoring.Done done =
          target == null ? restoring.check(who) : restoring.restore(who, target, moveAside);
      if (json) {
        output.json(toMap(done));
      } else {
        Proof proof = done.proof();
        output.say(
            "cli.restore.proved",
            output.texts().moment(proof.madeAt()),
            proof.applications(),
            proof.archives(),
            proof.files().size());
        Path data = done.data();
        Path aside = done.aside();
        if (data != null) {
          output.say("cli.restore.done", data);
        }
        if (aside != null) {
          output.say("cli.restore.aside", aside);
        }
      }
      return 0;
    } catch (DeskException e) {
      return output.problem(e.problem(), json);
    } catch (InvalidValue e) {
      return output.problem(
          Problem.of(Problem.Kind.USAGE, "console.invalid-value", e.item(), e.rule()), json);
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  private static Map<String, Object> toMap(Restoring.Done done) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("madeAt", done.proof().madeAt().toString());
    map.put("schema", done.proof().schema());
    map.put("applications", done.proof().applications());
    map.put("archives", done.proof().archives());
    map.put("files", done.proof().files());
    map.put("data", text(done.data()));
    map.put("movedAside", text(done.aside()));
    return map;
  }

  private static @Nullable String text(@Nullable Path path) {
    return path == null ? null : path.toString();
  }
}
