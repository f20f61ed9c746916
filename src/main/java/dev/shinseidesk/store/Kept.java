package dev.shinseidesk.store;

import java.util.Optional;

/**
 * What the store remembers of the files around it and of the program, so that an older one put back
 * is told. Any thread but FX's.
 */
public final class Kept {
  private static final String GENERATION = "keyring.generation";
  private static final String VERSION = "program.version";

  private final Database database;

  Kept(Database database) {
    this.database = database;
  }

  /** The highest generation of the keyring there has been; 0 where there was none yet. */
  public long generation() {
    return find(GENERATION).map(Long::parseLong).orElse(0L);
  }

  /** Notes a generation of the keyring, unless a higher one is known. */
  public void raise(long generation) {
    if (generation > generation()) {
      put(GENERATION, Long.toString(generation));
    }
  }

  /** Takes the keyring that lies there for the newest: after a backup was brought back. */
  public void accept(long generation) {
    put(GENERATION, Long.toString(generation));
  }

  /** The program that was here last; empty where none said so yet. */
  public Optional<String> version() {
    return find(VERSION);
  }

  /** Notes which program is here. */
  public void version(String version) {
    put(VERSION, version);
  }

  boolean witnessed(String place) {
    return find("witness " + place).isPresent();
  }

  void witness(String place) {
    put("witness " + place, "");
  }

  private Optional<String> find(String name) {
    return database.read(handle ->
        handle
            .createQuery("SELECT value FROM kept WHERE name = ?")
            .bind(0, name)
            .mapTo(String.class)
            .findOne());
  }

  private void put(String name, String value) {
    database.write(handle ->
        handle.execute("INSERT OR REPLACE INTO kept (name, value) VALUES (?, ?)", name, value));
  }
}
