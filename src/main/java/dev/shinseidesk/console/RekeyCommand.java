package dev.shinseidesk.console;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.services.Credentials;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code rekey}: encrypts the store with a new key; everybody's password stays. */
@Command(name = "rekey", description = "${bundle:cli.rekey}")
final class RekeyCommand extends DoorCommand {
  @Option(names = "--code", paramLabel = "CODE", description = "${bundle:cli.code}")
  @Nullable String code;

  RekeyCommand(CommandContext context) {
    super(context);
  }

  @Override
  int run(OfficeAccess.ClosableOffice office) throws DeskException {
    office.rekey(
        new Credentials(user, passwords.read(passwordFile, user), PasswordSource.code(code), null));
    output.say("cli.rekey.done");
    return OfficeCommand.DONE;
  }
}
