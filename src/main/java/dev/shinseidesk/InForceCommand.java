package dev.shinseidesk;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.console.CommandContext;
import dev.shinseidesk.console.Output;
import dev.shinseidesk.console.PasswordSource;
import dev.shinseidesk.security.KeyDerivation;
import dev.shinseidesk.services.Credentials;
import dev.shinseidesk.services.SettingsChoice;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code config in-force}: whether the configuration folder says what is in force; an administrator
 * accepts what differs or undoes it, also where the folder can't be read any more.
 */
@Command(name = "in-force", description = "${bundle:cli.in-force}")
final class InForceCommand implements Callable<Integer> {
  private static final int USAGE = 2;

  @Option(
      names = "--config",
      required = true,
      paramLabel = "DIR",
      description = "${bundle:cli.config}")
  Path config = Path.of("");

  @Option(names = "--user", required = true, paramLabel = "ID", description = "${bundle:cli.user}")
  String user = "";

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "${bundle:cli.password-file}")
  @Nullable Path passwordFile;

  @Option(names = "--code", paramLabel = "CODE", description = "${bundle:cli.code}")
  @Nullable String code;

  @Option(names = "--accept", description = "${bundle:cli.in-force.accept}")
  boolean accept;

  @Option(names = "--undo", description = "${bundle:cli.in-force.undo}")
  boolean undo;

  @Option(names = "--json", description = "${bundle:cli.json}")
  boolean json;

  private final CommandContext context;
  private final Installed installed;
  private final Clock clock;
  private final KeyDerivation floor;

  InForceCommand(CommandContext context, Installed installed, Clock clock, KeyDerivation floor) {
    this.context = context;
    this.installed = installed;
    this.clock = clock;
    this.floor = floor;
  }

  @Override
  public Integer call() {
    Output output = context.output();
    if (accept && undo) {
      output.note(output.texts().get("cli.in-force.usage"));
      return USAGE;
    }
    try {
      work(output);
      output.say("cli.in-force.same");
      return 0;
    } catch (DeskException e) {
      return output.problem(e.problem(), json);
    }
  }

  private void work(Output output) throws DeskException {
    try (var office = Office.open(installed, config, output.texts().locale(), clock, floor)) {
      SettingsChoice choice =
          accept ? SettingsChoice.ACCEPT : undo ? SettingsChoice.UNDO : SettingsChoice.NONE;
      office.signIn(credentials(), choice).onSignOut().run();
    } catch (DeskException e) {
      if (!undo || !UnreadableSettings.is(e.problem())) {
        throw e;
      }
      new UnreadableSettings(installed, config, clock, floor).putBack(credentials());
    }
  }

  private Credentials credentials() throws DeskException {
    return new Credentials(
        user, context.passwords().read(passwordFile, user), PasswordSource.code(code), null);
  }
}
