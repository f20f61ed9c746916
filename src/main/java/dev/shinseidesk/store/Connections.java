package dev.shinseidesk.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;
import org.sqlite.mc.SQLiteMCConfig;
import org.sqlite.mc.SQLiteMCSqlCipherConfig;

/** Opens connections to the encrypted file, each with the same guards set. */
final class Connections extends SQLiteDataSource {
  private static final int BUSY_MILLIS = 5_000;
  private final List<String> afterwards;

  private Connections(SQLiteMCConfig config, Path file, List<String> afterwards) {
    super(config);
    this.afterwards = afterwards;
    setUrl("jdbc:sqlite:" + file.toAbsolutePath());
  }

  /** Connections that write: transactions take the write lock at once, so none fails half-way. */
  static Connections writing(Path file, byte[] key) {
    SQLiteMCConfig config = config(key);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    return new Connections(
        config,
        file,
        List.of(
            "PRAGMA trusted_schema = OFF",
            "PRAGMA cache_size = -32000",
            // Samples (sqlite_stat4) are gathered without a limit only. A connection that reads the
            // schema while they are being written crashes the process in SQLite 3.40.1.
            "PRAGMA analysis_limit = 1000",
            // pages written again and again are encrypted into the file once in a while only
            "PRAGMA wal_autocheckpoint = 4000"));
  }

  /** Connections that only read. */
  static Connections reading(Path file, byte[] key) {
    return new Connections(
        config(key),
        file,
        List.of(
            "PRAGMA trusted_schema = OFF", "PRAGMA cache_size = -16000", "PRAGMA query_only = ON"));
  }

  /** A connection outside the write-ahead log, in which the key can be changed. */
  static Connections alone(Path file, byte[] key) {
    SQLiteMCConfig config = config(key);
    config.setJournalMode(SQLiteConfig.JournalMode.DELETE);
    return new Connections(config, file, List.of("PRAGMA trusted_schema = OFF"));
  }

  private static SQLiteMCConfig config(byte[] key) {
    SQLiteMCConfig config = SQLiteMCSqlCipherConfig.getDefault().withRawUnsaltedKey(key).build();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setJounalSizeLimit(64 << 20);
    config.enforceForeignKeys(true);
    config.enableLoadExtension(false);
    config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
    // temporary tables would lie in plain text on the disk
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    config.setBusyTimeout(BUSY_MILLIS);
    return config;
  }

  @Override
  public SQLiteConnection getConnection(String user, String password) throws SQLException {
    SQLiteConnection connection = super.getConnection(user, password);
    try (Statement statement = connection.createStatement()) {
      for (String sql : afterwards) {
        statement.execute(sql);
      }
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }
}
