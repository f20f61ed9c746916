package dev.shinseidesk.store;

import static dev.shinseidesk.store.Samples.number;
import static dev.shinseidesk.store.Samples.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.OwnersOnly;
import dev.shinseidesk.application.StoreException;
import dev.shinseidesk.inquiry.ApplicationQuery;
import dev.shinseidesk.security.DataKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Opening, closing, encryption and trouble with the file. */
class SqliteStoreTest {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("desk.db");
  }

  @Test
  void keepsEverythingOverARestart() throws Exception {
    try (SqliteStore store = Samples.open(file())) {
      store.intake().receive(received("R-1"));
    }
    try (SqliteStore store = Samples.open(file())) {
      assertThat(store.applications().find(number("R-1"))).contains(received("R-1").application());
    }
  }

  @Test
  void setsEveryGuardOnEveryConnection() throws Exception {
    try (SqliteStore store = Samples.open(file())) {
      TreeMap<String, String> wanted = new TreeMap<>();
      wanted.put("cipher", "sqlcipher");
      wanted.put("foreign_keys", "1");
      wanted.put("hmac_check", "1");
      wanted.put("journal_mode", "wal");
      wanted.put("secure_delete", "1");
      wanted.put("synchronous", "2");
      wanted.put("temp_store", "2");
      wanted.put("trusted_schema", "0");
      wanted.forEach((pragma, value) -> {
        String sql = "PRAGMA " + pragma;
        assertThat(
                store.database().<String>write(h -> h.createQuery(sql).mapTo(String.class).one()))
            .as(pragma)
            .isEqualTo(value);
        assertThat(store.database().<String>read(h -> h.createQuery(sql).mapTo(String.class).one()))
            .as(pragma)
            .isEqualTo(value);
      });
      assertThatThrownBy(
              () -> store.database().read(h -> h.execute("DELETE FROM history WHERE true")))
          .isInstanceOf(StoreException.class);
      assertThatThrownBy(() ->
              store
                  .database()
                  .<String>read(
                      h -> h.createQuery("SELECT load_extension('x')").mapTo(String.class).one()))
          .isInstanceOf(StoreException.class);
    }
  }

  /** Rows of sqlite_stat4 written while a connection opens crash the whole process. */
  @Test
  void gathersStatisticsWithoutSamples() throws Exception {
    try (SqliteStore store = Samples.open(file())) {
      for (int i = 0; i < 40; i++) {
        store.intake().receive(received("R-" + i));
      }
      store.database().maintain("ANALYZE");
      assertThat(rows(store, "sqlite_stat1")).isPositive();
      assertThat(rows(store, "sqlite_stat4")).isZero();
    }
  }

  private static long rows(SqliteStore store, String table) {
    String sql = "SELECT count(*) FROM " + table;
    return store.database().<Long>write(h -> h.createQuery(sql).mapTo(Long.class).one());
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void belongsToItsOwnerAlone() throws Exception {
    Path data = OwnersOnly.folder(folder.resolve("data"));
    Samples.open(data.resolve("desk.db")).close();
    assertThat(rights(data)).isEqualTo("rwx------");
    assertThat(rights(data.resolve("desk.db"))).isEqualTo("rw-------");

    // what an administrator changed stays
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwx---"));
    Files.setPosixFilePermissions(
        data.resolve("desk.db"), PosixFilePermissions.fromString("rw-rw----"));
    OwnersOnly.folder(data);
    Samples.open(data.resolve("desk.db")).close();
    assertThat(rights(data)).isEqualTo("rwxrwx---");
    assertThat(rights(data.resolve("desk.db"))).isEqualTo("rw-rw----");
  }

  private static String rights(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void hasNoPlainTextOnTheDisk() throws Exception {
    // none so short that random bytes could spell it
    List<String> telling =
        List.of("山田", "ヤマダ", "児童手当", "みどり市", Samples.ZIP_TEXT, "RECEIPT-0001", "SQLite", "CREATE");
    try (SqliteStore store = Samples.open(file())) {
      store.intake().receive(received("RECEIPT-0001"));
      store.users().saveSecret("portal.password", Samples.ZIP_TEXT.toCharArray());
      // while open: the write-ahead log holds what was just written
      assertThat(Files.size(Path.of(file() + "-wal"))).isPositive();
      assertNoneOf(telling);
    }
    assertNoneOf(telling);
  }

  private void assertNoneOf(List<String> telling) throws Exception {
    try (var files = Files.list(folder)) {
      for (Path path : files.toList()) {
        String bytes = Files.readString(path, StandardCharsets.ISO_8859_1);
        for (String word : telling) {
          assertThat(bytes)
              .as("%s", path.getFileName())
              .doesNotContain(
                  new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))
              .doesNotContain(
                  new String(
                      word.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.ISO_8859_1));
        }
      }
    }
  }

  @Test
  void letsOnlyOneOpenIt() throws Exception {
    try (SqliteStore store = Samples.open(file())) {
      assertProblem("sign-in.in-use", () -> Samples.open(file()));
      assertThat(store.applications().count(ApplicationQuery.ALL)).isZero();
    }
    Samples.open(file()).close();
  }

  @Test
  void changesNothingUnderAWrongKey() throws Exception {
    try (SqliteStore store = Samples.open(file())) {
      store.intake().receive(received("R-1"));
    }
    byte[] before = Files.readAllBytes(file());

    assertProblem("sign-in.store-broken", this::openWithWrongKey);

    assertThat(Files.readAllBytes(file())).isEqualTo(before);
    // and the failed attempt doesn't keep the store locked
    try (SqliteStore store = Samples.open(file())) {
      assertThat(store.applications().find(number("R-1"))).isPresent();
    }
  }

  /** The driver alone would copy the log into the file under the wrong key and destroy both. */
  @Test
  void changesNothingUnderAWrongKeyWithALogLeftFromACrash() throws Exception {
    Path crashed = crashed();
    byte[] before = Files.readAllBytes(crashed);
    byte[] logBefore = Files.readAllBytes(Path.of(crashed + "-wal"));
    assertThat(logBefore).isNotEmpty();

    assertProblem(
        "sign-in.store-broken",
        () -> {
          try (DataKey wrong = Samples.key(8)) {
            SqliteStore.open(crashed, wrong).close();
          }
        });

    assertThat(Files.readAllBytes(crashed)).isEqualTo(before);
    assertThat(Files.readAllBytes(Path.of(crashed + "-wal"))).isEqualTo(logBefore);
    try (SqliteStore store = Samples.open(crashed)) {
      assertThat(store.applications().find(number("R-1"))).isPresent();
    }
  }

  /** A crash while the log is written back may tear the first page; the log still holds it. */
  @Test
  void opensAStoreWhoseFirstPageWasTorn() throws Exception {
    Path crashed = crashed();
    byte[] bytes = Files.readAllBytes(crashed);
    for (int i = 2048; i < 4096; i++) {
      bytes[i] = 0;
    }
    Files.write(crashed, bytes);

    try (SqliteStore store = Samples.open(crashed)) {
      assertThat(store.applications().find(number("R-1"))).isPresent();
    }
  }

  /** A copy of file and log as a power cut would leave them. */
  private Path crashed() throws Exception {
    Path copy = folder.resolve("crashed.db");
    try (SqliteStore store = Samples.open(file())) {
      // enough for the file to grow, which writes its first page too
      for (int i = 1; i <= 30; i++) {
        store.intake().receive(received("R-" + i));
      }
      for (String end : List.of("", "-wal")) {
        Files.copy(Path.of(file() + end), Path.of(copy + end), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return copy;
  }

  @Test
  void takesNothingElseForAStore() throws Exception {
    byte[] text = "これは保存ファイルではない".repeat(1000).getBytes(StandardCharsets.UTF_8);
    Files.write(file(), text);
    assertProblem("sign-in.store-broken", () -> Samples.open(file()));
    assertThat(Files.readAllBytes(file())).isEqualTo(text);

    Files.write(file(), new byte[] {1, 2, 3});
    assertProblem("sign-in.store-broken", () -> Samples.open(file()));

    // the file is gone but its log is left: creating a new store would throw the log away
    Files.delete(file());
    Files.write(Path.of(file() + "-wal"), text);
    assertProblem("sign-in.store-broken", () -> Samples.open(file()));
    assertThat(Files.readAllBytes(Path.of(file() + "-wal"))).isEqualTo(text);

    assertProblem("store.unreadable", () -> Samples.open(folder.resolve("missing/desk.db")));
  }

  @Test
  void refusesAStoreOfANewerProgram() throws Exception {
    try (SqliteStore store = Samples.open(file())) {
      store
          .database()
          .write(h ->
              h.execute(
                  "INSERT INTO flyway_schema_history SELECT 99, '99', 'later', type,"
                      + " 'V99__later.sql', checksum, installed_by, installed_on,"
                      + " execution_time, success FROM flyway_schema_history"
                      + " WHERE version = '1'"));
    }
    assertProblem("sign-in.store-newer", () -> Samples.open(file()));
  }

  @Test
  void saysSoWhenAPageIsDamaged() throws Exception {
    try (SqliteStore store = Samples.open(file())) {
      for (int i = 0; i < 50; i++) {
        store.intake().receive(received("R-" + i));
      }
    }
    byte[] bytes = Files.readAllBytes(file());
    for (int at = 4096 * 3 + 100; at < bytes.length; at += 4096) {
      bytes[at] ^= 1;
    }
    Files.write(file(), bytes);

    assertThatThrownBy(
            () -> {
              try (SqliteStore store = Samples.open(file())) {
                store.applications().page(ApplicationQuery.ALL, null, 50);
              }
            })
        .satisfies(e ->
            assertThat(
                    e instanceof StoreException s
                        ? s.problem().key()
                        : ((DeskException) e).problem().key())
                .isIn("store.damaged", "store.unreadable", "sign-in.store-broken"));
  }

  @Test
  void losesNothingWhenTheDiskIsFull() throws Exception {
    try (SqliteStore store = Samples.open(file())) {
      store.intake().receive(received("R-0"));
      int pages =
          store
              .database()
              .write(h -> h.createQuery("PRAGMA page_count").mapTo(Integer.class).one());
      store.database().maintain("PRAGMA max_page_count = " + (pages + 5));
      List<String> kept = new ArrayList<>(List.of("R-0"));
      assertThatThrownBy(
              () -> {
                for (int i = 1; i < 1_000; i++) {
                  store.intake().receive(received("R-" + i));
                  kept.add("R-" + i);
                }
              })
          .isInstanceOfSatisfying(
              StoreException.class,
              e -> {
                assertThat(e.problem().key()).isEqualTo("store.disk-full");
                assertThat(e.toString() + e.getCause()).doesNotContain("山田");
              });
      assertThat(store.applications().count(ApplicationQuery.ALL)).isEqualTo(kept.size());
      assertThat(store.applications().archive(number(kept.getLast()))).isPresent();

      store.database().maintain("PRAGMA max_page_count = 1000000");
      assertThat(store.intake().receive(received("R-" + kept.size()))).isTrue();
    }
  }

  @Test
  void showsNothingThatThisProgramCannotHaveWritten() throws Exception {
    try (SqliteStore store = Samples.open(file())) {
      store.intake().receive(received("R-1"));
      for (String sql :
          List.of(
              "UPDATE application SET portal_status = ''",
              "UPDATE application SET filed_at = 'xxxx-11-22T01:02:03.123456789Z'",
              "UPDATE history SET facts = '{'")) {
        store.database().write(h -> h.execute(sql + " WHERE true"));
      }
      SqliteIntakeStoreTest.assertProblem(
          "store.damaged", () -> store.applications().find(number("R-1")));
      SqliteIntakeStoreTest.assertProblem(
          "store.damaged", () -> store.applications().page(ApplicationQuery.ALL, null, 9));
      SqliteIntakeStoreTest.assertProblem(
          "store.damaged", () -> store.applications().history(number("R-1")));
    }
  }

  @Test
  void tellsAClerkWhatTheDriverMeant() {
    assertThat(key(new SQLiteException("x", SQLiteErrorCode.SQLITE_BUSY_SNAPSHOT)))
        .isEqualTo("store.busy");
    assertThat(key(new SQLTransientConnectionException("x"))).isEqualTo("store.busy");
    assertThat(key(new SQLiteException("x", SQLiteErrorCode.SQLITE_READONLY_DBMOVED)))
        .isEqualTo("store.read-only");
    assertThat(key(new SQLiteException("x", SQLiteErrorCode.SQLITE_IOERR_FSYNC)))
        .isEqualTo("store.unreadable");
    assertThat(key(new SQLiteException("x", SQLiteErrorCode.SQLITE_CORRUPT_VTAB)))
        .isEqualTo("store.damaged");
    assertThat(key(new SQLiteException("x", SQLiteErrorCode.SQLITE_MISUSE)))
        .isEqualTo("store.unexpected");
    assertThat(key(new IllegalStateException("x"))).isEqualTo("store.unexpected");
  }

  private static String key(Exception e) {
    return StoreProblems.translated(new IllegalStateException(e)).problem().key();
  }

  @Test
  void refusesWorkOnceClosed() throws Exception {
    SqliteStore store = Samples.open(file());
    store.close();
    store.close();

    assertThatThrownBy(() -> store.applications().count(ApplicationQuery.ALL))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.problem().key()).isEqualTo("store.closed"));
  }

  private void openWithWrongKey() throws DeskException {
    try (DataKey wrong = Samples.key(8)) {
      SqliteStore.open(file(), wrong).close();
    }
  }

  private static void assertProblem(String key, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            DeskException.class, e -> assertThat(e.problem().key()).isEqualTo(key));
  }
}
