package dev.shinseidesk.security;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import java.time.Duration;
import java.util.List;

/**
 * Accounts of the office, for administrators. Everything is recorded in the audit trail. Any thread
 * but the FX thread. Every method throws {@code accounts.not-permitted} for anybody else.
 */
public interface AccountDesk {
  /** All accounts by id. */
  List<Account> accounts(Operator by) throws DeskException;

  /**
   * Adds an account with a temporary password.
   *
   * @return the password, to be told once; the caller clears it
   * @throws DeskException {@code sign-in.user-exists}, {@code accounts.no-role}, {@code
   *     sign-in.keyring-*}
   */
  char[] add(Operator by, Operator who) throws DeskException;

  /**
   * Changes name, roles and scope; holds from that person's next sign-in.
   *
   * @throws DeskException {@code accounts.unknown}, {@code accounts.no-role}, {@code
   *     accounts.own-role} for taking one's own administration away
   */
  void change(Operator by, Operator who) throws DeskException;

  /**
   * Gives a temporary password in the place of one that was forgotten, and lifts a lock-out.
   *
   * @return the password, to be told once; the caller clears it
   * @throws DeskException {@code accounts.unknown}, {@code accounts.own-reset}, {@code
   *     sign-in.keyring-*}
   */
  char[] reset(Operator by, OperatorId who) throws DeskException;

  /** Lifts a lock-out; {@code accounts.unknown}. */
  void unlock(Operator by, OperatorId who) throws DeskException;

  /**
   * Takes away a second factor whose device was lost.
   *
   * @throws DeskException {@code accounts.unknown}; {@code accounts.own-factor}: whoever does it to
   *     the own account has to give the password, see {@link OwnAccount#endFactor}
   */
  void removeFactor(Operator by, OperatorId who) throws DeskException;

  /**
   * Removes an account; what the person did keeps the name.
   *
   * @throws DeskException {@code accounts.unknown}, {@code accounts.own-removal}
   */
  void remove(Operator by, OperatorId who) throws DeskException;

  /**
   * Makes a new recovery key; the one before opens nothing any longer.
   *
   * @return to be printed once; the caller closes it
   */
  RecoveryKey renewRecovery(Operator by) throws DeskException;

  /** Whether there is a recovery key. */
  boolean recoverable(Operator by) throws DeskException;

  /**
   * An account.
   *
   * @param operator who
   * @param facts of the store
   * @param lockedFor how long the person has to wait after failures; zero for not at all
   * @param withPassword false where adding was cut short; a reset mends it
   */
  record Account(
      Operator operator, AccountStore.Facts facts, Duration lockedFor, boolean withPassword) {}
}
