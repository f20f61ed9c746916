package dev.shinseidesk.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import dev.shinseidesk.application.StoreException;
import dev.shinseidesk.audit.AuditStore.Head;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jspecify.annotations.Nullable;

/**
 * One writing connection and a few reading ones. SQLite has one writer anyway; waiting for it here
 * instead of inside SQLite is fair and never fails half-way. Readers go on while somebody writes.
 * Any thread.
 */
final class Database implements AutoCloseable {
  private static final int READERS = 3;
  private static final long WAIT_MILLIS = 20_000;

  private final HikariDataSource writer;
  private final HikariDataSource readers;
  private final Jdbi writing;
  private final Jdbi reading;
  private final ScopedValue<Alongside> alongside = ScopedValue.newInstance();

  /**
   * Opens the pools.
   *
   * @throws SQLException what the first connection failed by
   */
  Database(DataSource forWriting, DataSource forReading) throws SQLException {
    writer = pool("desk-writer", forWriting, 1);
    try {
      readers = pool("desk-reader", forReading, READERS);
    } catch (SQLException e) {
      writer.close();
      throw e;
    }
    writing = jdbi(writer);
    reading = jdbi(readers);
  }

  private static HikariDataSource pool(String name, DataSource source, int size)
      throws SQLException {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(source);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(size);
    config.setConnectionTimeout(WAIT_MILLIS);
    // a file has no other side that drops connections
    config.setMaxLifetime(0);
    config.setIdleTimeout(0);
    try {
      return new HikariDataSource(config);
    } catch (HikariPool.PoolInitializationException e) {
      throw e.getCause() instanceof SQLException sql ? sql : new SQLException(e);
    }
  }

  private static Jdbi jdbi(DataSource source) {
    Jdbi jdbi = Jdbi.create(source);
    // Jdbi would write the bound values, which are personal data, into its messages
    jdbi.getConfig(StatementExceptions.class)
        .setMessageRendering(StatementExceptions.MessageRendering.NONE);
    return jdbi;
  }

  /**
   * Reads in one transaction, so that all of it is of one moment.
   *
   * @throws StoreException for whatever the driver fails by, and {@code store.damaged} for rows
   *     this program can't have written
   */
  <T> T read(Function<Handle, T> work) {
    checkOpen();
    try {
      return reading.inTransaction(work::apply);
    } catch (JdbiException e) {
      throw StoreProblems.translated(e);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw StoreProblems.refusal("store.damaged");
    }
  }

  /**
   * Writes in one transaction; any exception rolls it back.
   *
   * @throws StoreException for whatever the driver fails by
   */
  <T> T write(Function<Handle, T> work) {
    checkOpen();
    if (!alongside.isBound()) {
      return transaction(work);
    }
    Alongside also = alongside.get();
    T result =
        transaction(handle -> {
          T written = work.apply(handle);
          also.write(handle);
          return written;
        });
    also.committed();
    return result;
  }

  private <T> T transaction(Function<Handle, T> work) {
    try {
      return writing.inTransaction(work::apply);
    } catch (JdbiException e) {
      throw StoreProblems.translated(e);
    }
  }

  /** Work that is written once, in the first writing transaction of an act. */
  static final class Alongside {
    private final Function<Handle, Head> work;
    private final Consumer<Head> afterwards;
    private @Nullable Head written;
    private boolean done;

    /** Adds a line; told of it once it is committed. */
    Alongside(Function<Handle, Head> work, Consumer<Head> afterwards) {
      this.work = work;
      this.afterwards = afterwards;
    }

    private synchronized void write(Handle handle) {
      if (!done) {
        written = work.apply(handle);
      }
    }

    private synchronized void committed() {
      Head head = written;
      if (!done && head != null) {
        done = true;
        afterwards.accept(head);
      }
    }

    /** Whether a transaction took it along and was committed. */
    synchronized boolean done() {
      return done;
    }
  }

  /** Does an act; the first transaction it writes from this thread takes the work along. */
  <T, X extends Throwable> T alongside(Alongside work, ScopedValue.CallableOp<T, X> act) throws X {
    return ScopedValue.where(alongside, work).call(act);
  }

  /** Work on the driver's own connection, for the few places where rows come by the million. */
  interface SqlWork<T> {
    /** Does it. */
    T on(Connection connection) throws SQLException;
  }

  /**
   * {@link #read} on the driver's own connection.
   *
   * @throws StoreException for whatever the driver fails by
   */
  <T> T readSql(SqlWork<T> work) {
    return sql(reading, work);
  }

  /**
   * {@link #write} on the driver's own connection.
   *
   * @throws StoreException for whatever the driver fails by
   */
  <T> T writeSql(SqlWork<T> work) {
    return sql(writing, work);
  }

  private <T> T sql(Jdbi jdbi, SqlWork<T> work) {
    checkOpen();
    try {
      return jdbi.<T, SQLException>inTransaction(handle -> work.on(handle.getConnection()));
    } catch (JdbiException | SQLException e) {
      throw StoreProblems.translated(e);
    }
  }

  /** Runs a statement on the writing connection outside a transaction, for maintenance. */
  void maintain(String sql) {
    checkOpen();
    try {
      writing.useHandle(handle -> handle.execute(sql));
    } catch (JdbiException e) {
      throw StoreProblems.translated(e);
    }
  }

  /**
   * The first number a pragma answers on the writing connection, outside a transaction.
   *
   * @param pragma without the word PRAGMA
   */
  long pragma(String pragma) {
    checkOpen();
    try {
      return writing.withHandle(
          handle -> handle.createQuery("PRAGMA " + pragma).mapTo(Long.class).first());
    } catch (JdbiException e) {
      throw StoreProblems.translated(e);
    }
  }

  private void checkOpen() {
    if (writer.isClosed()) {
      throw StoreProblems.refusal("store.closed");
    }
  }

  @Override
  public void close() {
    readers.close();
    writer.close();
  }
}
