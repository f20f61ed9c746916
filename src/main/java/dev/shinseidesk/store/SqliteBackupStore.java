package dev.shinseidesk.store;

import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.keeping.BackupDesk.Made;
import dev.shinseidesk.keeping.BackupStore;
import java.util.List;

/** Which backups were made, over SQLite. */
final class SqliteBackupStore implements BackupStore {
  private final Database database;

  SqliteBackupStore(Database database) {
    this.database = database;
  }

  @Override
  public void made(Made made) {
    database.write(handle ->
        handle.execute(
            "INSERT INTO backup_log (made_at, made_by, place, file, size, sha256, applications,"
                + " removed) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            Moments.text(made.at()),
            made.by().value(),
            made.place(),
            made.file(),
            made.size(),
            made.sha256(),
            made.applications(),
            made.removed()));
  }

  @Override
  public List<Made> recent(int limit) {
    return database.read(handle ->
        handle
            .createQuery("SELECT * FROM backup_log ORDER BY seq DESC LIMIT ?")
            .bind(0, Math.max(0, limit))
            .map((row, context) ->
                new Made(
                    Moments.instant(row.getString("made_at")),
                    new OperatorId(row.getString("made_by")),
                    row.getString("place"),
                    row.getString("file"),
                    row.getLong("size"),
                    row.getString("sha256"),
                    row.getLong("applications"),
                    row.getInt("removed")))
            .list());
  }
}
