package dev.shinseidesk.store;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.FreeSpace;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.application.StoreException;
import dev.shinseidesk.keeping.OfficeRestore;
import dev.shinseidesk.keeping.SnapshotSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Copies of the store by VACUUM INTO: of one moment, without free pages, and encrypted with the key
 * of the store, which the driver hands on to the new file (a test holds that).
 */
final class SqliteSnapshots implements SnapshotSource, AutoCloseable {
  private static final int STEPS = 20_000;

  private final Path file;
  private final byte[] dataKey;
  private final byte[] root;

  /** Keeps copies of what it needs of the key. */
  SqliteSnapshots(Path file, byte[] dataKey) {
    this.file = file;
    this.dataKey = dataKey.clone();
    this.root = OfficeRestore.root(dataKey);
  }

  @Override
  public byte[] key(byte[] salt) {
    return OfficeRestore.key(root, salt);
  }

  @Override
  public void copy(Path to, Progress progress) throws DeskException {
    try (Connection connection = Connections.writing(file, dataKey).getConnection();
        Statement statement = connection.createStatement()) {
      long size = number(statement, "PRAGMA page_count") * number(statement, "PRAGMA page_size");
      if (FreeSpace.at(to.toAbsolutePath().resolveSibling("")) < size) {
        throw new DeskException(
            Problem.of(Kind.REFUSED, "backup.no-space", to.toString(), Long.toString(size)));
      }
      ProgressHandler.setHandler(connection, STEPS, watching(to, size, progress));
      try {
        statement.execute("VACUUM INTO '" + to.toString().replace("'", "''") + "'");
      } finally {
        ProgressHandler.clearHandler(connection);
      }
      progress.report(size, size);
    } catch (SQLException e) {
      throw failed(e, to);
    }
  }

  private static ProgressHandler watching(Path to, long size, Progress progress) {
    return new ProgressHandler() {
      @Override
      protected int progress() {
        try {
          progress.report(Files.exists(to) ? Math.min(Files.size(to), size) : 0, size);
        } catch (IOException e) {
          // only the figure is missing
        }
        return progress.cancelled() ? 1 : 0;
      }
    };
  }

  private static DeskException failed(SQLException e, Path to) {
    if (e instanceof SQLiteException sqlite
        && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_INTERRUPT) {
      return new DeskException(Problem.of(Kind.REFUSED, "backup.cancelled"));
    }
    StoreException told = StoreProblems.translated(e);
    return told.problem().key().equals("store.disk-full")
        ? new DeskException(Problem.of(Kind.REFUSED, "backup.no-space", to.toString(), ""), e)
        : new DeskException(told.problem(), e);
  }

  @Override
  public Facts inspect(Path copy, Progress progress) throws DeskException {
    return inspect(copy, dataKey, progress);
  }

  /** {@link #inspect} without an open store. */
  static Facts inspect(Path copy, byte[] key, Progress progress) throws DeskException {
    String name = String.valueOf(copy.getFileName());
    try {
      if (!Files.isRegularFile(copy) || !KeyCheck.fits(copy, key)) {
        throw broken("backup.damaged", name, null);
      }
      StoreFiles.upToDate(Connections.reading(copy, key), "backup.newer", name);
      try (Connection connection = Connections.reading(copy, key).getConnection();
          Statement statement = connection.createStatement()) {
        return facts(statement, name, progress);
      }
    } catch (IOException e) {
      throw new DeskException(Problem.of(Kind.USAGE, "backup.unreadable", name), e);
    } catch (SQLException | FlywayException e) {
      throw broken("backup.damaged", name, e);
    }
  }

  private static Facts facts(Statement statement, String name, Progress progress)
      throws SQLException, DeskException {
    try (ResultSet row = statement.executeQuery("PRAGMA integrity_check")) {
      if (!row.next() || !row.getString(1).equals("ok")) {
        throw broken("backup.damaged", name, null);
      }
    }
    try (ResultSet row = statement.executeQuery("PRAGMA foreign_key_check")) {
      if (row.next()) {
        throw broken("backup.damaged", name, null);
      }
    }
    long applications = number(statement, "SELECT count(*) FROM application");
    long archives = archives(statement, name, applications, progress);
    return new Facts(
        Long.toString(
            number(
                statement,
                "SELECT max(CAST(version AS INTEGER)) FROM flyway_schema_history"
                    + " WHERE success = 1")),
        applications,
        archives);
  }

  private static long archives(Statement statement, String name, long total, Progress progress)
      throws SQLException, DeskException {
    long archives = 0;
    try (ResultSet row =
        statement.executeQuery(
            "SELECT c.bytes, a.archive_sha256, c.sha256 FROM archive c"
                + " JOIN application a ON a.id = c.id")) {
      while (row.next()) {
        String hash = Sha256.of(row.getBytes(1)).hex();
        if (!hash.equals(row.getString(2)) || !hash.equals(row.getString(3))) {
          throw broken("backup.damaged", name, null);
        }
        progress.report(++archives, total);
        if (progress.cancelled()) {
          throw new DeskException(Problem.of(Kind.REFUSED, "backup.cancelled"));
        }
      }
    }
    return archives;
  }

  private static long number(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static DeskException broken(
      String key, String name, @org.jspecify.annotations.Nullable Exception cause) {
    var problem = Problem.of(Kind.USAGE, key, name);
    return cause == null ? new DeskException(problem) : new DeskException(problem, cause);
  }

  @Override
  public void close() {
    Arrays.fill(dataKey, (byte) 0);
    Arrays.fill(root, (byte) 0);
  }
}
