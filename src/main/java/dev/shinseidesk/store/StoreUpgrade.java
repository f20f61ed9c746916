package dev.shinseidesk.store;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.FreeSpace;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a store of an older version up to date: on a copy, which takes the store's place when it
 * is whole. Until that moment the store is the old one, so that however it is interrupted, the
 * program of before still opens it; afterwards the old one stands beside it as {@code
 * store.db.before-Vn}. The caller holds the store's lock.
 */
final class StoreUpgrade {
  private static final Logger LOG = LoggerFactory.getLogger(StoreUpgrade.class);
  private static final String COPY = ".upgrading";
  private static final String KEPT = ".before-V";

  private final Path file;
  private final byte[] key;

  /** For a file that the key fits, or that isn't there yet. */
  StoreUpgrade(Path file, byte[] key) {
    this.file = file;
    this.key = key;
  }

  /**
   * Does it, where there is something to do.
   *
   * @throws DeskException {@code sign-in.store-newer}, {@code store.no-room-for-upgrade}
   */
  void run() throws DeskException, IOException, SQLException {
    boolean fresh = !Files.exists(file) || Files.size(file) == 0;
    Flyway flyway = StoreFiles.flyway(Connections.writing(file, key));
    if (fresh) {
      flyway.migrate();
      return;
    }
    Path copy = beside(COPY);
    for (String left : new String[] {"", "-wal", "-shm", "-journal"}) {
      Files.deleteIfExists(Path.of(copy + left));
    }
    var info = flyway.info();
    for (MigrationInfo applied : info.applied()) {
      if (applied.getState() == MigrationState.FUTURE_SUCCESS) {
        throw new DeskException(
            StoreProblems.refused(
                "sign-in.store-newer", newest(info.applied()), newest(info.all(), applied)));
      }
    }
    if (info.pending().length == 0) {
      return;
    }
    MigrationInfo current = info.current();
    if (current == null) { // made, but never filled: an interrupted set-up
      flyway.migrate();
      return;
    }
    upgrade(current.getVersion().toString(), copy);
  }

  private void upgrade(String from, Path copy) throws DeskException, IOException, SQLException {
    settle(Connections.writing(file, key));
    room();
    copy(file, copy);
    DataSource source = Connections.writing(copy, key);
    StoreFiles.flyway(source).migrate();
    settle(source);
    try (var channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Path kept = beside(KEPT + from);
    Files.deleteIfExists(kept);
    try {
      Files.createLink(kept, file);
    } catch (IOException | UnsupportedOperationException e) { // not on every kind of share
      copy(file, kept);
    }
    forgetOlder(kept);
    Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    syncFolder();
    LOG.info("the store was brought from version {} up to date", from);
  }

  /** Everything from the log into the file, which then stands alone. */
  private static void settle(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }
  }

  private void room() throws DeskException, IOException {
    long needed = Files.size(file) + Files.size(file) / 4;
    if (FreeSpace.at(file) < needed) {
      throw new DeskException(
          StoreProblems.refused("store.no-room-for-upgrade", Long.toString(needed >> 20)));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var in = FileChannel.open(from, StandardOpenOption.READ);
        var out =
            FileChannel.open(
                to,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
      long size = in.size();
      for (long at = 0; at < size; ) {
        at += in.transferTo(at, size - at, out);
      }
      out.force(true);
    }
  }

  /** One version back is kept, not all of them. */
  private void forgetOlder(Path kept) throws IOException {
    try (var files = Files.list(folder())) {
      for (Path other : files.filter(this::isKept).toList()) {
        if (!other.equals(kept)) {
          Files.delete(other);
        }
      }
    }
  }

  private boolean isKept(Path other) {
    return String.valueOf(other.getFileName()).startsWith(file.getFileName() + KEPT);
  }

  private Path beside(String suffix) {
    return folder().resolve(file.getFileName() + suffix);
  }

  private Path folder() {
    return file.toAbsolutePath().resolveSibling("");
  }

  private void syncFolder() throws IOException {
    try (var channel = FileChannel.open(folder(), StandardOpenOption.READ)) {
      channel.force(true);
    } catch (AccessDeniedException e) {
      LOG.debug("this system opens no folders"); // Windows; its move is written through already
    }
  }

  private static String newest(MigrationInfo... applied) {
    return applied.length == 0 ? "0" : applied[applied.length - 1].getVersion().toString();
  }

  /** The newest version this program knows, before the one it doesn't. */
  private static String newest(MigrationInfo[] all, MigrationInfo unknown) {
    return Arrays.stream(all)
        .filter(m -> m.getState() != MigrationState.FUTURE_SUCCESS)
        .filter(m -> m.getVersion().compareTo(unknown.getVersion()) < 0)
        .reduce((a, b) -> b)
        .map(m -> m.getVersion().toString())
        .orElse("0");
  }
}
