package dev.shinseidesk.store;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.StoreException;
import dev.shinseidesk.forwarding.ForwardingStore;
import dev.shinseidesk.inquiry.Applications;
import dev.shinseidesk.intake.IntakeStore;
import dev.shinseidesk.outbox.OutboxStore;
import dev.shinseidesk.residents.NumberLinkStore;
import dev.shinseidesk.review.ReviewStore;
import dev.shinseidesk.security.DataKey;
import dev.shinseidesk.security.UserStore;
import dev.shinseidesk.status.StatusStore;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The desk's store: one encrypted SQLite file. Everything is in it; nothing of it lies in plain
 * text on the disk, its write-ahead log included. One process at a time holds it. All stores it
 * hands out may be called from any thread but the FX thread; they throw {@link StoreException} when
 * the file can't be read or written, and after {@link #close()}.
 */
public final class SqliteStore implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteStore.class);

  private final FileLockGuard lock;
  private final Database database;
  private final IntakeStore intake;
  private final Applications applications;
  private final ReviewStore reviews;
  private final ForwardingStore forwardings;
  private final StatusStore statuses;
  private final OutboxStore outbox;
  private final NumberLinkStore numberLinks;
  private final UserStore users;

  private SqliteStore(FileLockGuard lock, Database database) {
    this.lock = lock;
    this.database = database;
    StoredJson json = new StoredJson();
    History history = new History(json);
    OutboxRows rows = new OutboxRows(json);
    intake = new SqliteIntakeStore(database, history, json);
    applications = new SqliteApplications(database, json);
    reviews = new SqliteReviewStore(database, history, json);
    forwardings = new SqliteForwardingStore(database, history, rows);
    statuses = new SqliteStatusStore(database, history, rows);
    outbox = new SqliteOutboxStore(database, history, rows, json);
    numberLinks = new SqliteNumberLinkStore(database);
    users = new SqliteUserStore(database, json);
  }

  /**
   * Opens the store, creating the file where there is none and bringing older ones up to date.
   * Never the FX thread.
   *
   * @param file the store's file; {@code -wal}, {@code -shm} and {@code .lock} files stand beside
   *     it
   * @param key the data key; the caller closes it
   * @throws DeskException {@code sign-in.in-use} while another process or window holds it; {@code
   *     sign-in.store-broken} when the key doesn't fit or the file is no store, with no byte
   *     changed; {@code sign-in.store-newer} when a newer program wrote it; {@code store.*} when
   *     the disk refuses
   */
  public static SqliteStore open(Path file, DataKey key) throws DeskException {
    FileLockGuard lock = FileLockGuard.take(Path.of(file + ".lock"));
    byte[] bytes = key.bytes();
    try {
      if (!KeyCheck.fits(file, bytes)) {
        throw new DeskException(StoreProblems.refused("sign-in.store-broken"));
      }
      DataSource writing = Connections.writing(file, bytes);
      migrate(writing);
      return new SqliteStore(lock, new Database(writing, Connections.reading(file, bytes)));
    } catch (IOException e) {
      lock.close();
      throw new DeskException(StoreProblems.refused("store.unreadable"), e);
    } catch (SQLException | FlywayException e) {
      lock.close();
      StoreException translated = StoreProblems.translated(e);
      throw new DeskException(
          translated.problem().key().equals("store.damaged")
              ? StoreProblems.refused("sign-in.store-broken")
              : translated.problem(),
          translated.getCause());
    } catch (DeskException | RuntimeException e) {
      lock.close();
      throw e;
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static void migrate(DataSource source) throws DeskException {
    Flyway flyway =
        Flyway.configure(SqliteStore.class.getClassLoader())
            .dataSource(source)
            .locations("classpath:db/migration/sqlite")
            .load();
    for (var applied : flyway.info().applied()) {
      if (applied.getState() == MigrationState.FUTURE_SUCCESS) {
        throw new DeskException(StoreProblems.refused("sign-in.store-newer"));
      }
    }
    flyway.migrate();
  }

  /** Where fetched applications go. */
  public IntakeStore intake() {
    return intake;
  }

  /** The list and its contents. */
  public Applications applications() {
    return applications;
  }

  /** 形式審査. */
  public ReviewStore reviews() {
    return reviews;
  }

  /** 提供. */
  public ForwardingStore forwardings() {
    return forwardings;
  }

  /** 申請処理状況. */
  public StatusStore statuses() {
    return statuses;
  }

  /** What must leave. */
  public OutboxStore outbox() {
    return outbox;
  }

  /** 番号紐付情報. */
  public NumberLinkStore numberLinks() {
    return numberLinks;
  }

  /** Accounts and secrets. */
  public UserStore users() {
    return users;
  }

  /** For the tests of this package: statements no port offers. */
  Database database() {
    return database;
  }

  /** Writes the log back into the file, closes it and lets others open it. Again: nothing. */
  @Override
  public void close() {
    if (lock.isClosed()) {
      return;
    }
    try {
      database.maintain("PRAGMA optimize");
      database.maintain("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (StoreException e) {
      // the log stays beside the file and is read at the next opening; nothing is lost
      LOG.warn("store closed without writing its log back: {}", e.problem().key());
    } finally {
      database.close();
      lock.close();
    }
  }
}
