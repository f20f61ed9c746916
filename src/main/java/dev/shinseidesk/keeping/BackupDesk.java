package dev.shinseidesk.keeping;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Progress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Backups of everything: the store, the keyring that opens it, the configuration. Making and
 * checking ask for the role of a supervisor or administrator of the whole office ({@code
 * keeping.not-permitted}, {@code keeping.scope}). Any thread but the FX thread.
 */
public interface BackupDesk {
  /**
   * Makes one while everybody goes on working, reads it back, and only then takes away those beyond
   * the number that is kept.
   *
   * @param folder where; null for the configured place
   * @throws DeskException keys {@code backup.*}: no-space, unwritable, damaged (what was read back
   *     differs), cancelled; {@code channel.*}
   */
  Made make(Operator by, @Nullable Path folder, Progress progress) throws DeskException;

  /**
   * Proves a file with the present key: every byte of it is decrypted, the store in it opened and
   * read, each application's ZIP compared with its hash. Nothing of this desk is touched.
   *
   * @throws DeskException keys {@code backup.*}: unreadable, no-backup, newer, truncated,
   *     wrong-key, damaged, no-space, cancelled
   */
  Proof check(Operator by, Path file, Progress progress) throws DeskException;

  /** Whether there is a backup, and whether it is too old; for everybody. */
  State state();

  /** The newest first. */
  List<Made> recent(int limit);

  /**
   * A backup.
   *
   * @param place folder or channel
   * @param file its name there
   * @param size bytes
   * @param sha256 of its bytes
   * @param applications in it
   * @param removed older ones taken away afterwards
   */
  record Made(
      Instant at,
      OperatorId by,
      String place,
      String file,
      long size,
      String sha256,
      long applications,
      int removed) {}

  /**
   * What proving came to.
   *
   * @param madeAt when it was made
   * @param applications in it
   * @param archives ZIPs whose bytes agree with their hashes
   * @param files of the configuration
   */
  record Proof(
      Instant madeAt, String schema, long applications, long archives, List<String> files) {
    /** Copies the list. */
    public Proof {
      files = List.copyOf(files);
    }
  }

  /**
   * How backups stand.
   *
   * @param last the newest; null where none was ever made
   * @param warnAfterDays when it counts as too old
   * @param place where the next one goes
   */
  record State(@Nullable Made last, int warnAfterDays, boolean tooOld, String place) {}
}
