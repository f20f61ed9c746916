package dev.shinseidesk;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.console.Output;
import dev.shinseidesk.provisioning.SigningKeys;
import dev.shinseidesk.provisioning.UpdateList;
import dev.shinseidesk.provisioning.UpdateList.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code announce-update}: says in a folder which version is meant for how many desks, and signs
 * it. What the list said before must fit its signature too: a list somebody else wrote is not
 * signed along.
 */
@Command(name = "announce-update", description = "${bundle:cli.announce}")
final class AnnounceUpdateCommand implements Callable<Integer> {
  private static final int USAGE = 2;
  private static final String VERSION = "[0-9]{1,8}([.-][0-9A-Za-z]{1,20}){0,5}";

  @Option(
      names = "--in",
      required = true,
      paramLabel = "DIR",
      description = "${bundle:cli.announce-in}")
  Path folder = Path.of("");

  @Option(
      names = "--key",
      required = true,
      paramLabel = "FILE",
      description = "${bundle:cli.bundle-key}")
  Path key = Path.of("");

  @Option(
      names = "--public-key",
      required = true,
      paramLabel = "KEY",
      description = "${bundle:cli.bundle-public-key}")
  String publicKey = "";

  @Option(
      names = "--release",
      required = true,
      paramLabel = "V",
      description = "${bundle:cli.announce-release}")
  String release = "";

  @Option(names = "--package", paramLabel = "NAME", description = "${bundle:cli.announce-package}")
  @Nullable String file;

  @Option(names = "--percent", paramLabel = "N", description = "${bundle:cli.announce-percent}")
  int percent = 100;

  @Option(names = "--withdraw", description = "${bundle:cli.announce-withdraw}")
  boolean withdraw;

  @Option(names = "--valid-days", paramLabel = "N", description = "${bundle:cli.signed-valid-days}")
  int validDays = SignedNumbers.VALID_DAYS;

  private final Output output;
  private final Clock clock;

  AnnounceUpdateCommand(Output output, Clock clock) {
    this.output = output;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    try {
      if (!release.matches(VERSION)
          || percent < 0
          || percent > 100
          || validDays < 1
          || validDays > SignedNumbers.MOST_DAYS
          || (file == null) != withdraw
          || (file != null && !file.matches("[0-9A-Za-z][0-9A-Za-z._+-]{0,150}"))) {
        output.note(output.texts().get("cli.announce.usage"));
        return USAGE;
      }
      boolean first = !Files.exists(folder.resolve("updates.txt"));
      UpdateList before =
          first ? UpdateList.empty() : UpdateList.read(folder, SigningKeys.publicKey(publicKey));
      UpdateList after =
          file == null
              ? before.without(release)
              : before.with(Entry.of(folder, file, release, percent));
      PrivateKey own = SigningKeys.privateKey(key);
      SigningKeys.requirePair(own, SigningKeys.publicKey(publicKey), key);
      Instant now = clock.instant();
      after.write(
          folder,
          own,
          SignedNumbers.after(before.number(), now),
          now.plus(Duration.ofDays(validDays)));
      for (Entry entry : after.entries()) {
        output.say("cli.announce.line", entry.version(), entry.percent(), entry.file());
      }
      return 0;
    } catch (DeskException e) {
      return output.problem(e.problem(), false);
    } catch (IOException e) {
      return output.problem(
          Problem.of(Problem.Kind.USAGE, "provisioning.not-written", folder.toString()), false);
    }
  }
}
