package dev.shinseidesk.security;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Problem;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;

/**
 * Choosing passwords: the office's policy, those of before, and temporary ones for people who are
 * new or forgot theirs. Any thread but the FX thread.
 */
public final class Passwords {
  /** Cheaper than the keyring's: these hashes lie inside the encrypted store only. */
  private static final KeyDerivation PAST = new KeyDerivation(19 << 10, 2, 1);

  private static final String EASY = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int GROUPS = 4;
  private static final int GROUP = 4;

  private final Keyring keyring;
  private final AccountStore store;
  private final SignInRules rules;
  private final PasswordPolicy policy;
  private final SecureRandom random;

  /** Over this keyring and store. */
  public Passwords(Keyring keyring, AccountStore store, SignInRules rules, SecureRandom random) {
    this.keyring = keyring;
    this.store = store;
    this.rules = rules;
    this.policy = new PasswordPolicy(rules.passwordLength());
    this.random = random;
  }

  /**
   * Gives a user the password he or she chose. The array is cleared.
   *
   * @param present what opened the keyring just now, so that it isn't chosen again; not cleared
   * @throws DeskException {@code sign-in.password-*}, {@code sign-in.keyring-*}; nothing changed
   */
  public void choose(DataKey key, OperatorId user, char[] present, char[] next)
      throws DeskException {
    try {
      policy.check(user, next);
      if (Arrays.equals(present, next) || usedBefore(user, next)) {
        throw new DeskException(Problem.of(Problem.Kind.REFUSED, "sign-in.password-used"));
      }
      AccountStore.PastPassword past = past(next);
      keyring.setPassword(key, user, next.clone());
      store.passwordChosen(user, past, rules.passwordHistory());
    } finally {
      Arrays.fill(next, '\0');
    }
  }

  private boolean usedBefore(OperatorId user, char[] next) {
    List<AccountStore.PastPassword> before = store.pastPasswords(user);
    for (AccountStore.PastPassword past :
        before.subList(0, Math.min(before.size(), rules.passwordHistory()))) {
      if (MessageDigest.isEqual(PAST.derive(next, past.salt()), past.hash())) {
        return true;
      }
    }
    return false;
  }

  private AccountStore.PastPassword past(char[] password) {
    byte[] salt = new byte[KeyDerivation.SALT_BYTES];
    random.nextBytes(salt);
    return new AccountStore.PastPassword(salt, PAST.derive(password, salt));
  }

  /**
   * Gives a user a temporary password, which must be changed at the next sign-in.
   *
   * @return to be told once; the caller clears it
   * @throws DeskException {@code sign-in.keyring-*}; the password before still opens, though a new
   *     one must be chosen then
   */
  public char[] temporary(DataKey key, OperatorId user) throws DeskException {
    char[] made = new char[GROUPS * (GROUP + 1) - 1];
    for (int i = 0; i < made.length; i++) {
      made[i] = i % (GROUP + 1) == GROUP ? '-' : EASY.charAt(random.nextInt(EASY.length()));
    }
    store.passwordDue(user);
    keyring.setPassword(key, user, made.clone());
    return made;
  }
}
