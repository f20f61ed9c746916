package dev.shinseidesk.console;

import dev.shinseidesk.application.DeskException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A command at the door of an office, before anybody is signed in. */
abstract class DoorCommand implements Callable<Integer> {
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

  final Output output;
  final PasswordSource passwords;
  private final OfficeAccess offices;

  DoorCommand(CommandContext context) {
    this.output = context.output();
    this.passwords = context.passwords();
    this.offices = context.offices();
  }

  @Override
  public final Integer call() {
    try (var office = offices.open(config)) {
      return run(office);
    } catch (DeskException e) {
      return output.problem(e.problem(), false);
    }
  }

  /** Does the work; gives the exit code. */
  abstract int run(OfficeAccess.ClosableOffice office) throws DeskException;
}
