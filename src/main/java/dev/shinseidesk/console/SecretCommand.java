package dev.shinseidesk.console;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.WholeFile;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.services.SettingsDesk.ImportedSecrets;
import dev.shinseidesk.services.SettingsDesk.SecretState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code secret}: the secrets the configuration names, kept in the encrypted store. */
@Command(name = "secret", description = "${bundle:cli.secret}")
final class SecretCommand {
  private SecretCommand() {}

  /** The command with its subcommands. */
  static CommandLine with(CommandContext context) {
    return new CommandLine(new SecretCommand())
        .addSubcommand(new Listing(context))
        .addSubcommand(new Setting(context))
        .addSubcommand(new Exporting(context))
        .addSubcommand(new Importing(context));
  }

  /** A command that reads or writes a file of secrets under a passphrase. */
  abstract static class WithFile extends OfficeCommand {
    @Parameters(paramLabel = "FILE", description = "${bundle:cli.secret-file}")
    Path file = Path.of("");

    @Option(
        names = "--passphrase-file",
        paramLabel = "FILE",
        description = "${bundle:cli.passphrase-file}")
    @Nullable Path passphraseFile;

    private final PasswordSource values;

    WithFile(CommandContext context) {
      super(context);
      this.values = context.passwords();
    }

    final char[] passphrase() throws DeskException {
      return values.read(passphraseFile, output.texts().get("cli.passphrase"));
    }

    final DeskException unusable(String key, IOException cause) {
      return new DeskException(Problem.of(Problem.Kind.USAGE, key, file.toString()), cause);
    }
  }

  /** {@code secret export}: all secrets that are set, for another desk. */
  @Command(name = "export", description = "${bundle:cli.secret-export}")
  static final class Exporting extends WithFile {
    Exporting(CommandContext context) {
      super(context);
    }

    @Override
    int run(DeskServices services) throws DeskException {
      if (Files.exists(file)) {
        throw new DeskException(
            Problem.of(Problem.Kind.USAGE, "secrets.file-exists", file.toString()));
      }
      var settings = services.administration().settings();
      byte[] sealed = settings.exportSecrets(services.operator(), passphrase());
      try {
        WholeFile.replace(file, sealed);
      } catch (IOException e) {
        throw unusable("secrets.file-unwritten", e);
      }
      if (json) {
        output.json(Map.of("file", file.toString()));
      } else {
        output.say("cli.secret.exported", file);
      }
      return DONE;
    }
  }

  /** {@code secret import}: takes the secrets of such a file. */
  @Command(name = "import", description = "${bundle:cli.secret-import}")
  static final class Importing extends WithFile {
    private static final long LARGEST = 4 << 20;

    Importing(CommandContext context) {
      super(context);
    }

    @Override
    int run(DeskServices services) throws DeskException {
      byte[] sealed;
      try {
        if (Files.size(file) > LARGEST) {
          throw new DeskException(Problem.of(Problem.Kind.REFUSED, "secrets.not-a-file"));
        }
        sealed = Files.readAllBytes(file);
      } catch (IOException e) {
        throw unusable("secrets.file-unread", e);
      }
      ImportedSecrets imported =
          services
              .administration()
              .settings()
              .importSecrets(services.operator(), sealed, passphrase());
      if (json) {
        output.json(Map.of("taken", imported.taken(), "unknown", imported.unknown()));
      } else {
        output.say("cli.secret.imported", imported.taken().size());
        imported.taken().forEach(name -> output.line("  " + name));
        if (!imported.unknown().isEmpty()) {
          output.say("cli.secret.unknown", String.join(", ", imported.unknown()));
        }
      }
      return imported.unknown().isEmpty() ? DONE : FINDINGS;
    }
  }

  /** {@code secret list}: names, what uses them, and whether they are set. */
  @Command(name = "list", description = "${bundle:cli.secret-list}")
  static final class Listing extends OfficeCommand {
    Listing(CommandContext context) {
      super(context);
    }

    @Override
    int run(DeskServices services) {
      List<SecretState> secrets = services.administration().settings().secrets();
      if (json) {
        output.json(secrets.stream().map(Listing::toMap).toList());
      } else {
        var texts = output.texts();
        output.table(
            List.of(
                texts.get("cli.column.secret"),
                texts.get("cli.column.used-by"),
                texts.get("cli.column.set")),
            secrets.stream()
                .map(s -> List.of(s.name(), s.usedBy(), texts.get(s.set() ? "cli.yes" : "cli.no")))
                .toList());
      }
      return secrets.stream().allMatch(SecretState::set) ? DONE : FINDINGS;
    }

    private static Map<String, Object> toMap(SecretState s) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("name", s.name());
      map.put("usedBy", s.usedBy());
      map.put("set", s.set());
      return map;
    }
  }

  /**
   * {@code secret set}: keeps a value. It comes from a file or from standard input, after the
   * password where that comes from there too; never from an argument, where others could read it.
   */
  @Command(name = "set", description = "${bundle:cli.secret-set}")
  static final class Setting extends OfficeCommand {
    @Parameters(paramLabel = "NAME", description = "${bundle:cli.secret-name}")
    String name = "";

    @Option(names = "--value-file", paramLabel = "FILE", description = "${bundle:cli.value-file}")
    @Nullable Path valueFile;

    private final PasswordSource values;

    Setting(CommandContext context) {
      super(context);
      this.values = context.passwords();
    }

    @Override
    int run(DeskServices services) throws DeskException {
      char[] value = valueFile == null ? values.read(null, name) : values.whole(valueFile, name);
      try {
        services.administration().settings().saveSecret(services.operator(), name, value);
      } finally {
        Arrays.fill(value, '\0');
      }
      if (json) {
        output.json(Map.of("name", name, "set", true));
      } else {
        output.say("cli.secret.set", name);
      }
      return DONE;
    }
  }
}
