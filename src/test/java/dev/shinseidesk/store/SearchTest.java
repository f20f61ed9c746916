package dev.shinseidesk.store;

import static dev.shinseidesk.store.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Applicant;
import dev.shinseidesk.inquiry.ApplicationQuery;
import dev.shinseidesk.inquiry.ApplicationQuery.Sort;
import dev.shinseidesk.inquiry.ApplicationRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchTest {
  private static final List<String> TABLES =
      List.of("form_item", "document", "archive", "history", "application_text", "application");
  private SqliteStore store;

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    store = Samples.open(folder.resolve("desk.db"));
    Samples.withoutWaitingForTheDisk(store);
  }

  /** Emptying one store is quicker than opening one for every case. */
  @BeforeEach
  void empty() {
    store
        .database()
        .write(handle -> {
          handle.execute(
              "INSERT INTO application_search (application_search) VALUES ('delete-all')");
          TABLES.forEach(table -> handle.execute("DELETE FROM " + table + " WHERE true"));
          return true;
        });
  }

  @AfterAll
  void close() {
    store.close();
  }

  private void receive(String number, String name, String kana, String address, String procedure) {
    store
        .intake()
        .receive(
            Samples.received(
                number, new Applicant(name, kana, "", "", address, ""), "P001", procedure, NOW));
  }

  private List<String> found(String text) {
    var query =
        new ApplicationQuery(
            Set.of(), Set.of(), Set.of(), null, null, text, Sort.RECEIPT_NUMBER, false);
    List<String> numbers =
        store.applications().page(query, null, 1_000).stream()
            .map(row -> row.receiptNumber().value())
            .toList();
    assertThat(store.applications().count(query)).isEqualTo(numbers.size());
    return numbers;
  }

  @ParameterizedTest
  @CsvSource({
    // two-character and one-character names
    "森川, R-1",
    "森, R-1",
    "𠮷, R-2",
    "𠮷田, R-2",
    // kana of either kind, full and half width, with and without long vowel marks and spaces
    "モリカワ, R-1",
    "もりかわ, R-1",
    "ﾓﾘｶﾜ, R-1",
    "森川花子, R-1",
    "花子　森川, R-1",
    "コーヒー, R-2",
    "こひ, R-2",
    "ゴジュウ, R-2",
    "ｺﾞｼﾞｭｳ, R-2",
    // width and case
    "ｒ－１, R-1",
    "r-1, R-1",
    "ハイツABC, R-1",
    "はいつａｂｃ, R-1",
    // dashes as people write them
    "1-2-3, R-1",
    "１－２－３, R-1",
    "1ー2ー3, R-1",
    // variation selectors
    "葛城, R-2",
    "葛\uDB40\uDD01城, R-2",
    // procedure, common name, several fields at once
    "児童手当, R-1",
    "児童 森川 北町, R-1",
  })
  void findsInWhateverWayItIsWritten(String text, String expected) {
    receive("R-1", "森川　花子", "モリカワ　ハナコ", "北町１丁目２−３ 1-2-3 ハイツＡｂｃ", "児童手当");
    receive("R-2", "𠮷田 葛\uDB40\uDD00城", "ヨシダ ゴジュウ", "珈琲コーヒー通り", "転出届");
    receive("R-3", "鈴木", "スズキ", "南町", "介護");

    assertThat(found(text)).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource({
    // both pairs occur, but not next to each other
    "東山川",
    // one word of two doesn't occur
    "森川 西山",
    // not across fields
    "川モリ",
    // operators of the index are but text
    "森 OR 鈴木",
    "森川*",
    "\"森川",
    "%",
    "_",
    "NEAR(森 川)"
  })
  void findsNothingThatIsNotThere(String text) {
    receive("R-1", "森川", "モリカワ", "東山の山川", "児童手当");

    assertThat(found(text)).isEmpty();
  }

  @Test
  void anEmptyTextFindsAll() {
    receive("R-1", "森川", "", "", "児童手当");
    receive("R-2", "", "", "", "児童手当");

    assertThat(found("")).hasSize(2);
    assertThat(found(" 　\t")).hasSize(2);
    assertThat(found("ー - ")).hasSize(2);
  }

  @Test
  void takesTextsOfAnyLength() {
    String address = "あいうえおかきくけこさしすせそたちつてと".repeat(200);
    receive("R-1", "森川", "", address, "児童手当");

    assertThat(found(address)).containsExactly("R-1");
    assertThat(found(address + "な")).isEmpty();
    assertThat(found("森川 ".repeat(3_000))).containsExactly("R-1");
  }

  /** Random texts of few characters, so that pairs repeat: index and plain look must agree. */
  @Test
  void findsExactlyWhatALookAtEveryTextFinds() {
    Random random = new Random(20261122);
    String alphabet = "山田川あアｱーが𠮷1- ";
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      String name = text(random, alphabet, 8);
      names.add(name);
      receive("N%03d".formatted(i), name, "", "", "X");
    }
    for (int round = 0; round < 150; round++) {
      String word = text(random, alphabet, 4);
      List<String> expected = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        List<String> fields =
            List.of(
                SearchText.fold("N%03d".formatted(i)),
                SearchText.fold(names.get(i)),
                SearchText.fold("X"));
        boolean all =
            SearchText.words(word).stream()
                .allMatch(w -> fields.stream().anyMatch(field -> field.contains(w)));
        if (all) {
          expected.add("N%03d".formatted(i));
        }
      }
      assertThat(found(word)).as(word).isEqualTo(expected);
    }
  }

  private static String text(Random random, String alphabet, int max) {
    int[] characters = alphabet.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(max + 1); n > 0; n--) {
      text.appendCodePoint(characters[random.nextInt(characters.length)]);
    }
    return text.toString();
  }

  /** Beyond some thousand hits the order is walked instead of the index: same result. */
  @Test
  void manyHitsAreFoundAndPagedAlike() {
    receive("A-0", "森川", "モリカワ", "", "児童手当");
    copies(3_500);
    var query =
        new ApplicationQuery(
            Set.of(), Set.of(), Set.of(), null, null, "もりかわ 児童", Sort.STATUS, true);

    assertThat(store.applications().count(query)).isEqualTo(3_501);
    List<ApplicationRow> first = store.applications().page(query, null, 100);
    List<ApplicationRow> second = store.applications().page(query, first.getLast(), 100);
    assertThat(first).hasSize(100).doesNotContainAnyElementsOf(second);
    assertThat(second).hasSize(100);
    assertThat(first.getFirst().receiptNumber().value()).isEqualTo("B-999");
  }

  /** Copies of the only application, in the database itself: quicker than receiving each. */
  private void copies(int count) {
    store
        .database()
        .write(handle -> {
          handle.execute(
              """
              WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
              INSERT INTO application (receipt_number, municipality, procedure_code,
                procedure_name, procedure_common_name, filed_at, received_at, portal_status,
                applicant_name, applicant_kana, applicant_birth_date, applicant_postal_code,
                applicant_address, applicant_phone, kana_key, archive_sha256, archive_size,
                archive_name, state)
              SELECT 'B-' || i, municipality, procedure_code, procedure_name,
                procedure_common_name, filed_at, received_at, portal_status, applicant_name,
                applicant_kana, applicant_birth_date, applicant_postal_code,
                applicant_address, applicant_phone, kana_key, archive_sha256, archive_size,
                archive_name, state
              FROM n, application WHERE receipt_number = 'A-0'
              """,
              count);
          String text =
              handle.createQuery("SELECT text FROM application_text").mapTo(String.class).one();
          handle.execute(
              "INSERT INTO application_text SELECT id, ? FROM application"
                  + " WHERE receipt_number LIKE 'B-%'",
              text);
          return handle.execute(
              "INSERT INTO application_search (rowid, pairs) SELECT id, ? FROM application"
                  + " WHERE receipt_number LIKE 'B-%'",
              SearchText.indexTokens(text));
        });
  }
}
