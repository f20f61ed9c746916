package dev.shinseidesk.console;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.services.Credentials;
import dev.shinseidesk.services.DeskServices;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code password}: changes the own password, also a temporary one that is due. The present one and
 * the new one come from files or from lines of standard input, in this order.
 */
@Command(name = "password", description = "${bundle:cli.password}")
final class PasswordCommand extends DoorCommand {
  @Option(names = "--new-file", paramLabel = "FILE", description = "${bundle:cli.new-file}")
  @Nullable Path newFile;

  @Option(names = "--code", paramLabel = "CODE", description = "${bundle:cli.code}")
  @Nullable String code;

  PasswordCommand(CommandContext context) {
    super(context);
  }

  @Override
  int run(OfficeAccess.ClosableOffice office) throws DeskException {
    char[] present = passwords.read(passwordFile, user);
    char[] next = passwords.read(newFile, user);
    DeskServices services =
        office.signIn(new Credentials(user, present, PasswordSource.code(code), next));
    services.onSignOut().run();
    output.say("cli.password.changed", user);
    return OfficeCommand.DONE;
  }
}
