package dev.shinseidesk.security;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Operator.Role;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditEvent;
import dev.shinseidesk.audit.AuditTrail;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Accounts over keyring and store. The two are files of their own, so each act is ordered in such a
 * way that being killed between them leaves nobody with more than before, and can be done again.
 */
public final class Accounts implements AccountDesk {
  private final Keyring keyring;
  private final DataKey key;
  private final UserStore users;
  private final AccountStore store;
  private final Passwords passwords;
  private final LockOut lockOut;
  private final AuditTrail trail;
  private final Clock clock;

  /** For as long as somebody is signed in; the key is closed with the store. */
  public Accounts(
      Keyring keyring,
      DataKey key,
      UserStore users,
      AccountStore store,
      Passwords passwords,
      LockOut lockOut,
      AuditTrail trail,
      Clock clock) {
    this.keyring = keyring;
    this.key = key;
    this.users = users;
    this.store = store;
    this.passwords = passwords;
    this.lockOut = lockOut;
    this.trail = trail;
    this.clock = clock;
  }

  @Override
  public List<Account> accounts(Operator by) throws DeskException {
    permitted(by);
    List<OperatorId> withPassword = keyring.users();
    List<Account> accounts = new ArrayList<>();
    for (Operator operator : users.all()) {
      accounts.add(
          new Account(
              operator,
              store.facts(operator.id()),
              lockOut.left(operator.id().value()),
              withPassword.contains(operator.id())));
    }
    return accounts;
  }

  @Override
  public char[] add(Operator by, Operator who) throws DeskException {
    permitted(by);
    withRole(who);
    if (users.find(who.id()).isPresent()) {
      throw refused("sign-in.user-exists", who.id().value());
    }
    return trail.during(
        facts(AuditEvent.of(AuditAction.ACCOUNT_ADDED, by).about(who.id().value()), who),
        () -> {
          users.save(who);
          return passwords.temporary(key, who.id());
        });
  }

  @Override
  public void change(Operator by, Operator who) throws DeskException {
    permitted(by);
    withRole(who);
    Operator before = known(who.id());
    if (by.id().equals(who.id()) && !who.roles().contains(Role.ADMINISTRATOR)) {
      throw refused("accounts.own-role");
    }
    var event = AuditEvent.of(AuditAction.ACCOUNT_CHANGED, by).about(who.id().value());
    var facts = facts(event, before).after();
    trail.during(
        facts(new AuditEvent(event.action(), event.by(), event.subject(), facts, Map.of()), who),
        () -> {
          users.save(who);
          return who;
        });
  }

  private static AuditEvent facts(AuditEvent event, Operator who) {
    return event
        .after("name", who.name())
        .after("roles", String.join(",", who.roles().stream().map(Role::name).sorted().toList()))
        .after("groups", String.join(",", who.scope().procedureGroups().stream().sorted().toList()))
        .after(
            "wards",
            String.join(",", who.scope().wards().stream().sorted().map(w -> w.value()).toList()));
  }

  @Override
  public char[] reset(Operator by, OperatorId who) throws DeskException {
    permitted(by);
    known(who);
    if (by.id().equals(who)) {
      throw refused("accounts.own-reset");
    }
    return trail.during(
        AuditEvent.of(AuditAction.PASSWORD_RESET, by).about(who.value()),
        () -> {
          char[] made = passwords.temporary(key, who);
          lockOut.lift(who.value());
          return made;
        });
  }

  @Override
  public void unlock(Operator by, OperatorId who) throws DeskException {
    permitted(by);
    known(who);
    trail.during(
        AuditEvent.of(AuditAction.ACCOUNT_CHANGED, by)
            .about(who.value())
            .after("lock-out", "lifted"),
        () -> {
          lockOut.lift(who.value());
          return who;
        });
  }

  @Override
  public void removeFactor(Operator by, OperatorId who) throws DeskException {
    permitted(by);
    known(who);
    if (by.id().equals(who)) {
      throw refused("accounts.own-factor"); // there the password is asked for
    }
    trail.during(
        AuditEvent.of(AuditAction.SECOND_FACTOR_CHANGED, by)
            .about(who.value())
            .after("second-factor", "off"),
        () -> {
          store.removeFactor(who);
          return who;
        });
  }

  @Override
  public void remove(Operator by, OperatorId who) throws DeskException {
    permitted(by);
    Operator before = known(who);
    if (by.id().equals(who)) {
      throw refused("accounts.own-removal");
    }
    var event = AuditEvent.of(AuditAction.ACCOUNT_REMOVED, by).about(who.value());
    var facts = facts(event, before).after();
    trail.during(
        new AuditEvent(event.action(), event.by(), event.subject(), facts, Map.of()),
        () -> {
          keyring.remove(key, who);
          store.remove(who, clock.instant());
          lockOut.lift(who.value());
          return who;
        });
  }

  @Override
  public RecoveryKey renewRecovery(Operator by) throws DeskException {
    permitted(by);
    return trail.during(
        AuditEvent.of(AuditAction.ACCOUNT_CHANGED, by).about("recovery-key"),
        () -> keyring.renewRecovery(key));
  }

  @Override
  public boolean recoverable(Operator by) throws DeskException {
    permitted(by);
    return keyring.recoverable();
  }

  private Operator known(OperatorId id) throws DeskException {
    return users.find(id).orElseThrow(() -> refused("accounts.unknown", id.value()));
  }

  private static void withRole(Operator who) throws DeskException {
    if (who.roles().isEmpty() || who.name().isBlank()) {
      throw refused("accounts.no-role");
    }
  }

  private void permitted(Operator by) throws DeskException {
    if (!by.roles().contains(Role.ADMINISTRATOR)) {
      throw trail.refusal(
          by, "ACCOUNTS", "", Problem.of(Problem.Kind.REFUSED, "accounts.not-permitted"));
    }
  }

  private static DeskException refused(String key, String... facts) {
    return new DeskException(Problem.of(Problem.Kind.REFUSED, key, facts));
  }
}
