package dev.shinseidesk.keeping;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Progress;
import java.nio.file.Path;

/** The open store as a thing to copy. Any thread but FX's. */
public interface SnapshotSource {
  /**
   * Copies the store as of one moment while others go on working; encrypted with the same key.
   *
   * @param to a file that doesn't exist
   * @throws DeskException keys {@code backup.*}: cancelled, no-space, unwritable
   */
  void copy(Path to, Progress progress) throws DeskException;

  /**
   * Opens such a copy with the key of this store and reads all of it.
   *
   * @throws DeskException keys {@code backup.*}: wrong-key, damaged, newer, cancelled
   */
  Facts inspect(Path copy, Progress progress) throws DeskException;

  /**
   * A key for one backup, derived from the data key; the caller clears it.
   *
   * @param salt of that backup
   */
  byte[] key(byte[] salt);

  /**
   * What a copy holds.
   *
   * @param schema number of its newest migration
   * @param applications how many
   * @param archives application ZIPs whose bytes agree with their hashes
   */
  record Facts(String schema, long applications, long archives) {}
}
