package dev.shinseidesk;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code bench}: measures on this machine; works without an office and leaves nothing. */
@Command(name = "bench", description = "${bundle:cli.bench}", synopsisSubcommandLabel = "COMMAND")
final class BenchCommand implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init")
  CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getErr());
    throw new CommandLine.ParameterException(spec.commandLine(), "");
  }
}
