package dev.shinseidesk.store;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.StoreException;
import dev.shinseidesk.application.WholeFile;
import dev.shinseidesk.security.DataKey;
import dev.shinseidesk.security.Keyring;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gives the store another data key. A copy beside it is encrypted anew and looked through, then a
 * note is written, then copy and new keyring take the places of the old ones. Killed before the
 * note, everything is as it was; killed after it, {@link #finish} puts the rest in place at the
 * next start. Never the FX thread; the store must be closed.
 */
public final class Rekeying {
  private final Path store;
  private final Path keyring;
  private final Path newStore;
  private final Path newKeyring;
  private final Path note;
  private final Watch watch;

  /** What is about to be done; the tests stop the program there. */
  public enum Step {
    /** Copying the store. */
    COPY,
    /** Encrypting the copy anew. */
    ENCRYPT,
    /** Looking through the copy. */
    VERIFY,
    /** Writing the new keyring beside the old one. */
    KEYRING,
    /** Writing the note; from then on there is no way back. */
    NOTE,
    /** Putting the copy into the store's place. */
    MOVE_STORE,
    /** Putting the new keyring into its place. */
    MOVE_KEYRING,
    /** Taking the note away. */
    DONE
  }

  /** Hears of every step before it is done. */
  @FunctionalInterface
  public interface Watch {
    /** A step begins. */
    void before(Step step);
  }

  /**
   * For the two files of one data folder.
   *
   * @param watch hears of the steps
   */
  public Rekeying(Path store, Path keyring, Watch watch) {
    this.store = store;
    this.keyring = keyring;
    this.newStore = Path.of(store + ".rekey");
    this.newKeyring = Path.of(keyring + ".rekey");
    this.note = store.resolveSibling("rekey.note");
    this.watch = watch;
  }

  /**
   * Does it.
   *
   * @param keys the keyring of that file
   * @param old the present data key; {@code next} the one to come; the caller closes both
   * @throws DeskException {@code sign-in.in-use}, {@code sign-in.store-broken}, {@code
   *     sign-in.rekey-entries}, {@code store.*}; everything is as it was
   */
  public void run(Keyring keys, DataKey old, DataKey next) throws DeskException {
    byte[] oldBytes = old.bytes();
    byte[] nextBytes = next.bytes();
    try (var lock = FileLockGuard.take(Path.of(store + ".lock"))) {
      roll();
      if (lock.isClosed() || !KeyCheck.fits(store, oldBytes)) {
        throw StoreProblems.refusal("sign-in.store-broken");
      }
      settle(oldBytes);
      watch.before(Step.COPY);
      Files.copy(store, newStore, StandardCopyOption.REPLACE_EXISTING);
      Map<String, Long> before = encrypt(oldBytes, nextBytes);
      verify(nextBytes, before);
      sync(newStore);
      watch.before(Step.KEYRING);
      keys.rekey(old, next, newKeyring);
      watch.before(Step.NOTE);
      WholeFile.replace(note, "rekey 1\n".getBytes(StandardCharsets.UTF_8));
      roll();
    } catch (IOException e) {
      undo(e);
      throw new DeskException(StoreProblems.refused("store.unreadable"), e);
    } catch (SQLException e) {
      undo(e);
      throw new DeskException(StoreProblems.translated(e).problem(), e);
    } catch (StoreException e) {
      undo(e);
      throw new DeskException(e.problem(), e);
    } catch (DeskException e) {
      undo(e);
      throw e;
    } finally {
      Arrays.fill(oldBytes, (byte) 0);
      Arrays.fill(nextBytes, (byte) 0);
    }
  }

  /**
   * Ends what a killed program began; nothing happens where nothing was begun. Before the keyring
   * is read.
   *
   * @throws DeskException {@code sign-in.in-use}, {@code store.unreadable}
   */
  public void finish() throws DeskException {
    if (!Files.exists(note) && !Files.exists(newStore) && !Files.exists(newKeyring)) {
      return;
    }
    try (var lock = FileLockGuard.take(Path.of(store + ".lock"))) {
      if (!lock.isClosed()) {
        roll();
      }
    } catch (IOException e) {
      throw new DeskException(StoreProblems.refused("store.unreadable"), e);
    }
  }

  /** Forward where the note stands, back where it doesn't. */
  private void roll() throws IOException {
    if (!Files.exists(note)) {
      clear();
      return;
    }
    watch.before(Step.MOVE_STORE);
    if (Files.exists(newStore)) {
      move(newStore, store);
    }
    watch.before(Step.MOVE_KEYRING);
    if (Files.exists(newKeyring)) {
      move(newKeyring, keyring);
    }
    watch.before(Step.DONE);
    Files.delete(note);
    WholeFile.syncFolder(note);
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    WholeFile.syncFolder(to);
  }

  private void clear() throws IOException {
    Files.deleteIfExists(newStore);
    Files.deleteIfExists(Path.of(newStore + "-journal"));
    Files.deleteIfExists(Path.of(newStore + "-wal"));
    Files.deleteIfExists(Path.of(newStore + "-shm"));
    Files.deleteIfExists(newKeyring);
  }

  private void undo(Exception failure) {
    try {
      if (!Files.exists(note)) {
        clear();
      }
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /** Brings the whole store into its one file. */
  private void settle(byte[] key) throws SQLException, IOException {
    try (Connection connection = Connections.writing(store, key).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }
    Path log = Path.of(store + "-wal");
    if (Files.exists(log) && Files.size(log) > 0) {
      throw StoreProblems.refusal("store.busy");
    }
  }

  private Map<String, Long> encrypt(byte[] oldKey, byte[] nextKey) throws SQLException {
    watch.before(Step.ENCRYPT);
    try (Connection connection = Connections.alone(newStore, oldKey).getConnection();
        Statement statement = connection.createStatement()) {
      Map<String, Long> counts = counts(statement);
      statement.execute("PRAGMA rekey = \"x'" + HexFormat.of().formatHex(nextKey) + "'\"");
      return counts;
    }
  }

  private void verify(byte[] key, Map<String, Long> before) throws SQLException, IOException {
    watch.before(Step.VERIFY);
    if (!KeyCheck.fits(newStore, key)) {
      throw StoreProblems.refusal("store.damaged");
    }
    try (Connection connection = Connections.alone(newStore, key).getConnection();
        Statement statement = connection.createStatement()) {
      try (ResultSet row = statement.executeQuery("PRAGMA integrity_check(1)")) {
        if (!row.next() || !row.getString(1).equals("ok")) {
          throw StoreProblems.refusal("store.damaged");
        }
      }
      if (!counts(statement).equals(before)) {
        throw StoreProblems.refusal("store.damaged");
      }
    }
  }

  private static Map<String, Long> counts(Statement statement) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet row =
        statement.executeQuery(
            "SELECT name FROM sqlite_schema WHERE type = 'table'"
                + " AND sql NOT LIKE 'CREATE VIRTUAL%'")) {
      while (row.next()) {
        tables.add(row.getString(1));
      }
    }
    Map<String, Long> counts = new TreeMap<>();
    for (String table : tables) {
      try (ResultSet row =
          statement.executeQuery("SELECT count(*) FROM \"" + table.replace("\"", "\"\"") + "\"")) {
        counts.put(table, row.getLong(1));
      }
    }
    return counts;
  }

  private static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    WholeFile.syncFolder(file);
  }
}
