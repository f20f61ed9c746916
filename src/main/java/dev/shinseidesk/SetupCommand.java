package dev.shinseidesk;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.console.CommandContext;
import dev.shinseidesk.console.RecoverySheet;
import dev.shinseidesk.security.KeyDerivation;
import dev.shinseidesk.services.FirstSetUp;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code setup}: a new configuration folder, its encrypted store and the first administrator. */
@Command(name = "setup", description = "${bundle:cli.setup}")
final class SetupCommand implements Callable<Integer> {
  @Option(
      names = "--config",
      required = true,
      paramLabel = "DIR",
      description = "${bundle:cli.config}")
  Path config = Path.of("");

  @Option(names = "--user", required = true, paramLabel = "ID", description = "${bundle:cli.user}")
  String user = "";

  @Option(
      names = "--name",
      required = true,
      paramLabel = "NAME",
      description = "${bundle:cli.name}")
  String name = "";

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "${bundle:cli.password-file}")
  @Nullable Path passwordFile;

  @Option(names = "--portal-url", paramLabel = "URL", description = "${bundle:cli.portal-url}")
  @Nullable String portalUrl;

  @Option(names = "--portal-user", paramLabel = "ID", description = "${bundle:cli.portal-user}")
  @Nullable String portalUser;

  @Option(
      names = "--portal-password-file",
      paramLabel = "FILE",
      description = "${bundle:cli.portal-password-file}")
  @Nullable Path portalPasswordFile;

  @Option(names = "--no-portal-password", description = "${bundle:cli.no-portal-password}")
  boolean noPortalPassword;

  @Option(
      names = "--recovery-file",
      paramLabel = "FILE",
      description = "${bundle:cli.recovery-file}")
  @Nullable Path recoveryFile;

  private final CommandContext context;
  private final Installed installed;
  private final Clock clock;
  private final KeyDerivation floor;

  SetupCommand(CommandContext context, Installed installed, Clock clock, KeyDerivation floor) {
    this.context = context;
    this.installed = installed;
    this.clock = clock;
    this.floor = floor;
  }

  @Override
  public Integer call() {
    var output = context.output();
    char[] password = {};
    char[] portalPassword = {};
    try {
      var id = new OperatorId(user);
      password = context.passwords().read(passwordFile, user);
      if (!noPortalPassword) {
        portalPassword = context.passwords().read(portalPasswordFile, "portal");
      }
      RecoverySheet.checkNew(recoveryFile);
      installed.bring(config);
      var plan =
          new FirstSetUp.Plan(
              null, null, id, name, password, portalUrl, portalUser, portalPassword, null, null);
      try (var recovery =
          new Founding(installed, config, output.texts().locale(), clock, floor).create(plan)) {
        output.say("cli.setup.done", config, user);
        RecoverySheet.hand(output, recovery, recoveryFile);
      }
      return 0;
    } catch (DeskException e) {
      return output.problem(e.problem(), false);
    } catch (InvalidValue e) {
      return output.problem(
          Problem.of(Problem.Kind.USAGE, "console.invalid-value", e.item(), e.rule()), false);
    } finally {
      Arrays.fill(password, '\0');
      Arrays.fill(portalPassword, '\0');
    }
  }
}
