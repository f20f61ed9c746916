package dev.shinseidesk.services;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What somebody signs in with. The arrays are cleared by whoever takes it.
 *
 * @param user 操作者ID as typed
 * @param password the password
 * @param code of the second factor; empty where none was typed
 * @param next a new password to take the old one's place; null to keep it
 */
@SuppressWarnings("ArrayRecordComponent") // cleared after use; never compared as a record
public record Credentials(String user, char[] password, char[] code, char @Nullable [] next) {
  /** User and password alone. */
  public static Credentials of(String user, char[] password) {
    return new Credentials(user, password, new char[0], null);
  }

  /** Overwrites all arrays. */
  public void clear() {
    Arrays.fill(password, '\0');
    Arrays.fill(code, '\0');
    if (next != null) {
      Arrays.fill(next, '\0');
    }
  }

  /** Never shows what is in it. */
  @Override
  public String toString() {
    return "Credentials[…]";
  }
}
