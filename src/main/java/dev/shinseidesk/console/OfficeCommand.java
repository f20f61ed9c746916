package dev.shinseidesk.console;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.services.Credentials;
import dev.shinseidesk.services.DeskServices;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A command that works in an office: signs in, does its work, signs out. */
abstract class OfficeCommand implements Callable<Integer> {
  static final int DONE = 0;
  static final int FINDINGS = 1;
  static final int OTHER_SIDE_FAILED = 3;

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

  @Option(names = "--json", description = "${bundle:cli.json}")
  boolean json;

  final Output output;
  private final OfficeAccess offices;
  private final PasswordSource passwords;

  OfficeCommand(CommandContext context) {
    this.output = context.output();
    this.offices = context.offices();
    this.passwords = context.passwords();
  }

  @Override
  public final Integer call() {
    try (var office = offices.open(config)) {
      DeskServices services =
          office.signIn(
              new Credentials(
                  user, passwords.read(passwordFile, user), PasswordSource.code(code), null));
      try {
        return run(services);
      } finally {
        services.onSignOut().run();
      }
    } catch (DeskException e) {
      return output.problem(e.problem(), json);
    } catch (InvalidValue e) {
      return output.problem(
          Problem.of(Problem.Kind.USAGE, "console.invalid-value", e.item(), e.rule()), json);
    }
  }

  /** Does the work; gives the exit code. */
  abstract int run(DeskServices services) throws DeskException;

  /** The application, or a problem where the desk doesn't hold it. */
  static dev.shinseidesk.application.Application application(
      DeskServices services, ReceiptNumber number) throws DeskException {
    return services
        .applications()
        .find(number)
        .orElseThrow(() ->
            new DeskException(
                Problem.of(Problem.Kind.USAGE, "console.no-application", number.value())));
  }

  /** An enum constant by its name as written on the command line (sound, in-review). */
  static <E extends Enum<E>> E constant(Function<String, E> valueOf, String item, String text) {
    try {
      return valueOf.apply(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      throw new InvalidValue(item, text);
    }
  }
}
