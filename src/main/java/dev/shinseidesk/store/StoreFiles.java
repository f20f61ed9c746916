package dev.shinseidesk.store;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.keeping.SnapshotSource;
import dev.shinseidesk.security.DataKey;
import java.nio.file.Path;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;

/** Files of stores that aren't opened to work with. Any thread but the FX thread. */
public final class StoreFiles {
  private StoreFiles() {}

  /** Something done with files. */
  @FunctionalInterface
  public interface Work {
    /** Does it. */
    void run() throws DeskException;
  }

  /**
   * Reads all of a copy.
   *
   * @throws DeskException keys {@code backup.*}: damaged, newer, cancelled
   */
  public static SnapshotSource.Facts inspect(Path copy, DataKey key, Progress progress)
      throws DeskException {
    byte[] bytes = key.bytes();
    try {
      return SqliteSnapshots.inspect(copy, bytes, progress);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /**
   * Keeps everybody from opening a store while its files are moved.
   *
   * @throws DeskException {@code sign-in.in-use}, {@code store.unreadable}, or what the work throws
   */
  public static void whileClosed(Path file, Work work) throws DeskException {
    FileLockGuard guard = FileLockGuard.take(Path.of(file + ".lock"));
    try {
      work.run();
    } finally {
      guard.close();
    }
  }

  /** The migrations on a store. */
  static Flyway flyway(DataSource source) {
    return Flyway.configure(StoreFiles.class.getClassLoader())
        .dataSource(source)
        .locations("classpath:db/migration/sqlite")
        .javaMigrations(new FilingKeysMigration())
        .load();
  }

  /** What brings a store up to date, if no newer program wrote it. */
  static Flyway upToDate(DataSource source, String problem, String... facts) throws DeskException {
    Flyway flyway = flyway(source);
    for (var applied : flyway.info().applied()) {
      if (applied.getState() == MigrationState.FUTURE_SUCCESS) {
        throw new DeskException(StoreProblems.refused(problem, facts));
      }
    }
    return flyway;
  }
}
