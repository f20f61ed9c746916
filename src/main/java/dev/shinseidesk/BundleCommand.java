package dev.shinseidesk;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.WholeFile;
import dev.shinseidesk.console.Output;
import dev.shinseidesk.provisioning.Bundle;
import dev.shinseidesk.provisioning.SigningKeys;
import dev.shinseidesk.settings.FilesInForce;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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

  @Option(names = "--number", paramLabel = "N", description = "${bundle:cli.bundle-number}")
  @Nullable Long number;

  @Option(names = "--valid-days", paramLabel = "N", description = "${bundle:cli.signed-valid-days}")
  int validDays = SignedNumbers.VALID_DAYS;

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
      return incoming(bundle);
    }
    boolean sensible =
        validDays > 0 && validDays <= SignedNumbers.MOST_DAYS && (number == null || number > 0);
    if (config != null && out != null && key != null && sensible) {
      return make(config, out, key);
    }
    output.note(output.texts().get("cli.bundle.usage"));
    return USAGE;
  }

  private int incoming(Bundle bundle) throws DeskException {
    Instant expires = bundle.expires();
    output.say(
        "cli.bundle.sound",
        output.texts().moment(bundle.made()),
        String.join(", ", bundle.files().keySet()));
    if (expires != null) {
      output.say(
          "cli.bundle.number", Long.toString(bundle.number()), output.texts().moment(expires));
    }
    Set<String> extra = bundle.unlisted(FilesInForce::named);
    if (!extra.isEmpty()) {
      output.say("cli.bundle.extra", String.join(", ", extra));
    }
    if (install != null && config != null) {
      if (bundle.expired(clock.instant())) {
        throw new DeskException(
            Problem.of(
                Problem.Kind.REFUSED,
                "provisioning.expired",
                install.toString(),
                String.valueOf(expires)));
      }
      output.say(
          "cli.bundle.laid-down", config, bundle.listed(FilesInForce::named).layDown(config));
    }
    return 0;
  }

  private int make(Path from, Path to, Path own) throws DeskException, IOException {
    Instant now = clock.instant();
    Map<String, byte[]> files = FilesInForce.read(from);
    Bundle bundle =
        Bundle.of(
            files,
            number == null ? SignedNumbers.after(0, now) : number,
            now,
            now.plus(Duration.ofDays(validDays)));
    WholeFile.replace(to.toAbsolutePath(), bundle.signed(SigningKeys.privateKey(own)));
    output.say("cli.bundle.made", to, bundle.files().size());
    output.say(
        "cli.bundle.number",
        Long.toString(bundle.number()),
        output.texts().moment(now.plus(Duration.ofDays(validDays))));
    Set<String> left = new TreeSet<>(files.keySet());
    left.removeAll(bundle.files().keySet());
    if (!left.isEmpty()) {
      output.say("cli.bundle.left", String.join(", ", left));
    }
    return 0;
  }
}
