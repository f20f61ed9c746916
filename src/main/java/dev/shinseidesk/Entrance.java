package dev.shinseidesk;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Operator.Role;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.StoreException;
import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditEvent;
import dev.shinseidesk.audit.AuditTrail;
import dev.shinseidesk.security.DataKey;
import dev.shinseidesk.security.KeyDerivation;
import dev.shinseidesk.security.Keyring;
import dev.shinseidesk.security.LockOut;
import dev.shinseidesk.security.Passwords;
import dev.shinseidesk.security.RecoveryKey;
import dev.shinseidesk.security.SecondFactors;
import dev.shinseidesk.security.SignInRules;
import dev.shinseidesk.services.Credentials;
import dev.shinseidesk.store.Rekeying;
import dev.shinseidesk.store.SqliteStore;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From a closed data folder to an open store: password, lock-out, second factor, password that is
 * due, and what is left when nobody knows a password. Nothing of the store is handed out before all
 * of it holds. Any thread but the FX thread; one at a time.
 */
final class Entrance {
  /** What one try of a password is to cost at least. */
  private static final Duration COST = Duration.ofMillis(250);

  private static final String OLDER = "sign-in.keyring-older";

  /** Stands for a user in the count of tries; no user can be called so. */
  private static final String RECOVERY_TRIES = "\nrecovery";

  private final Path data;
  private final SignInRules rules;
  private final KeyDerivation floor;
  private final Clock clock;
  private final SecureRandom random;
  private final KeyringKeeper keeper;
  private final LockOut lockOut;
  private final @Nullable Path witness;

  /**
   * For one data folder, which need not hold anything yet.
   *
   * @param floor least cost of a password; {@link KeyDerivation#DEFAULT} but in practice mode and
   *     tests
   */
  Entrance(Path data, SignInRules rules, KeyDerivation floor, Clock clock, SecureRandom random) {
    this(data, null, rules, floor, clock, random);
  }

  /**
   * The same with the head of the trail kept once more.
   *
   * @param witness the file for it, outside the data folder; null for none
   */
  Entrance(
      Path data,
      @Nullable Path witness,
      SignInRules rules,
      KeyDerivation floor,
      Clock clock,
      SecureRandom random) {
    this.data = data;
    this.witness = witness;
    this.rules = rules;
    this.floor = floor;
    this.clock = clock;
    this.random = random;
    this.keeper = new KeyringKeeper(data, floor, random, clock);
    this.lockOut = new LockOut(data.resolve("attempts.json"), rules, clock, random);
  }

  /**
   * What is open once somebody is in; the room around it closes store and key.
   *
   * @param before the sign-in before this one
   * @param failures tries that failed since then
   */
  record Entered(
      SqliteStore store,
      DataKey key,
      Operator operator,
      @Nullable Instant before,
      int failures,
      AuditTrail trail) {
    void close() {
      key.close();
      store.close();
    }
  }

  Keyring keyring() {
    return keeper.keyring();
  }

  LockOut lockOut() {
    return lockOut;
  }

  Passwords passwords(SqliteStore store) {
    return new Passwords(keyring(), store.accounts(), rules, random);
  }

  SecondFactors factors(SqliteStore store) {
    return new SecondFactors(store.accounts(), clock, random);
  }

  /**
   * Signs in; the credentials are cleared.
   *
   * @throws DeskException {@code sign-in.*}, {@code store.*}
   */
  Entered enter(Credentials credentials) throws DeskException {
    try {
      rekeying().finish();
      String user = credentials.user().strip();
      lockOut.begin(user);
      DataKey key;
      SqliteStore store;
      try {
        key = keeper.unlock(user, credentials.password().clone());
        store = opened(key, user);
      } catch (DeskException e) {
        if (!e.problem().key().equals("sign-in.wrong")) {
          lockOut.takeBack(user);
        }
        throw e;
      }
      try {
        return entered(store, key, credentials);
      } catch (DeskException | RuntimeException e) {
        key.close();
        store.close();
        throw e;
      }
    } finally {
      credentials.clear();
    }
  }

  private SqliteStore opened(DataKey key, String user) throws DeskException {
    try {
      SqliteStore store = open(key);
      try {
        newest(store, user);
        return store;
      } catch (DeskException | RuntimeException e) {
        store.close();
        throw e;
      }
    } catch (DeskException | RuntimeException e) {
      key.close();
      throw e;
    }
  }

  private SqliteStore open(DataKey key) throws DeskException {
    return SqliteStore.open(data.resolve(Office.STORE), key, witness);
  }

  /** Refuses a keyring of before what was done to passwords and users since; leaves a line. */
  private void newest(SqliteStore store, String user) throws DeskException {
    long highest = store.kept().generation();
    long opened = keeper.opened();
    if (opened < highest) {
      store
          .audit(DeskName.here(), clock)
          .record(
              new AuditEvent(AuditAction.REFUSED, user, "keyring", Map.of(), Map.of())
                  .before("generation", highest)
                  .after("generation", opened)
                  .after("action", AuditAction.SIGN_IN)
                  .after("problem", OLDER));
      throw new DeskException(Problem.of(Problem.Kind.REFUSED, OLDER));
    }
    keeper.settle();
    store.kept().raise(opened);
    follow(keyring(), store);
  }

  /** The copy is never behind, so that it can't bring an old password back. */
  private void follow(Keyring written, SqliteStore store) {
    written.onWritten(generation -> {
      store.kept().raise(generation);
      keeper.keepCopy();
    });
  }

  private Entered entered(SqliteStore store, DataKey key, Credentials credentials)
      throws DeskException {
    OperatorId id = operatorId(credentials.user());
    String user = id.value();
    Operator operator = store.users().find(id).orElseThrow(Entrance::wrong);
    AuditTrail trail = store.audit(DeskName.here(), clock);
    try {
      factors(store).check(id, credentials.code());
      choose(store, key, id, credentials, trail);
    } catch (DeskException e) {
      if (!e.problem().key().equals("sign-in.code-wrong")) {
        // the password was right; asking for more is no failure
        lockOut.takeBack(user);
      }
      throw e;
    }
    lockOut.succeeded(user);
    absorb(store, trail);
    new BundleNotes(data).handOver(trail);
    trail.record(AuditEvent.of(AuditAction.SIGN_IN, operator));
    updated(store, trail);
    Instant before = store.users().signedIn(id, clock.instant()).orElse(null);
    keeper.keepCopy();
    return new Entered(store, key, operator, before, store.accounts().takeFailures(id), trail);
  }

  /** Another program than the one before; the first sign-in that notices it tells. */
  private static void updated(SqliteStore store, AuditTrail trail) {
    String before = store.kept().version().orElse("");
    if (!before.equals(Version.HERE)) {
      trail.record(
          new AuditEvent(AuditAction.UPDATED, "", "", Map.of(), Map.of())
              .before("version", before)
              .after("version", Version.HERE));
      store.kept().version(Version.HERE);
    }
  }

  private void choose(
      SqliteStore store, DataKey key, OperatorId id, Credentials credentials, AuditTrail trail)
      throws DeskException {
    char[] next = credentials.next();
    if (next != null) {
      passwords(store).choose(key, id, credentials.password(), next);
      trail.record(
          new AuditEvent(AuditAction.PASSWORD_CHANGED, id.value(), id.value(), Map.of(), Map.of()));
    } else if (store.accounts().facts(id).passwordDue()) {
      throw new DeskException(Problem.of(Problem.Kind.REFUSED, "sign-in.password-due"));
    } else if (keyring().outdated(id)) {
      keyring().setPassword(key, id, credentials.password().clone());
    }
  }

  /** Failed tries go from the file beside the keyring into the trail. */
  private void absorb(SqliteStore store, AuditTrail trail) throws DeskException {
    List<OperatorId> all = store.users().all().stream().map(Operator::id).toList();
    lockOut.handOver(
        all.stream().map(OperatorId::value).toList(),
        notes -> {
          for (LockOut.Noted note : notes) {
            String name = note.user() == null ? "" : note.user();
            trail.record(
                new AuditEvent(
                    AuditAction.SIGN_IN_FAILED,
                    name,
                    name,
                    Map.of(),
                    Map.of(
                        "tried-at",
                        note.at().toString(),
                        "why",
                        note.locked() ? "locked" : "wrong")));
          }
          for (OperatorId id : all) {
            int failed =
                Collections.frequency(
                    notes.stream().map(n -> n.user() == null ? "" : n.user()).toList(), id.value());
            if (failed > 0) {
              store.accounts().failed(id, failed);
            }
          }
        });
  }

  /**
   * Makes keyring and store with a first administrator. All arrays are cleared.
   *
   * @param recoverable whether there is to be a recovery key, and the office's rules and this
   *     machine's speed are to count; not in practice mode
   * @return the recovery key, to be printed once; null where there is none
   */
  @Nullable RecoveryKey found(
      Operator first, char[] password, Map<String, char[]> secrets, boolean recoverable)
      throws DeskException {
    try {
      if (recoverable) {
        new dev.shinseidesk.security.PasswordPolicy(rules.passwordLength())
            .check(first.id(), password);
      }
      KeyDerivation cost =
          recoverable && floor.equals(KeyDerivation.DEFAULT)
              ? KeyDerivation.calibrated(COST)
              : floor;
      Keyring fresh = new Keyring(data.resolve(Office.KEYRING), cost, random);
      try (DataKey key = fresh.create(first.id(), password);
          SqliteStore store = open(key)) {
        store.kept().accept(fresh.generation());
        store.kept().version(Version.HERE);
        follow(fresh, store);
        store.users().save(first);
        secrets.forEach(store.users()::saveSecret);
        RecoveryKey recovery = recoverable ? fresh.renewRecovery(key) : null;
        keeper.keepCopy();
        return recovery;
      }
    } finally {
      Arrays.fill(password, '\0');
      secrets.values().forEach(secret -> Arrays.fill(secret, '\0'));
    }
  }

  /**
   * Gives an administrator a new password by the recovery key; lifts the lock-out and takes the
   * second factor away. The array is cleared.
   *
   * @return a new recovery key in the place of the one used, to be printed once
   * @throws DeskException {@code sign-in.recovery-*}, {@code sign-in.password-*}, {@code store.*}
   */
  RecoveryKey recover(String user, RecoveryKey used, char[] next) throws DeskException {
    try {
      rekeying().finish();
      OperatorId id = recoveringId(user);
      lockOut.begin(RECOVERY_TRIES);
      try (DataKey key = keeper.unlock(used);
          SqliteStore store = open(key)) {
        newest(store, id.value());
        lockOut.succeeded(RECOVERY_TRIES);
        Operator operator =
            store
                .users()
                .find(id)
                .filter(o -> o.roles().contains(Role.ADMINISTRATOR))
                .orElseThrow(Entrance::notAdministrator);
        AuditTrail trail = store.audit(DeskName.here(), clock);
        return trail.during(
            AuditEvent.of(AuditAction.PASSWORD_RESET, operator)
                .about(id.value())
                .after("by", "recovery-key"),
            () -> {
              passwords(store).choose(key, id, new char[0], next);
              store.accounts().removeFactor(id);
              lockOut.lift(id.value());
              RecoveryKey made = keyring().renewRecovery(key);
              keeper.keepCopy();
              return made;
            });
      }
    } finally {
      Arrays.fill(next, '\0');
    }
  }

  /**
   * Gives the store a new data key; signs in for it and out again. The credentials are cleared.
   *
   * @throws DeskException {@code accounts.not-permitted}, {@code sign-in.*}, {@code store.*};
   *     everything is as it was
   */
  void rekey(Credentials credentials, Rekeying.Watch watch) throws DeskException {
    Entered entered = enter(credentials);
    DeskException refusal = null;
    if (!entered.operator().roles().contains(Role.ADMINISTRATOR)) {
      refusal =
          entered
              .trail()
              .refusal(
                  entered.operator(),
                  AuditAction.REKEYED,
                  "",
                  Problem.of(Problem.Kind.REFUSED, "accounts.not-permitted"));
    }
    entered.store().close();
    try (DataKey old = entered.key();
        DataKey next = DataKey.random(random)) {
      if (refusal != null) {
        throw refusal;
      }
      rekeying(watch).run(keyring(), old, next);
      keeper.keepCopy();
      try (SqliteStore store = open(next)) {
        store.kept().raise(keyring().generation());
        store
            .audit(DeskName.here(), clock)
            .record(AuditEvent.of(AuditAction.REKEYED, entered.operator()));
      }
    } catch (StoreException e) {
      throw new DeskException(e.problem(), e);
    }
  }

  private Rekeying rekeying() {
    return rekeying(step -> {});
  }

  private Rekeying rekeying(Rekeying.Watch watch) {
    return new Rekeying(data.resolve(Office.STORE), data.resolve(Office.KEYRING), watch);
  }

  private static OperatorId operatorId(String user) throws DeskException {
    try {
      return new OperatorId(user.strip());
    } catch (InvalidValue e) {
      throw wrong();
    }
  }

  private static OperatorId recoveringId(String user) throws DeskException {
    try {
      return new OperatorId(user.strip());
    } catch (InvalidValue e) {
      throw notAdministrator();
    }
  }

  private static DeskException notAdministrator() {
    return new DeskException(Problem.of(Problem.Kind.REFUSED, "sign-in.recovery-administrator"));
  }

  private static DeskException wrong() {
    return new DeskException(Problem.of(Problem.Kind.REFUSED, "sign-in.wrong"));
  }
}
