package dev.shinseidesk.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.security.DataKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Bringing an older store up to date: copy first, whole or not at all, one version back readable.
 */
@Execution(ExecutionMode.CONCURRENT)
class StoreUpgradeTest {
  /** The version of the release before this one. */
  private static final String BEFORE = "5";

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("store.db");
  }

  private static byte[] key() {
    byte[] bytes = new byte[DataKey.BYTES];
    Arrays.fill(bytes, (byte) 7);
    return bytes;
  }

  /** A store as the program of before left it. */
  private static void old(Path file, int applications) {
    var source = Connections.writing(file, key());
    Flyway.configure(StoreUpgradeTest.class.getClassLoader())
        .dataSource(source)
        .locations("classpath:db/migration/sqlite")
        .target(BEFORE)
        .load()
        .migrate();
    Jdbi.create(source)
        .useTransaction(handle -> {
          for (int i = 0; i < applications; i++) {
            handle.execute(
                """
                INSERT INTO application (receipt_number, municipality, procedure_code,
                  procedure_name, procedure_common_name, filed_at, received_at, portal_status,
                  applicant_name, applicant_kana, applicant_birth_date, applicant_postal_code,
                  applicant_address, applicant_phone, kana_key, archive_sha256, archive_size,
                  archive_name, state)
                VALUES (?, '131016', 'JIDO-01', '認定請求', '児童手当',
                  '2026-11-22T01:00:00.000000000Z', '2026-11-22T01:00:00.000000000Z', '10', '', '',
                  '', '', '', '', '', ?, 4, 'R.zip', 'UNREVIEWED')
                """,
                "R-" + i,
                "a".repeat(64));
          }
        });
  }

  private static String version(Path file) {
    return Jdbi.create(Connections.reading(file, key()))
        .withHandle(h ->
            h.createQuery(
                    "SELECT version FROM flyway_schema_history WHERE success ORDER BY"
                        + " installed_rank DESC LIMIT 1")
                .mapTo(String.class)
                .one());
  }

  private List<String> names() throws Exception {
    try (var files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void keepsTheOldStoreBesideTheNewOne() throws Exception {
    old(file(), 3);
    Sha256 before = Sha256.of(Files.readAllBytes(file()));

    try (SqliteStore store = Samples.open(file())) {
      assertThat(store.applications().find(Samples.number("R-2"))).isPresent();
    }

    assertThat(Sha256.of(Files.readAllBytes(folder.resolve("store.db.before-V5"))))
        .isEqualTo(before);
    assertThat(version(folder.resolve("store.db.before-V5"))).isEqualTo(BEFORE);
    assertThat(version(file())).isNotEqualTo(BEFORE);

    try (SqliteStore again = Samples.open(file())) {
      assertThat(again.applications().find(Samples.number("R-0"))).isPresent();
    }
    assertThat(names())
        .contains("store.db", "store.db.before-V5")
        .doesNotContain("store.db.upgrading");
  }

  @Test
  void anInterruptedUpgradeLeavesTheOldStore() throws Exception {
    old(file(), 20_000);
    Sha256 before = Sha256.of(Files.readAllBytes(file()));
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Upgrader.class.getName(),
                file().toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (!Files.exists(folder.resolve("store.db.upgrading"))
          && child.isAlive()
          && System.nanoTime() < end) {
        Thread.onSpinWait();
      }
    } finally {
      child.toHandle().destroyForcibly();
    }
    assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();

    assertThat(names()).contains("store.db.upgrading");
    assertThat(version(file())).isEqualTo(BEFORE);
    assertThat(Sha256.of(Files.readAllBytes(file()))).isEqualTo(before);

    try (SqliteStore store = Samples.open(file())) {
      assertThat(store.applications().find(Samples.number("R-19999"))).isPresent();
    }
    assertThat(names()).doesNotContain("store.db.upgrading");
  }

  @Test
  void whatTheVersionBeforeReadsAndWritesIsStillThere() throws Exception {
    Path older = folder.resolve("older.db");
    old(older, 0);
    Samples.open(file()).close();

    Map<String, List<String>> before = columns(older);
    Map<String, List<String>> now = columns(file());
    assertThat(now.keySet()).containsAll(before.keySet());
    before.forEach((table, columns) -> assertThat(now.get(table)).as(table).containsAll(columns));
    // what it inserts names only its own columns: a new one needs a default or may be null
    assertThat(mandatory(file()))
        .as("new columns of old tables without which the version before could not insert")
        .filteredOn(c -> isNew(c, before))
        .isEmpty();
  }

  /** Whether table.column is a new column of an old table. */
  private static boolean isNew(String column, Map<String, List<String>> before) {
    String[] parts = column.split("\\.", 2);
    List<String> old = before.get(parts[0]);
    return old != null && old.stream().noneMatch(o -> o.startsWith(parts[1] + " "));
  }

  private static Map<String, List<String>> columns(Path file) {
    return Jdbi.create(Connections.reading(file, key()))
        .withHandle(h -> {
          Map<String, List<String>> found = new TreeMap<>();
          h.createQuery(
                  "SELECT m.name, c.name || ' ' || c.type AS col FROM sqlite_schema m,"
                      + " pragma_table_info(m.name) c WHERE m.type = 'table'")
              .map((rs, ctx) -> List.of(rs.getString(1), rs.getString(2)))
              .forEach(row ->
                  found
                      .computeIfAbsent(row.get(0), t -> new java.util.ArrayList<>())
                      .add(row.get(1)));
          return found;
        });
  }

  private static List<String> mandatory(Path file) {
    return Jdbi.create(Connections.reading(file, key()))
        .withHandle(h ->
            h.createQuery(
                    "SELECT m.name || '.' || c.name FROM sqlite_schema m,"
                        + " pragma_table_info(m.name) c WHERE m.type = 'table'"
                        + " AND c.\"notnull\" = 1 AND c.dflt_value IS NULL AND c.pk = 0")
                .mapTo(String.class)
                .list());
  }

  /** Opens the store in a process of its own, which is killed. */
  static final class Upgrader {
    public static void main(String[] arguments) throws Exception {
      Samples.open(Path.of(arguments[0])).close();
      System.out.println(Arrays.toString(arguments));
    }
  }
}
