package dev.shinseidesk.store;

import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.security.AccountStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What accounts have besides the operator, over SQLite. */
final class SqliteAccountStore implements AccountStore {
  private final Database database;

  SqliteAccountStore(Database database) {
    this.database = database;
  }

  @Override
  public Facts facts(OperatorId id) {
    return database.read(handle ->
        handle
            .createQuery(
                "SELECT last_sign_in, password_due, factor_secret IS NOT NULL,"
                    + " (SELECT count(*) FROM recovery_code c WHERE c.operator = o.id)"
                    + " FROM operator o WHERE id = ?")
            .bind(0, id.value())
            .map((row, context) -> {
              String last = row.getString(1);
              return new Facts(
                  last == null ? null : Moments.instant(last),
                  row.getBoolean(2),
                  row.getBoolean(3),
                  row.getInt(4));
            })
            .findOne()
            .orElse(new Facts(null, false, false, 0)));
  }

  @Override
  public void passwordDue(OperatorId id) {
    database.write(
        handle -> handle.execute("UPDATE operator SET password_due = 1 WHERE id = ?", id.value()));
  }

  @Override
  public void passwordChosen(OperatorId id, PastPassword past, int keep) {
    database.write(handle -> {
      handle.execute("UPDATE operator SET password_due = 0 WHERE id = ?", id.value());
      handle.execute(
          "INSERT INTO past_password (operator, salt, hash) VALUES (?, ?, ?)",
          id.value(),
          past.salt(),
          past.hash());
      return handle.execute(
          "DELETE FROM past_password WHERE operator = ? AND id NOT IN (SELECT id FROM"
              + " past_password WHERE operator = ? ORDER BY id DESC LIMIT ?)",
          id.value(),
          id.value(),
          keep);
    });
  }

  @Override
  public List<PastPassword> pastPasswords(OperatorId id) {
    return database.read(handle ->
        handle
            .createQuery("SELECT salt, hash FROM past_password WHERE operator = ? ORDER BY id DESC")
            .bind(0, id.value())
            .map((row, context) -> new PastPassword(row.getBytes(1), row.getBytes(2)))
            .list());
  }

  @Override
  public void failed(OperatorId id, int more) {
    database.write(handle ->
        handle.execute(
            "UPDATE operator SET failures = failures + ? WHERE id = ?", more, id.value()));
  }

  @Override
  public int takeFailures(OperatorId id) {
    return database.write(handle -> {
      int failures =
          handle
              .createQuery("SELECT failures FROM operator WHERE id = ?")
              .bind(0, id.value())
              .mapTo(Integer.class)
              .findOne()
              .orElse(0);
      handle.execute("UPDATE operator SET failures = 0 WHERE id = ?", id.value());
      return failures;
    });
  }

  @Override
  public Optional<Factor> factor(OperatorId id) {
    return database.read(handle ->
        handle
            .createQuery(
                "SELECT factor_secret, factor_step FROM operator"
                    + " WHERE id = ? AND factor_secret IS NOT NULL")
            .bind(0, id.value())
            .map((row, context) -> new Factor(row.getBytes(1), row.getLong(2)))
            .findOne());
  }

  @Override
  public void saveFactor(OperatorId id, Factor factor, List<byte[]> recoveryHashes) {
    database.write(handle -> {
      forget(handle, id);
      for (byte[] hash : recoveryHashes) {
        handle.execute(
            "INSERT INTO recovery_code (operator, hash) VALUES (?, ?)", id.value(), hash);
      }
      return handle.execute(
          "UPDATE operator SET factor_secret = ?, factor_step = ? WHERE id = ?",
          factor.secret(),
          factor.lastStep(),
          id.value());
    });
  }

  private static void forget(Handle handle, OperatorId id) {
    handle.execute("DELETE FROM recovery_code WHERE operator = ?", id.value());
    handle.execute(
        "UPDATE operator SET factor_secret = NULL, factor_step = 0 WHERE id = ?", id.value());
  }

  @Override
  public void removeFactor(OperatorId id) {
    database.write(handle -> {
      forget(handle, id);
      return 0;
    });
  }

  @Override
  public boolean useStep(OperatorId id, long step) {
    return database.write(handle ->
        handle.execute(
            "UPDATE operator SET factor_step = ? WHERE id = ? AND factor_step < ?",
            step,
            id.value(),
            step))
        == 1;
  }

  @Override
  public boolean useRecovery(OperatorId id, byte[] hash) {
    return database.write(handle ->
        handle.execute(
            "DELETE FROM recovery_code WHERE operator = ? AND hash = ?", id.value(), hash))
        == 1;
  }

  @Override
  public void remove(OperatorId id, Instant at) {
    database.write(handle -> {
      forget(handle, id);
      handle.execute("DELETE FROM past_password WHERE operator = ?", id.value());
      return handle.execute(
          "UPDATE operator SET removed_at = ?, password_due = 1, failures = 0 WHERE id = ?",
          Moments.text(at),
          id.value());
    });
  }
}
