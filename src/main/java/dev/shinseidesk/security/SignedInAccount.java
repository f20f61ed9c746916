package dev.shinseidesk.security;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditEvent;
import dev.shinseidesk.audit.AuditTrail;
import java.util.Arrays;
import java.util.List;

/** The own account over keyring and store. */
public final class SignedInAccount implements OwnAccount {
  private final String office;
  private final Operator operator;
  private final int failuresBefore;
  private final SignInRules rules;
  private final Keyring keyring;
  private final AccountStore store;
  private final Passwords passwords;
  private final SecondFactors factors;
  private final LockOut lockOut;
  private final AuditTrail trail;

  /**
   * For one signed-in person.
   *
   * @param office name of the office, as authenticator programs show it
   */
  public SignedInAccount(
      String office,
      Operator operator,
      int failuresBefore,
      SignInRules rules,
      Keyring keyring,
      AccountStore store,
      Passwords passwords,
      SecondFactors factors,
      LockOut lockOut,
      AuditTrail trail) {
    this.office = office;
    this.operator = operator;
    this.failuresBefore = failuresBefore;
    this.rules = rules;
    this.keyring = keyring;
    this.store = store;
    this.passwords = passwords;
    this.factors = factors;
    this.lockOut = lockOut;
    this.trail = trail;
  }

  @Override
  public int failuresBefore() {
    return failuresBefore;
  }

  @Override
  public SignInRules rules() {
    return rules;
  }

  @Override
  public AccountStore.Facts facts() {
    return store.facts(operator.id());
  }

  @Override
  public void changePassword(char[] present, char[] next) throws DeskException {
    try (DataKey key = proven(present.clone())) {
      trail.during(
          AuditEvent.of(AuditAction.PASSWORD_CHANGED, operator).about(operator.id().value()),
          () -> {
            passwords.choose(key, operator.id(), present, next);
            return operator;
          });
    } finally {
      Arrays.fill(present, '\0');
      Arrays.fill(next, '\0');
    }
  }

  /** Counts like a sign-in: somebody at an open desk must not try without end either. */
  private DataKey proven(char[] password) throws DeskException {
    String user = operator.id().value();
    try {
      lockOut.begin(user);
      DataKey key = keyring.unlock(user, password);
      lockOut.succeeded(user);
      return key;
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  @Override
  public Enrolment enrol() {
    byte[] secret = factors.secret();
    return new Enrolment(
        secret, TimeCodes.typed(secret), TimeCodes.address(office, operator.id().value(), secret));
  }

  @Override
  public List<String> confirm(Enrolment enrolment, char[] code, char[] proof) throws DeskException {
    try {
      factors.requireFit(enrolment.secret(), code); // so that a slip uses nothing up
      prove(proof);
      return trail.during(
          AuditEvent.of(AuditAction.SECOND_FACTOR_CHANGED, operator)
              .about(operator.id().value())
              .after("second-factor", "on"),
          () -> factors.confirm(operator.id(), enrolment.secret(), code));
    } finally {
      Arrays.fill(code, '\0');
      Arrays.fill(proof, '\0');
    }
  }

  /**
   * By a code of the factor that is there, or else by the password; counted as a try either way.
   */
  private void prove(char[] proof) throws DeskException {
    boolean coded = store.factor(operator.id()).isPresent() && codeLike(proof);
    if (!coded) {
      proven(proof.clone()).close();
      return;
    }
    String user = operator.id().value();
    lockOut.begin(user);
    try {
      factors.check(operator.id(), proof);
      lockOut.succeeded(user);
    } catch (DeskException e) {
      // it may be a password that looks like a code: the try that was begun stands for both
      keyring.unlock(user, proof.clone()).close();
      lockOut.succeeded(user);
    }
  }

  /** Six digits, or a recovery code. */
  private static boolean codeLike(char[] proof) {
    return new String(proof).strip().matches("[0-9]{6}|[0-9A-Za-z]{5}-?[0-9A-Za-z]{5}");
  }

  @Override
  public void endFactor(char[] password) throws DeskException {
    proven(password).close();
    trail.during(
        AuditEvent.of(AuditAction.SECOND_FACTOR_CHANGED, operator)
            .about(operator.id().value())
            .after("second-factor", "off"),
        () -> {
          store.removeFactor(operator.id());
          return operator;
        });
  }

  @Override
  public void covered() {
    trail.record(AuditEvent.of(AuditAction.DESK_LOCKED, operator));
  }

  @Override
  public void uncover(char[] password) throws DeskException {
    proven(password).close();
    trail.record(AuditEvent.of(AuditAction.DESK_UNLOCKED, operator));
  }
}
