package dev.shinseidesk.store;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.StoreException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Turns what the driver says into problems a clerk can act on. */
final class StoreProblems {
  private StoreProblems() {}

  /** Anything a store call may fail by; the cause keeps the driver's words only. */
  static StoreException translated(Throwable failure) {
    SQLException sql = sqlException(failure);
    return new StoreException(sql == null ? refused("store.unexpected") : problem(sql), sql);
  }

  /** A refusal of this key. */
  static Problem refused(String key, String... facts) {
    return Problem.of(Problem.Kind.REFUSED, key, facts);
  }

  /** A refusal as an exception. */
  static StoreException refusal(String key, String... facts) {
    return new StoreException(refused(key, facts), null);
  }

  private static Problem problem(SQLException e) {
    if (e instanceof SQLTransientException) {
      return refused("store.busy");
    }
    if (!(e instanceof SQLiteException sqlite)) {
      return refused("store.unexpected");
    }
    SQLiteErrorCode code = sqlite.getResultCode();
    // the extended codes repeat the primary one in their lowest byte
    SQLiteErrorCode primary = SQLiteErrorCode.getErrorCode(code.code & 0xff);
    return switch (primary) {
      case SQLITE_FULL -> refused("store.disk-full");
      case SQLITE_BUSY, SQLITE_LOCKED -> refused("store.busy");
      case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_FORMAT -> refused("store.damaged");
      case SQLITE_READONLY -> refused("store.read-only");
      case SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_PERM -> refused("store.unreadable");
      case SQLITE_CONSTRAINT -> refused("store.inconsistent");
      default -> refused("store.unexpected");
    };
  }

  private static @Nullable SQLException sqlException(@Nullable Throwable failure) {
    Throwable at = failure;
    for (int depth = 0; at != null && depth < 20; depth++) {
      // Hikari puts its own time-out around the driver's exception; the innermost tells most
      if (at instanceof SQLiteException sqlite) {
        return sqlite;
      }
      at = at.getCause();
    }
    at = failure;
    for (int depth = 0; at != null && depth < 20; depth++) {
      if (at instanceof SQLException sql) {
        return sql;
      }
      at = at.getCause();
    }
    return null;
  }
}
