package dev.shinseidesk.security;

import java.time.Duration;

/**
 * What the office sets about signing in.
 *
 * @param passwordLength characters of a new password at least
 * @param passwordHistory how many passwords before can't be used again; 0 for none
 * @param lockAfter failures in a row after which the first wait begins
 * @param lockFirst how long the first wait is; each further failure doubles it
 * @param lockLongest how long a wait can become
 * @param idle after how long without a key or the mouse the screen is covered; zero for never
 * @param clipboard after how long copied personal data is taken from the clipboard
 */
public record SignInRules(
    int passwordLength,
    int passwordHistory,
    int lockAfter,
    Duration lockFirst,
    Duration lockLongest,
    Duration idle,
    Duration clipboard) {
  /** Where the office sets nothing. */
  public static final SignInRules DEFAULT =
      new SignInRules(
          8,
          4,
          5,
          Duration.ofMinutes(1),
          Duration.ofMinutes(30),
          Duration.ofMinutes(10),
          Duration.ofSeconds(60));

  /** How long to wait after so many failures in a row; zero while there are few. */
  public Duration waitAfter(int failures) {
    if (failures < lockAfter) {
      return Duration.ZERO;
    }
    int doublings = Math.min(failures - lockAfter, 20);
    Duration wait = lockFirst.multipliedBy(1L << doublings);
    return wait.compareTo(lockLongest) > 0 ? lockLongest : wait;
  }
}
