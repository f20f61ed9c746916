package dev.shinseidesk.ui.accounts;

import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Scope;
import dev.shinseidesk.application.WardCode;
import dev.shinseidesk.security.AccountDesk;
import dev.shinseidesk.security.AccountDesk.Account;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.Dialogs;
import dev.shinseidesk.ui.common.Tasks;
import dev.shinseidesk.ui.common.UiContext;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** Accounts for an administrator. FX thread. */
public final class AccountsViewModel {
  private final Texts texts;
  private final Tasks tasks;
  private final Dialogs dialogs;
  private final AccountDesk desk;
  private final Operator me;
  private final BooleanProperty busy = new SimpleBooleanProperty();
  private final ObjectProperty<List<Account>> accounts = new SimpleObjectProperty<>(List.of());
  private final ObjectProperty<@Nullable Told> told = new SimpleObjectProperty<>();

  /** For one administrator. */
  public AccountsViewModel(UiContext ctx, AccountDesk desk, Operator me) {
    this.texts = ctx.texts();
    this.tasks = ctx.tasks();
    this.dialogs = ctx.dialogs();
    this.desk = desk;
    this.me = me;
  }

  /**
   * Something to be written down now, since it is never shown again.
   *
   * @param text what it is
   * @param secret itself
   */
  public record Told(String text, String secret) {}

  /**
   * An account as edited.
   *
   * @param groups headings of the catalogue, separated by commas; empty for all
   * @param wards codes of 行政区, separated by commas; empty for all
   */
  public record Draft(
      String id, String name, Set<Operator.Role> roles, String groups, String wards) {}

  /** The accounts. */
  public ReadOnlyObjectProperty<List<Account>> accountsProperty() {
    return accounts;
  }

  /** What is to be written down; null for nothing. */
  public ReadOnlyObjectProperty<@Nullable Told> toldProperty() {
    return told;
  }

  /** Whether something is under way. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy;
  }

  /** Who is signed in. */
  public Operator me() {
    return me;
  }

  /** Reads them again. */
  public void refresh() {
    tasks
        .run(() -> desk.accounts(me))
        .whileRunning(busy)
        .onSuccess(accounts::set)
        .onProblem(dialogs::problem)
        .start();
  }

  /** What was told is written down. */
  public void noted() {
    told.set(null);
  }

  /** Adds an account; the temporary password is told. */
  public void add(Draft draft) {
    Operator who = operator(draft);
    if (who != null) {
      secret("ui.accounts.temporary", who.id().value(), () -> desk.add(me, who));
    }
  }

  /** Changes an account. */
  public void change(Draft draft) {
    Operator who = operator(draft);
    if (who != null) {
      act(() -> desk.change(me, who));
    }
  }

  /** Asks, then gives a temporary password. */
  public void reset(OperatorId who) {
    ask(
        "reset",
        who,
        () -> secret("ui.accounts.temporary", who.value(), () -> desk.reset(me, who)));
  }

  /** Lifts the wait after failures. */
  public void unlock(OperatorId who) {
    act(() -> desk.unlock(me, who));
  }

  /** Asks, then takes the second factor away. */
  public void removeFactor(OperatorId who) {
    ask("factor", who, () -> act(() -> desk.removeFactor(me, who)));
  }

  /** Asks, then removes the account. */
  public void remove(OperatorId who) {
    ask("remove", who, () -> act(() -> desk.remove(me, who)));
  }

  /** Asks, then makes a new recovery key, which is told. */
  public void renewRecovery() {
    dialogs.confirm(
        new Dialogs.Confirmation(
            texts.get("ui.accounts.recovery.title"),
            texts.get("ui.accounts.recovery.ask"),
            List.of(),
            texts.get("ui.accounts.recovery.act"),
            true),
        () ->
            secret(
                "ui.accounts.recovery.made",
                "",
                () -> {
                  try (var key = desk.renewRecovery(me)) {
                    return key.printed();
                  }
                }));
  }

  private void ask(String what, OperatorId who, Runnable then) {
    dialogs.confirm(
        new Dialogs.Confirmation(
            texts.get("ui.accounts." + what + ".title", name(who)),
            texts.get("ui.accounts." + what + ".ask"),
            List.of(),
            texts.get("ui.accounts." + what + ".act"),
            true),
        then);
  }

  private String name(OperatorId id) {
    return accounts.get().stream()
        .map(Account::operator)
        .filter(o -> o.id().equals(id))
        .map(Operator::name)
        .findFirst()
        .orElse(id.value());
  }

  private void act(Tasks.Act work) {
    tasks
        .act(work)
        .whileRunning(busy)
        .onSuccess(done -> refresh())
        .onProblem(dialogs::problem)
        .start();
  }

  private void secret(String key, String fact, Callable<char[]> work) {
    tasks
        .run(() -> {
          char[] made = work.call();
          try {
            // it has to be seen, and what is seen is a String
            return new String(made);
          } finally {
            Arrays.fill(made, '\0');
          }
        })
        .on(Tasks.Lane.LONG)
        .whileRunning(busy)
        .onSuccess(made -> {
          told.set(new Told(texts.get(key, fact), made));
          refresh();
        })
        .onProblem(dialogs::problem)
        .start();
  }

  private @Nullable Operator operator(Draft draft) {
    try {
      return new Operator(
          new OperatorId(draft.id.strip()),
          draft.name.strip(),
          draft.roles,
          new Scope(
              parts(draft.groups).collect(Collectors.toSet()),
              parts(draft.wards).map(WardCode::new).collect(Collectors.toSet())));
    } catch (InvalidValue e) {
      dialogs.problem(Problem.of(Problem.Kind.USAGE, "console.invalid-value", e.item(), e.rule()));
      return null;
    }
  }

  private static Stream<String> parts(String text) {
    return Arrays.stream(text.split("[,、，]", -1)).map(String::strip).filter(p -> !p.isEmpty());
  }
}
