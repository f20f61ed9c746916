package dev.shinseidesk.security;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * The second factor of the accounts: setting up, checking, recovery codes. The secret lies in the
 * encrypted store and is checked before anything of the store is handed out. Any thread but the FX
 * thread.
 */
public final class SecondFactors {
  private static final int RECOVERY_CODES = 8;
  private static final int RECOVERY_LENGTH = 10;
  private static final String EASY = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

  private final AccountStore store;
  private final Clock clock;
  private final SecureRandom random;
  private final TimeCodes codes = new TimeCodes();

  /** Over this store. */
  public SecondFactors(AccountStore store, Clock clock, SecureRandom random) {
    this.store = store;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Checks what was typed and uses it up; passes where the user has no second factor.
   *
   * @param code from the authenticator program, or a recovery code; may be empty; not cleared
   * @throws DeskException {@code sign-in.code-needed} where there is none, {@code
   *     sign-in.code-wrong} where it doesn't fit or was used before
   */
  public void check(OperatorId user, char[] code) throws DeskException {
    var factor = store.factor(user);
    if (factor.isEmpty()) {
      return;
    }
    if (code.length == 0) {
      throw refused("sign-in.code-needed");
    }
    OptionalLong step =
        codes.step(factor.get().secret(), code, clock.instant(), factor.get().lastStep());
    boolean passed =
        step.isPresent()
            ? store.useStep(user, step.getAsLong())
            : store.useRecovery(user, hash(new String(code)));
    if (!passed) {
      throw refused("sign-in.code-wrong");
    }
  }

  /** A secret to be set up; holds from {@link #confirm} on. */
  public byte[] secret() {
    return codes.secret(random);
  }

  /**
   * Sets the factor up, once the user's program has shown a right code.
   *
   * @return recovery codes, to be told once
   * @throws DeskException {@code sign-in.code-wrong}; nothing changed
   */
  public List<String> confirm(OperatorId user, byte[] secret, char[] code) throws DeskException {
    long step = requireFit(secret, code);
    List<String> made = new ArrayList<>();
    for (int i = 0; i < RECOVERY_CODES; i++) {
      made.add(recoveryCode());
    }
    store.saveFactor(
        user,
        new AccountStore.Factor(secret, step),
        made.stream().map(SecondFactors::hash).toList());
    return made;
  }

  /**
   * Refuses a code that the secret doesn't show now.
   *
   * @return its step
   * @throws DeskException {@code sign-in.code-wrong}
   */
  long requireFit(byte[] secret, char[] code) throws DeskException {
    return codes
        .step(secret, code, clock.instant(), 0)
        .orElseThrow(() -> refused("sign-in.code-wrong"));
  }

  private String recoveryCode() {
    var text = new StringBuilder();
    for (int i = 0; i < RECOVERY_LENGTH; i++) {
      if (i == RECOVERY_LENGTH / 2) {
        text.append('-');
      }
      text.append(EASY.charAt(random.nextInt(EASY.length())));
    }
    return text.toString();
  }

  private static byte[] hash(String code) {
    String plain = code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    try {
      return MessageDigest.getInstance("SHA-256").digest(plain.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static DeskException refused(String key) {
    return new DeskException(Problem.of(Problem.Kind.REFUSED, key));
  }
}
