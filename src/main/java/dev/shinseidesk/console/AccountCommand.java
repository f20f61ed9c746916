package dev.shinseidesk.console;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Scope;
import dev.shinseidesk.application.WardCode;
import dev.shinseidesk.security.AccountDesk;
import dev.shinseidesk.services.DeskServices;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code account}: accounts of the office, for administrators. */
@Command(name = "account", description = "${bundle:cli.account}")
final class AccountCommand {
  private AccountCommand() {}

  /** The command with its subcommands. */
  static CommandLine with(CommandContext context) {
    return new CommandLine(new AccountCommand())
        .addSubcommand(new Listing(context))
        .addSubcommand(new Adding(context))
        .addSubcommand(new Changing(context))
        .addSubcommand(new Resetting(context))
        .addSubcommand(new Unlocking(context))
        .addSubcommand(new FactorOff(context))
        .addSubcommand(new Removing(context))
        .addSubcommand(new Recovering(context));
  }

  /** {@code account list}. */
  @Command(name = "list", description = "${bundle:cli.account-list}")
  static final class Listing extends OfficeCommand {
    Listing(CommandContext context) {
      super(context);
    }

    @Override
    int run(DeskServices services) throws DeskException {
      List<AccountDesk.Account> accounts = services.accounts().all().accounts(services.operator());
      if (json) {
        output.json(accounts.stream().map(Listing::toMap).toList());
        return DONE;
      }
      var texts = output.texts();
      output.table(
          List.of(
              texts.get("cli.column.user"),
              texts.get("cli.column.name"),
              texts.get("cli.column.roles"),
              texts.get("cli.column.last-sign-in"),
              texts.get("cli.column.notes")),
          accounts.stream()
              .map(a ->
                  List.of(
                      a.operator().id().value(),
                      a.operator().name(),
                      roles(a.operator()),
                      a.facts().lastSignIn() == null ? "–" : texts.moment(a.facts().lastSignIn()),
                      notes(a)))
              .toList());
      return DONE;
    }

    private String notes(AccountDesk.Account a) {
      var texts = output.texts();
      return java.util.stream.Stream.of(
              a.lockedFor().isPositive()
                  ? texts.get("cli.account.locked", (a.lockedFor().toSeconds() + 59) / 60)
                  : "",
              a.facts().passwordDue() ? texts.get("cli.account.due") : "",
              a.facts().secondFactor() ? texts.get("cli.account.factor") : "",
              a.withPassword() ? "" : texts.get("cli.account.no-password"))
          .filter(note -> !note.isEmpty())
          .collect(Collectors.joining(" · "));
    }

    private static Map<String, Object> toMap(AccountDesk.Account a) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("user", a.operator().id().value());
      map.put("name", a.operator().name());
      map.put("roles", a.operator().roles().stream().map(Enum::name).sorted().toList());
      map.put("groups", a.operator().scope().procedureGroups().stream().sorted().toList());
      map.put(
          "wards", a.operator().scope().wards().stream().map(WardCode::value).sorted().toList());
      map.put("lastSignIn", String.valueOf(a.facts().lastSignIn()));
      map.put("passwordDue", a.facts().passwordDue());
      map.put("secondFactor", a.facts().secondFactor());
      map.put("lockedSeconds", a.lockedFor().toSeconds());
      map.put("withPassword", a.withPassword());
      return map;
    }
  }

  private static String roles(Operator operator) {
    return operator.roles().stream()
        .sorted()
        .map(r -> r.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(","));
  }

  /** What acts on one account. */
  abstract static class OnOne extends OfficeCommand {
    @Parameters(paramLabel = "ID", description = "${bundle:cli.account-id}")
    String who = "";

    OnOne(CommandContext context) {
      super(context);
    }

    @Override
    final int run(DeskServices services) throws DeskException {
      return act(services.accounts().all(), services.operator(), new OperatorId(who));
    }

    abstract int act(AccountDesk desk, Operator by, OperatorId id) throws DeskException;

    /** The account as it is. */
    static Operator known(AccountDesk desk, Operator by, OperatorId id) throws DeskException {
      return desk.accounts(by).stream()
          .map(AccountDesk.Account::operator)
          .filter(o -> o.id().equals(id))
          .findFirst()
          .orElseThrow(() ->
              new DeskException(Problem.of(Problem.Kind.REFUSED, "accounts.unknown", id.value())));
    }

    /** Shows a temporary password once. */
    final int temporary(char[] password) {
      try {
        if (json) {
          output.json(Map.of("user", who, "temporaryPassword", new String(password)));
        } else {
          output.say("cli.account.temporary", who);
          output.line("  " + new String(password));
        }
        return DONE;
      } finally {
        Arrays.fill(password, '\0');
      }
    }

    final int done(String key) {
      if (json) {
        output.json(Map.of("user", who, "done", true));
      } else {
        output.say(key, who);
      }
      return DONE;
    }

    static Set<Operator.Role> roles(List<String> names) {
      return names.stream()
          .map(name -> constant(Operator.Role::valueOf, "--roles", name))
          .collect(Collectors.toSet());
    }

    static Set<WardCode> wards(List<String> codes) {
      return codes.stream().map(WardCode::new).collect(Collectors.toSet());
    }
  }

  /** {@code account add}. */
  @Command(name = "add", description = "${bundle:cli.account-add}")
  static final class Adding extends OnOne {
    @Option(
        names = "--name",
        required = true,
        paramLabel = "NAME",
        description = "${bundle:cli.account-name}")
    String name = "";

    @Option(
        names = "--roles",
        split = ",",
        required = true,
        paramLabel = "ROLE",
        description = "${bundle:cli.account-roles-given}")
    List<String> roles = List.of();

    @Option(
        names = "--groups",
        split = ",",
        paramLabel = "GROUP",
        description = "${bundle:cli.account-groups}")
    List<String> groups = List.of();

    @Option(
        names = "--wards",
        split = ",",
        paramLabel = "WARD",
        description = "${bundle:cli.account-wards}")
    List<String> wards = List.of();

    Adding(CommandContext context) {
      super(context);
    }

    @Override
    int act(AccountDesk desk, Operator by, OperatorId id) throws DeskException {
      var scope = new Scope(Set.copyOf(groups), wards(wards));
      return temporary(desk.add(by, new Operator(id, name, roles(roles), scope)));
    }
  }

  /** {@code account roles}. */
  @Command(name = "roles", description = "${bundle:cli.account-roles}")
  static final class Changing extends OnOne {
    @Option(names = "--name", paramLabel = "NAME", description = "${bundle:cli.account-name}")
    @Nullable String name;

    @Option(
        names = "--roles",
        split = ",",
        paramLabel = "ROLE",
        description = "${bundle:cli.account-roles-given}")
    @Nullable List<String> roles;

    @Option(
        names = "--groups",
        split = ",",
        arity = "0..1",
        paramLabel = "GROUP",
        description = "${bundle:cli.account-groups}")
    @Nullable List<String> groups;

    @Option(
        names = "--wards",
        split = ",",
        arity = "0..1",
        paramLabel = "WARD",
        description = "${bundle:cli.account-wards}")
    @Nullable List<String> wards;

    Changing(CommandContext context) {
      super(context);
    }

    @Override
    int act(AccountDesk desk, Operator by, OperatorId id) throws DeskException {
      Operator before = known(desk, by, id);
      desk.change(
          by,
          new Operator(
              id,
              name == null ? before.name() : name,
              roles == null ? before.roles() : roles(roles),
              new Scope(
                  groups == null ? before.scope().procedureGroups() : given(groups),
                  wards == null ? before.scope().wards() : wards(List.copyOf(given(wards))))));
      return done("cli.account.changed");
    }

    /** An empty text stands for all. */
    private static Set<String> given(List<String> values) {
      return values.stream().filter(v -> !v.isEmpty()).collect(Collectors.toSet());
    }
  }

  /** {@code account reset}. */
  @Command(name = "reset", description = "${bundle:cli.account-reset}")
  static final class Resetting extends OnOne {
    Resetting(CommandContext context) {
      super(context);
    }

    @Override
    int act(AccountDesk desk, Operator by, OperatorId id) throws DeskException {
      return temporary(desk.reset(by, id));
    }
  }

  /** {@code account unlock}. */
  @Command(name = "unlock", description = "${bundle:cli.account-unlock}")
  static final class Unlocking extends OnOne {
    Unlocking(CommandContext context) {
      super(context);
    }

    @Override
    int act(AccountDesk desk, Operator by, OperatorId id) throws DeskException {
      desk.unlock(by, id);
      return done("cli.account.unlocked");
    }
  }

  /** {@code account factor-off}. */
  @Command(name = "factor-off", description = "${bundle:cli.account-factor-off}")
  static final class FactorOff extends OnOne {
    FactorOff(CommandContext context) {
      super(context);
    }

    @Override
    int act(AccountDesk desk, Operator by, OperatorId id) throws DeskException {
      desk.removeFactor(by, id);
      return done("cli.account.factor-ended");
    }
  }

  /** {@code account remove}. */
  @Command(name = "remove", description = "${bundle:cli.account-remove}")
  static final class Removing extends OnOne {
    Removing(CommandContext context) {
      super(context);
    }

    @Override
    int act(AccountDesk desk, Operator by, OperatorId id) throws DeskException {
      desk.remove(by, id);
      return done("cli.account.removed");
    }
  }

  /** {@code account recovery-key}: a new one in the place of the one before. */
  @Command(name = "recovery-key", description = "${bundle:cli.account-recovery-key}")
  static final class Recovering extends OfficeCommand {
    @Option(
        names = "--recovery-file",
        paramLabel = "FILE",
        description = "${bundle:cli.recovery-file}")
    @Nullable Path recoveryFile;

    Recovering(CommandContext context) {
      super(context);
    }

    @Override
    int run(DeskServices services) throws DeskException {
      RecoverySheet.checkNew(recoveryFile);
      try (var key = services.accounts().all().renewRecovery(services.operator())) {
        RecoverySheet.hand(output, key, recoveryFile);
      }
      return DONE;
    }
  }
}
