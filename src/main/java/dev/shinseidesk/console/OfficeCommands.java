package dev.shinseidesk.console;

import java.util.List;

/** The commands that need nothing but services. */
public final class OfficeCommands {
  private OfficeCommands() {}

  /** Fresh command objects, in the order of help. */
  public static List<Object> all(CommandContext context) {
    return List.of(
        new SyncCommand(context),
        new ListCommand(context),
        new ShowCommand(context),
        new ReviewCommand(context),
        new ApproveCommand(context),
        new ReturnCommand(context),
        new ExplainCommand(context),
        new ThreadCommand(context),
        new SettleCommand(context),
        CorrectionCommand.with(context),
        new ForwardCommand(context),
        new WithdrawCommand(context),
        new BatchCommand(context),
        new RoutesCommand(context),
        new RegisterCommand(context),
        new OutboxCommand(context),
        new ExportCommand(context),
        StatusCommand.with(context),
        new OutcomeCommand(context),
        SecretCommand.with(context),
        AccountCommand.with(context),
        new PasswordCommand(context),
        new RekeyCommand(context),
        new RecoverCommand(context),
        new LinksCommand(context),
        new AddresseeCommand(context),
        ChannelCommand.with(context),
        AuditCommand.with(context),
        new ProtectCommand(context),
        new InspectCommand(context),
        RetentionCommand.with(context),
        HoldCommand.with(context),
        new BackupCommand(context));
  }
}
