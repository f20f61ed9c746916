package dev.shinseidesk.store;

import static dev.shinseidesk.store.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.casework.ThreadStore.Found;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.api.configuration.ClassicConfiguration;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.migration.Context;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Threads among 100,000 applications, and the keys they are found by. */
@Timeout(300)
class CaseworkLookupTest {
  private static final int MANY = 100_000;

  /** 100,000 persons of three filings each, ten households share a house of 3,000. */
  private static void fill(SqliteStore store) {
    Samples.withoutWaitingForTheDisk(store);
    store
        .database()
        .write(handle -> {
          handle.execute(
              "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
                  + MANY
                  + ") INSERT INTO application (receipt_number, municipality, procedure_code,"
                  + " procedure_name, procedure_common_name, filed_at, received_at, portal_status,"
                  + " serial, applicant_name, applicant_kana, applicant_birth_date,"
                  + " applicant_postal_code, applicant_address, applicant_phone, kana_key,"
                  + " person_key, archive_sha256, archive_size, archive_name, state)"
                  + " SELECT 'M-' || i, '131016', 'P' || (i % 46), '手続', '',"
                  + " '2026-11-22T01:02:03.123456789Z', '2026-11-22T01:02:03.123456789Z', '10',"
                  + " 'S' || (i / 3), '氏名', '', '', '', '', '', '', 'person' || (i / 3),"
                  + " printf('%064d', i), 1, 'x.zip', 'UNREVIEWED' FROM n");
          return handle.execute(
              "INSERT INTO filing_key (receipt_number, household, addressee, settled_in)"
                  + " SELECT receipt_number, CASE WHEN id % 33 = 0 THEN 'big house' ELSE"
                  + " 'house' || (id / 4) END, 'A' || (id / 3), 1 FROM application");
        });
  }

  @Test
  void findsAThreadAmongAHundredThousandWithoutWalkingThem(@TempDir Path folder) throws Exception {
    try (SqliteStore store = Samples.open(folder.resolve("desk.db"))) {
      fill(store);
      List<String> plan = plan(store);
      assertThat(plan).anyMatch(step -> step.contains("application_person"));
      assertThat(plan)
          .noneMatch(step ->
              step.matches("SCAN (a|application|k|filing_key|c|correction|s|settlement)( .*)?"));

      long[] nanos = new long[200];
      for (int i = 0; i < nanos.length; i++) {
        var number = new ReceiptNumber("M-" + (1 + i * 499));
        long start = System.nanoTime();
        Found found =
            store
                .threads()
                .related(
                    number, NOW.minus(Duration.ofDays(365)), NOW.plus(Duration.ofDays(365)), 50);
        nanos[i] = System.nanoTime() - start;
        assertThat(found.filings().getFirst().application().receiptNumber()).isEqualTo(number);
        assertThat(found.total()).isBetween(3, 3_100);
      }
      Arrays.sort(nanos);
      System.out.printf(
          "thread of 1 in %d: median %.2f ms, 95 %% %.2f ms%n",
          MANY, nanos[100] / 1e6, nanos[190] / 1e6);
      assertThat(nanos[100]).isLessThan(Duration.ofMillis(50).toNanos());
    }
  }

  private static List<String> plan(SqliteStore store) {
    return store
        .database()
        .read(handle ->
            handle
                .createQuery("EXPLAIN QUERY PLAN " + SqliteCaseworkThreads.RELATED)
                .bind("number", "M-1")
                .bind("from", "")
                .bind("until", "9")
                .bind("limit", 50)
                .map((row, context) -> row.getString("detail"))
                .list());
  }

  @ParameterizedTest
  @CsvSource({
    "東京都水鳥市中央１丁目２－３　メゾン日の出２０１, 水鳥市中央1-2-3メゾン日の出201",
    "水鳥市中央一丁目2番3号, 水鳥市中央1-2-3",
    "水鳥市中央十二丁目3番地の4, 水鳥市中央12-3-4",
    "水鳥市中央二十一丁目３, 水鳥市中央21-3",
    "水鳥市ミドリヶ丘1-2-3, 水鳥市みどりゖ丘１ー２ー３",
    "水鳥市中央1-2-3-405号室, 水鳥市中央１－２－３－４０５"
  })
  void oneHouseholdHoweverItIsWritten(String one, String other) {
    assertThat(HouseholdKey.of(one)).isNotNull().isEqualTo(HouseholdKey.of(other));
  }

  @ParameterizedTest
  @CsvSource({
    "水鳥市中央1-23, 水鳥市中央12-3",
    "水鳥市中央1-2-3, 水鳥市中央1-2-4",
    "水鳥市中央1-2-3メゾン101, 水鳥市中央1-2-3メゾン102",
    "水鳥市中央1丁目2-3, 水鳥市東1丁目2-3"
  })
  void anotherHousehold(String one, String other) {
    assertThat(HouseholdKey.of(one)).isNotEqualTo(HouseholdKey.of(other));
  }

  @Test
  void tooLittleIsNoHousehold() {
    assertThat(Stream.of("", "　", "水鳥市", "水鳥市大字中央", "1-2-3").map(HouseholdKey::of))
        .containsOnlyNulls();
  }

  @Test
  void applicationsFromBeforeGetTheirKeys(@TempDir Path folder) throws Exception {
    try (SqliteStore store = Samples.open(folder.resolve("desk.db"))) {
      store.intake().receive(Samples.received("R-1"));
      store.intake().receive(Samples.received("R-2"));
      store.database().write(handle -> handle.execute("DELETE FROM filing_key"));
      store
          .database()
          .writeSql(connection -> {
            new FilingKeysMigration().migrate(context(connection));
            return true;
          });
      List<String> keys =
          store
              .database()
              .read(handle ->
                  handle
                      .createQuery("SELECT household FROM filing_key WHERE settled_in = 1")
                      .mapTo(String.class)
                      .list());
      assertThat(keys).hasSize(2).containsOnly(keys.getFirst()).doesNotContainNull();
    }
  }

  private static Context context(Connection connection) {
    return new Context() {
      @Override
      public Configuration getConfiguration() {
        return new ClassicConfiguration();
      }

      @Override
      public Connection getConnection() {
        return connection;
      }
    };
  }
}
