package dev.shinseidesk;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.WholeFile;
import dev.shinseidesk.console.Output;
import dev.shinseidesk.provisioning.Bundle;
import dev.shinseidesk.provisioning.SigningKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code config bundle}: an office's configuration as one signed file, made, verified, laid down.
 */
@Command(name = "bundle", description = "${bundle:cli.bundle}")
final class BundleCommand implements Callable<Integer> {
  private static final int USAGE = 2;

  @Option(names = "--config", paramLabel = "DIR", description = "${bundle:cli.config}")
  @Nullable Path config;

  @Option(names = "--out", paramLabel = "FILE", description = "${bundle:cli.out-file}")
  @Nullable Path out;

  @Option(names = "--key", paramLabel = "FILE", description = "${bundle:cli.bundle-key}")
  @Nullable Path key;

  @Option(names = "--make-key", paramLabel = "FILE", description = "${bundle:cli.bundle-make-key}")
  @Nullable Path makeKey;

  @Option(names = "--verify", paramLabel = "FILE", description = "${bundle:cli.bundle-verify}")
  @Nullable Path verify;

  @Option(names = "--install", paramLabel = "FILE", description = "${bundle:cli.bundle-install}")
  @Nullable Path install;

  @Option(
      names = "--public-key",
      paramLabel = "KEY",
      description = "${bundle:cli.bundle-public-key}")
  @Nullable String publicKey;

  private final Output output;
  private final Clock clock;

  BundleCommand(Output output, Clock clock) {
    this.output = output;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    try {
      return work();
    } catch (DeskException e) {
      return output.problem(e.problem(), false);
    } catch (IOException e) {
      return output.problem(
          Problem.of(Problem.Kind.USAGE, "provisioning.not-written", String.valueOf(out)), false);
    }
  }

  private int work() throws DeskException, IOException {
    Path incoming = verify == null ? install : verify;
    if (makeKey != null) {
      output.say("cli.bundle.key-made", makeKey, SigningKeys.make(makeKey));
      return 0;
    }
    if (incoming != null && publicKey != null) {
      Bundle bundle = Bundle.open(incoming, SigningKeys.publicKey(publicKey));
      output.say(
          "cli.bundle.sound",
          output.texts().moment(bundle.made()),
          String.join(", ", bundle.files().keySet()));
      if (install != null && config != null) {
        output.say("cli.bundle.laid-down", config, bundle.layDown(config));
      }
      return 0;
    }
    if (config != null && out != null && key != null) {
      Bundle bundle = Bundle.of(config, clock.instant());
      WholeFile.replace(out.toAbsolutePath(), bundle.signed(SigningKeys.privateKey(key)));
      output.say("cli.bundle.made", out, bundle.files().size());
      return 0;
    }
    output.note(output.texts().get("cli.bundle.usage"));
    return USAGE;
  }
}
