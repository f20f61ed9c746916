package dev.shinseidesk.console;

import dev.shinseidesk.application.DeskException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code recover}: gives an administrator a new password by the recovery key, when no administrator
 * can sign in. Recovery key and new password come from files or from lines of standard input, in
 * this order.
 */
@Command(name = "recover", description = "${bundle:cli.recover}")
final class RecoverCommand extends DoorCommand {
  @Option(names = "--key-file", paramLabel = "FILE", description = "${bundle:cli.key-file}")
  @Nullable Path keyFile;

  @Option(
      names = "--recovery-file",
      paramLabel = "FILE",
      description = "${bundle:cli.recovery-file}")
  @Nullable Path recoveryFile;

  RecoverCommand(CommandContext context) {
    super(context);
  }

  @Override
  int run(OfficeAccess.ClosableOffice office) throws DeskException {
    RecoverySheet.checkNew(recoveryFile);
    char[] key = passwords.read(keyFile, "recovery");
    char[] next = passwords.read(passwordFile, user);
    try (var made = office.recover(user, key, next)) {
      output.say("cli.recover.done", user);
      RecoverySheet.hand(output, made, recoveryFile);
    }
    return OfficeCommand.DONE;
  }
}
