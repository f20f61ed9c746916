package dev.shinseidesk.services;

import dev.shinseidesk.application.DeskException;
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
   * Signs in; blocks, so never on the FX thread. The array is cleared before it returns.
   *
   * @throws DeskException keys {@code sign-in.*}: wrong (user unknown or password wrong, not told
   *     apart), store-broken, in-use
   */
  DeskServices signIn(String user, char[] password) throws DeskException;

  /**
   * Shown on the log-in in practice mode.
   *
   * @param user sign-in name
   * @param password its password
   * @param portal address of the practice portal
   * @param receivingFolder where forwarded files arrive
   */
  record PracticeHint(String user, String password, String portal, String receivingFolder) {}
}
