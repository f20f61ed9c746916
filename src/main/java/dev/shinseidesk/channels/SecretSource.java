package dev.shinseidesk.channels;

import dev.shinseidesk.application.DeskException;
import org.jspecify.annotations.Nullable;

/** Where passwords and keys come from: the encrypted store, never a settings file. Any thread. */
@FunctionalInterface
public interface SecretSource {
  /**
   * A fresh copy, which the caller clears after use.
   *
   * @param name as the settings call it
   * @return null where none is kept under the name
   * @throws DeskException when the place of secrets can't be read
   */
  char @Nullable [] secret(String name) throws DeskException;

  /**
   * A secret that must be there.
   *
   * @throws DeskException {@code channel.no-secret} where it isn't
   */
  default char[] required(String name) throws DeskException {
    char[] found = secret(name);
    if (found == null || found.length == 0) {
      throw ChannelProblems.ours(null, "channel.no-secret", name);
    }
    return found;
  }
}
