package dev.shinseidesk.settings;

import dev.shinseidesk.security.SignInRules;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Rules of signing in as {@code office.json} has them; null for the default of each.
 *
 * @param passwordLength characters of a new password at least
 * @param passwordHistory how many passwords before can't be used again
 * @param lockAfter failures in a row after which the user has to wait
 * @param lockMinutes first wait
 * @param lockMinutesLongest longest wait
 * @param idleMinutes until the screen is covered; 0 for never
 * @param clipboardSeconds until copied personal data is taken from the clipboard
 */
public record SignInSettings(
    @Nullable Integer passwordLength,
    @Nullable Integer passwordHistory,
    @Nullable Integer lockAfter,
    @Nullable Integer lockMinutes,
    @Nullable Integer lockMinutesLongest,
    @Nullable Integer idleMinutes,
    @Nullable Integer clipboardSeconds) {
  SignInRules rules() {
    SignInRules or = SignInRules.DEFAULT;
    return new SignInRules(
        passwordLength == null ? or.passwordLength() : passwordLength,
        passwordHistory == null ? or.passwordHistory() : passwordHistory,
        lockAfter == null ? or.lockAfter() : lockAfter,
        lockMinutes == null ? or.lockFirst() : Duration.ofMinutes(lockMinutes),
        lockMinutesLongest == null ? or.lockLongest() : Duration.ofMinutes(lockMinutesLongest),
        idleMinutes == null ? or.idle() : Duration.ofMinutes(idleMinutes),
        clipboardSeconds == null ? or.clipboard() : Duration.ofSeconds(clipboardSeconds));
  }
}
