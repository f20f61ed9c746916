package dev.shinseidesk.keeping;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Progress;
import java.nio.file.Path;

/** Where backups go. Any thread but FX's. */
public interface BackupPlace {
  /** For people; never a secret. */
  String shown();

  /**
   * Puts a finished file there, whole or not at all.
   *
   * @param file on this machine; it may be moved away
   * @param name its name there
   * @return the name under which it is read again
   * @throws DeskException keys {@code backup.*}: unwritable, cancelled; {@code channel.*}
   */
  String put(Path file, String name, Progress progress) throws DeskException;

  /**
   * Takes away the oldest beyond a number.
   *
   * @param stem names that begin so are backups of this desk and sort by time
   * @return how many went
   * @throws DeskException as {@link #put}
   */
  int prune(String stem, int keep) throws DeskException;
}
