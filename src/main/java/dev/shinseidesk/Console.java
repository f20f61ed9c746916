package dev.shinseidesk;

import dev.shinseidesk.console.CommandContext;
import dev.shinseidesk.console.OfficeCommands;
import dev.shinseidesk.console.Output;
import dev.shinseidesk.console.PasswordSource;
import dev.shinseidesk.portal.PortalProfileReader;
import dev.shinseidesk.provisioning.DeskSettings;
import dev.shinseidesk.security.KeyDerivation;
import dev.shinseidesk.texts.Texts;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The command line. Exit codes: 0 done, 1 findings, 2 wrong usage or configuration, 3 the other
 * side failed, 4 refused.
 */
public final class Console {
  /** The command started a window that lives on its own threads; no exit yet. */
  static final int STAYS_OPEN = -1;

  private static final int WIDTH = 100;

  private final InputStream in;
  private final PrintWriter out;
  private final PrintWriter err;
  private final KeyDerivation floor;
  private final Clock clock;
  private final Installed installed;
  private final Path tries;

  /** Reads passwords from {@code in}; writes UTF-8 to the others. */
  public Console(InputStream in, PrintStream out, PrintStream err) {
    this(
        in,
        out,
        err,
        KeyDerivation.DEFAULT,
        DeskSettings.place(),
        DeskLog.folder().resolve("attempts.json"));
  }

  /**
   * The same over offices with another least cost of passwords, for tests of what comes after the
   * sign-in.
   *
   * @param conf what whoever installed the program laid down for this desk
   * @param tries where tries to open a backup are counted that isn't of an office that is there
   */
  Console(
      InputStream in,
      PrintStream out,
      PrintStream err,
      KeyDerivation floor,
      Path conf,
      Path tries) {
    this.tries = tries;
    this.clock = Clock.system(Texts.ZONE);
    this.installed = new Installed(conf, clock);
    this.floor = floor;
    this.in = in;
    this.out = new PrintWriter(out, true, StandardCharsets.UTF_8);
    this.err = new PrintWriter(err, true, StandardCharsets.UTF_8);
  }

  /** Runs one command; any thread but the FX thread. */
  public int run(String... args) {
    var texts = new Texts(language(args));
    Desk arrived = OpenCommand.early(texts, args);
    LinuxMemory.bound();
    var output = new Output(out, err, texts);
    var context =
        new CommandContext(
            output,
            folder -> Office.open(installed, folder, texts.locale(), clock, floor),
            new PasswordSource(in),
            () ->
                Objects.requireNonNull(new PortalProfileReader().shipped().profile())
                    .archiveLayout());
    var line = new CommandLine(new Top());
    line.addSubcommand(new OpenCommand(output, installed, clock, arrived));
    if (arrived == null) { // making all the others takes as long as opening an office
      addOthers(line, context, output);
    }
    speak(line, CommandWords.of(texts.bundle()));
    line.setDefaultValueProvider(this::standard);
    line.setOut(out).setErr(err).setUsageHelpWidth(WIDTH).setUsageHelpAutoWidth(false);
    line.setExecutionExceptionHandler((e, command, parsed) -> {
      throw e;
    });
    return args.length == 0 ? line.execute("open") : line.execute(args);
  }

  private void addOthers(CommandLine line, CommandContext context, Output output) {
    List.of(
            new SetupCommand(context, installed, clock, floor),
            new RestoreCommand(context, clock, floor, tries),
            ConfigCommand.with(context, installed, clock, floor),
            new PracticePortalCommand(output, clock),
            new PreviewsCommand(output),
            new TourCommand(output, clock),
            new DoctorCommand(output, clock),
            new SupportBundleCommand(output, clock),
            new CheckUpdateCommand(output, installed, clock),
            new AnnounceUpdateCommand(output, clock),
            bench(output, clock))
        .forEach(line::addSubcommand);
    OfficeCommands.all(context).forEach(line::addSubcommand);
  }

  private static CommandLine bench(Output output, Clock clock) {
    return new CommandLine(new BenchCommand())
        .addSubcommand(new LinkBenchCommand(output, clock))
        .addSubcommand(new ReviewBenchCommand(output, clock))
        .addSubcommand(new FuzzCommand(output, clock));
  }

  /** Where no configuration is named, the one that whoever installed this desk chose. */
  private @Nullable String standard(ArgSpec asked) {
    boolean config =
        asked instanceof OptionSpec option && List.of(option.names()).contains("--config");
    Path folder = config ? installed.folder() : null;
    return folder == null ? null : folder.toString();
  }

  /** Gives a command and all below it their words. */
  private static void speak(CommandLine line, ResourceBundle words) {
    line.setResourceBundle(words);
    line.getSubcommands().values().forEach(c -> speak(c, words));
  }

  /** Japanese unless {@code --lang en} (or {@code --lang=en}) stands among the arguments. */
  private static Locale language(String... args) {
    String all = " " + String.join(" ", args) + " ";
    return all.contains(" --lang en ") || all.contains(" --lang=en ")
        ? Locale.ENGLISH
        : Locale.JAPANESE;
  }

  /** The command above all commands: only help. */
  @Command(name = "desk", description = "${bundle:cli.desk}", synopsisSubcommandLabel = "COMMAND")
  static final class Top implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Option(
        names = {"-h", "--help"},
        usageHelp = true,
        scope = CommandLine.ScopeType.INHERIT,
        description = "${bundle:cli.help}")
    boolean help;

    @Option(
        names = "--lang",
        paramLabel = "ja|en",
        scope = CommandLine.ScopeType.INHERIT,
        description = "${bundle:cli.lang}")
    String lang = "ja";

    @Override
    public void run() {
      spec.commandLine().usage(spec.commandLine().getErr());
      throw new CommandLine.ParameterException(spec.commandLine(), "");
    }
  }
}
