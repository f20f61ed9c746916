package dev.shinseidesk.store;

import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.provisioning.InForceStore;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** The settings in force over SQLite. */
final class SqliteInForceStore implements InForceStore {
  private final Database database;

  SqliteInForceStore(Database database) {
    this.database = database;
  }

  @Override
  public Map<String, Held> held() {
    Map<String, Held> held = new TreeMap<>();
    database.read(handle -> {
      handle
          .createQuery("SELECT name, sha256, content, next FROM setting_file")
          .map((row, context) -> {
            byte[] content = row.getBytes("content");
            if (!Sha256.of(content).hex().equals(row.getString("sha256"))) {
              throw StoreProblems.refusal("store.damaged");
            }
            held.put(
                row.getString("name"),
                new Held(content, Optional.ofNullable(row.getBytes("next"))));
            return true;
          })
          .list();
      return true;
    });
    return held;
  }

  @Override
  public void replace(Map<String, byte[]> files) {
    database.write(handle -> {
      handle.execute("DELETE FROM setting_file");
      files.forEach((name, content) -> insert(handle, name, content));
      return true;
    });
  }

  private static void insert(Handle handle, String name, byte[] content) {
    handle.execute(
        "INSERT INTO setting_file (name, sha256, content) VALUES (?, ?, ?)",
        name,
        Sha256.of(content).hex(),
        content);
  }

  @Override
  public void saving(Map<String, byte[]> next) {
    database.write(handle -> {
      next.forEach((name, content) -> {
        int known =
            handle.execute("UPDATE setting_file SET next = ? WHERE name = ?", content, name);
        if (known == 0) {
          insert(handle, name, content); // nothing of that name was in force
        }
      });
      return true;
    });
  }

  @Override
  public void saved(Collection<String> names) {
    Map<String, Held> held = held();
    database.write(handle -> {
      for (String name : names) {
        Held one = held.get(name);
        if (one != null && one.next().isPresent()) {
          byte[] now = one.next().get();
          handle.execute(
              "UPDATE setting_file SET content = ?, sha256 = ?, next = NULL WHERE name = ?",
              now,
              Sha256.of(now).hex(),
              name);
        }
      }
      return true;
    });
  }

  @Override
  public Seen newest(Signed kind) {
    return database.read(handle ->
        handle
            .createQuery("SELECT number, content FROM signed_file WHERE kind = ?")
            .bind(0, kind.name())
            .map((row, context) -> new Seen(row.getLong(1), row.getBytes(2)))
            .findOne()
            .orElse(Seen.NONE));
  }

  @Override
  public void taken(Signed kind, Seen seen) {
    Seen before = newest(kind);
    if (seen.number() < before.number() || Arrays.equals(seen.signed(), before.signed())) {
      return;
    }
    database.write(handle ->
        handle.execute(
            "INSERT INTO signed_file (kind, number, content) VALUES (?, ?, ?)"
                + " ON CONFLICT (kind) DO UPDATE SET number = excluded.number,"
                + " content = excluded.content WHERE excluded.number >= signed_file.number",
            kind.name(),
            seen.number(),
            seen.signed()));
  }
}
