package dev.shinseidesk.store;

import static dev.shinseidesk.store.Samples.NOW;
import static dev.shinseidesk.store.Samples.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.archive.Place;
import dev.shinseidesk.inquiry.ApplicationQuery;
import dev.shinseidesk.inquiry.ApplicationQuery.Sort;
import dev.shinseidesk.inquiry.ApplicationRow;
import dev.shinseidesk.inquiry.Applications.OccurringProcedure;
import dev.shinseidesk.review.Finding;
import dev.shinseidesk.review.ReviewDraft;
import dev.shinseidesk.review.Severity;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The list over one store of random applications with many ties. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SqliteApplicationsTest {
  private static final int COUNT = 200;
  private static final List<String> KANA =
      List.of("", "ヤマダ タロウ", "やまだ たろう", "ｻﾄｳ ﾊﾅｺ", "スズキ イチロー", "アオキ");
  private static final List<String> PROCEDURES = List.of("児童手当", "介護保険", "転出届", "罹災証明");

  private SqliteStore store;

  @BeforeAll
  void fill(@TempDir Path folder) throws Exception {
    store = Samples.open(folder.resolve("desk.db"));
    Samples.withoutWaitingForTheDisk(store);
    Random random = new Random(20261122);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      order.add(i);
    }
    Collections.shuffle(order, random);
    for (int i : order) {
      String number = "R-%04d".formatted(i);
      int procedure = random.nextInt(PROCEDURES.size());
      store
          .intake()
          .receive(
              Samples.received(
                  number,
                  Samples.applicant(
                      "氏名" + random.nextInt(9), KANA.get(random.nextInt(KANA.size()))),
                  "P" + procedure,
                  PROCEDURES.get(procedure),
                  NOW.minusSeconds(3600L * random.nextInt(100))));
      if (random.nextBoolean()) {
        store
            .intake()
            .seen(number(number), new StatusCode(Integer.toString(random.nextInt(3))), NOW);
      }
      if (random.nextInt(3) == 0) {
        store.reviews().saveDraft(number(number), ReviewDraft.EMPTY, Samples.CLERK, NOW);
      }
      List<Finding> findings =
          Collections.nCopies(
              random.nextInt(3), new Finding("x", Severity.ERROR, Place.WHOLE, List.of()));
      store.reviews().saveFindings(number(number), findings, "1", NOW);
    }
  }

  @AfterAll
  void close() {
    store.close();
  }

  private static ApplicationQuery query(Sort sort, boolean descending) {
    return new ApplicationQuery(Set.of(), Set.of(), Set.of(), null, null, "", sort, descending);
  }

  private static Comparator<ApplicationRow> comparator(Sort sort) {
    Comparator<ApplicationRow> first =
        switch (sort) {
          case RECEIPT_NUMBER -> Comparator.comparing(ApplicationRow::receiptNumber);
          case FILED_AT -> Comparator.comparing(ApplicationRow::filedAt);
          case PROCEDURE -> Comparator.comparing(ApplicationRow::procedureName);
          case APPLICANT_KANA -> Comparator.comparing(row -> SearchText.fold(row.applicantKana()));
          case STATE -> Comparator.comparing(ApplicationRow::state);
          case STATUS -> Comparator.comparing(ApplicationRow::status);
          case ERRORS -> Comparator.comparingInt(ApplicationRow::errors);
        };
    return first.thenComparing(ApplicationRow::receiptNumber);
  }

  private List<ApplicationRow> allPages(ApplicationQuery query, int size) {
    List<ApplicationRow> all = new ArrayList<>();
    List<ApplicationRow> page;
    do {
      page = store.applications().page(query, all.isEmpty() ? null : all.getLast(), size);
      assertThat(page).hasSizeLessThanOrEqualTo(size);
      all.addAll(page);
    } while (!page.isEmpty());
    return all;
  }

  @ParameterizedTest
  @EnumSource
  void pagesAreTheSortedWholeInEveryColumnAndDirection(Sort sort) {
    List<ApplicationRow> whole =
        store.applications().page(query(Sort.RECEIPT_NUMBER, false), null, COUNT + 1);
    assertThat(whole).hasSize(COUNT);
    for (boolean descending : new boolean[] {false, true}) {
      List<ApplicationRow> expected = new ArrayList<>(whole);
      expected.sort(descending ? comparator(sort).reversed() : comparator(sort));
      for (int size : new int[] {1 + COUNT / 40, 64, COUNT}) {
        assertThat(allPages(query(sort, descending), size)).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void pagesOfASearchAreSortedToo(Sort sort) {
    List<ApplicationRow> expected = new ArrayList<>();
    for (ApplicationRow row : store.applications().page(query(sort, true), null, COUNT)) {
      if (SearchText.fold(row.applicantKana()).contains("やまだ")) {
        expected.add(row);
      }
    }
    assertThat(expected).isNotEmpty();
    var search = new ApplicationQuery(Set.of(), Set.of(), Set.of(), null, null, "ﾔﾏﾀﾞ", sort, true);

    assertThat(allPages(search, 7)).isEqualTo(expected);
    assertThat(store.applications().count(search)).isEqualTo(expected.size());
  }

  @Test
  void filtersAndCountsAgreeWithALookAtEveryRow() {
    Random random = new Random(7);
    List<ApplicationRow> whole =
        store.applications().page(query(Sort.FILED_AT, false), null, COUNT);
    for (int round = 0; round < 60; round++) {
      Set<ProcedureCode> procedures =
          random.nextBoolean()
              ? Set.of()
              : Set.of(new ProcedureCode("P1"), new ProcedureCode("P" + 2 * random.nextInt(2)));
      Set<WorkState> states =
          random.nextBoolean() ? Set.of() : Set.of(WorkState.IN_REVIEW, WorkState.SOUND);
      Set<StatusCode> statuses =
          random.nextBoolean() ? Set.of() : Set.of(new StatusCode("1"), new StatusCode("10"));
      LocalDate from =
          random.nextBoolean() ? null : LocalDate.of(2026, 11, 18).plusDays(random.nextInt(5));
      LocalDate to =
          random.nextBoolean() ? null : LocalDate.of(2026, 11, 18).plusDays(random.nextInt(5));
      var query =
          new ApplicationQuery(procedures, states, statuses, from, to, "", Sort.FILED_AT, false);
      List<ApplicationRow> anyState =
          whole.stream()
              .filter(r -> procedures.isEmpty() || procedures.contains(r.procedure()))
              .filter(r -> statuses.isEmpty() || statuses.contains(r.status()))
              .filter(r -> from == null || !tokyoDay(r.filedAt()).isBefore(from))
              .filter(r -> to == null || !tokyoDay(r.filedAt()).isAfter(to))
              .toList();
      List<ApplicationRow> expected =
          anyState.stream().filter(r -> states.isEmpty() || states.contains(r.state())).toList();

      assertThat(store.applications().page(query, null, COUNT)).isEqualTo(expected);
      assertThat(store.applications().count(query)).isEqualTo(expected.size());
      Map<WorkState, Long> byState =
          anyState.stream()
              .collect(
                  java.util.stream.Collectors.groupingBy(
                      ApplicationRow::state, java.util.stream.Collectors.counting()));
      assertThat(store.applications().countByState(query)).isEqualTo(byState);
    }
  }

  /** By hand, so that the expectation doesn't share the store's arithmetic: UTC+9. */
  private static LocalDate tokyoDay(Instant instant) {
    return LocalDate.ofEpochDay(Math.floorDiv(instant.getEpochSecond() + 9 * 3600, 86_400));
  }

  @Test
  void countsProceduresThatOccur() {
    List<OccurringProcedure> procedures = store.applications().procedures();

    assertThat(procedures).extracting(OccurringProcedure::name).isSorted();
    assertThat(procedures)
        .extracting(OccurringProcedure::name)
        .containsExactlyInAnyOrderElementsOf(PROCEDURES);
    assertThat(procedures.stream().mapToLong(OccurringProcedure::count).sum()).isEqualTo(COUNT);
  }

  @Test
  void anUnknownNumberIsNowhere() {
    var unknown = number("X-1");
    assertThat(store.applications().find(unknown)).isEmpty();
    assertThat(store.applications().row(unknown)).isEmpty();
    assertThat(store.applications().archive(unknown)).isEmpty();
    assertThat(store.applications().items(unknown)).isEmpty();
    assertThat(store.applications().documents(unknown)).isEmpty();
    assertThat(store.applications().history(unknown)).isEmpty();
  }

  @Test
  void everySortOfPageWalksAnIndex() {
    for (Sort sort : Sort.values()) {
      ApplicationRow after = store.applications().page(query(sort, false), null, 10).getLast();
      String plan =
          store
              .database()
              .read(handle -> {
                var sql = new ListSql(query(sort, false), new StoredJson());
                return String.join("\n", sql.explain(handle, after));
              });
      assertThat(plan).as("%s", sort).contains("USING").doesNotContain("SCAN a\n");
      // the inner query must not sort; the outer one sorts only the page
      assertThat(plan.split("USE TEMP B-TREE", -1).length - 1).as(plan).isLessThanOrEqualTo(1);
    }
  }
}
