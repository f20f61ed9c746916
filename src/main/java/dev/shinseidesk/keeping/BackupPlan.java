package dev.shinseidesk.keeping;

import dev.shinseidesk.application.InvalidValue;
import org.jspecify.annotations.Nullable;

/**
 * Where backups go. Immutable, any thread.
 *
 * @param folder a folder, relative to the configuration folder; null where they go to a channel
 * @param channel id of a channel; null where they go to a folder
 * @param keep how many are kept
 * @param warnAfterDays when the last one counts as too old
 * @param automatic when one is made by itself
 */
public record BackupPlan(
    @Nullable String folder,
    @Nullable String channel,
    int keep,
    int warnAfterDays,
    Automatic automatic) {
  /** What ships. */
  public static final BackupPlan DEFAULT = new BackupPlan("backups", null, 7, 3, Automatic.NONE);

  /** When one is made by itself. */
  public enum Automatic {
    /** Never. */
    NONE,
    /** After the first sign-in of a day. */
    FIRST_SIGN_IN,
    /** At the sign-out. */
    SIGN_OUT
  }

  /**
   * Checks the place.
   *
   * @throws InvalidValue for both places or none
   */
  public BackupPlan {
    if ((folder == null) == (channel == null)) {
      throw new InvalidValue("folder", "folder | channel");
    }
  }
}
