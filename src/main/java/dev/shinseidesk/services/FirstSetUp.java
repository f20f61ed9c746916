package dev.shinseidesk.services;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.security.RecoveryKey;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A desk that has no office yet, or whose office was laid down from the town's bundle but has no
 * store. Blocks; never on the FX thread but for {@link #givenOffice} and {@link #systems}.
 */
public interface FirstSetUp {
  /** Name of the office whose settings are there already; null where they are still to be made. */
  @Nullable String givenOffice();

  /** The business systems of the table, in its order; none where the office is given. */
  List<SystemChoice> systems();

  /**
   * Checks what the first administrator wants as a password; the array is left as it is.
   *
   * @throws DeskException {@code sign-in.password-*}
   */
  void checkPassword(OperatorId user, char[] password) throws DeskException;

  /**
   * Logs in at the portal once (029i001-01), changing nothing. The array is cleared.
   *
   * @param url base URL as the municipality was given it
   * @throws DeskException {@code portal.*}
   */
  void tryPortal(String url, String user, char[] password) throws DeskException;

  /**
   * Makes settings, keyring, store and first administrator, or nothing. The arrays are cleared.
   *
   * @return the recovery key, to be shown once; the caller closes it
   * @throws DeskException {@code settings.*}, {@code sign-in.*}, {@code store.*}
   */
  RecoveryKey create(Plan plan) throws DeskException;

  /**
   * A business system of the table.
   *
   * @param id three characters
   * @param used whether it is used where nobody says otherwise
   */
  record SystemChoice(String id, String name, boolean used) {}

  /**
   * What was answered.
   *
   * @param office name of the municipality; null where the office is given
   * @param municipality 市区町村コード; null where the office is given
   * @param portalUrl null for the profile's
   * @param portalUser null for the sample's
   * @param portalPassword empty where it is to be set later
   * @param systems ids of the business systems in use; null for those that ship as used
   * @param receiving folder that applications are handed over in; null for the sample's
   */
  @SuppressWarnings("ArrayRecordComponent") // passwords, never compared
  record Plan(
      @Nullable String office,
      @Nullable String municipality,
      OperatorId user,
      String userName,
      char[] password,
      @Nullable String portalUrl,
      @Nullable String portalUser,
      char[] portalPassword,
      @Nullable Set<String> systems,
      @Nullable String receiving) {
    /** Overwrites both passwords. */
    public void clear() {
      Arrays.fill(password, '\0');
      Arrays.fill(portalPassword, '\0');
    }
  }
}
