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
        new ForwardCommand(context),
        new RegisterCommand(context),
        new OutboxCommand(context),
        new InspectCommand(context));
  }
}
