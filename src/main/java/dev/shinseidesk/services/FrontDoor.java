package dev.shinseidesk.services;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.security.RecoveryKey;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the window needs before anybody is signed in. */
public interface FrontDoor {
  /** Name of the office, e.g. みどり市. */
  String officeName();

  /** Credentials and folders to show on the log-in; null outside practice mode. */
  @Nullable PracticeHint practice();

  /** Language of the window. */
  Locale locale();

  /**
   * Signs in; blocks, so never on the FX thread. The arrays are cleared before it returns.
   *
   * @throws DeskException keys {@code sign-in.*}: wrong (user unknown or password wrong, not told
   *     apart), locked, code-needed and code-wrong (second factor), password-due and the other
   *     password-* (a new one must come with it), store-broken, in-use; {@code settings.differ}
   *     where somebody changed the settings outside the desk, {@code settings.differ-decide} where
   *     this person may say what becomes of it
   */
  default DeskServices signIn(Credentials credentials) throws DeskException {
    return signIn(credentials, SettingsChoice.NONE);
  }

  /**
   * The same for an administrator who says what becomes of settings that differ; where none do,
   * nothing becomes of them.
   *
   * @throws DeskException as {@link #signIn(Credentials)}; {@code settings.locked}
   */
  DeskServices signIn(Credentials credentials, SettingsChoice choice) throws DeskException;

  /** {@link #signIn(Credentials)} with user and password alone. */
  default DeskServices signIn(String user, char[] password) throws DeskException {
    return signIn(Credentials.of(user, password));
  }

  /**
   * Gives an administrator a new password by the recovery key; never on the FX thread. The arrays
   * are cleared.
   *
   * @param recoveryKey as typed off the paper
   * @return a new recovery key in the place of the one used, to be shown once; the caller closes it
   * @throws DeskException keys {@code sign-in.*}: recovery-mistyped, recovery-wrong, recovery-none,
   *     recovery-administrator, locked, password-*, in-use
   */
  RecoveryKey recover(String user, char[] recoveryKey, char[] next) throws DeskException;

  /**
   * Encrypts the store with a new key; signs out whoever is in, takes as long as the store is big;
   * never on the FX thread. The arrays are cleared.
   *
   * @throws DeskException as {@link #signIn(Credentials)}; {@code accounts.not-permitted} for
   *     anybody but an administrator; {@code sign-in.rekey-entries}; {@code store.*}
   */
  void rekey(Credentials credentials) throws DeskException;

  /**
   * Shown on the log-in in practice mode.
   *
   * @param user sign-in name
   * @param password its password
   * @param portal address of the practice portal
   * @param receivingFolder where forwarded files arrive
   */
  record PracticeHint(
      String user, String password, String approver, String portal, String receivingFolder) {}
}
