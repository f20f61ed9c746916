package dev.shinseidesk.store;

import static dev.shinseidesk.store.Samples.CLERK;
import static dev.shinseidesk.store.Samples.NOW;
import static dev.shinseidesk.store.Samples.number;
import static dev.shinseidesk.store.Samples.received;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Applicant;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.archive.Place;
import dev.shinseidesk.inquiry.Applications.HistoryLine;
import dev.shinseidesk.review.CheckedLine;
import dev.shinseidesk.review.Decision;
import dev.shinseidesk.review.Finding;
import dev.shinseidesk.review.Review;
import dev.shinseidesk.review.ReviewDraft;
import dev.shinseidesk.review.Severity;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteReviewStoreTest {
  private static final Finding NOTE =
      new Finding("note", Severity.NOTE, Place.document("申請書.pdf"), List.of());
  private static final Finding ALERT =
      new Finding("alert", Severity.ALERT, new Place("申請書.pdf", 2, 3, "氏名"), List.of("山田", ""));
  private static final Finding ERROR =
      new Finding("error", Severity.ERROR, Place.WHOLE, List.of("一"));
  private static final CheckedLine LINE = new CheckedLine("印影を見た", CLERK, NOW);

  @TempDir Path folder;
  private SqliteStore store;

  @BeforeEach
  void open() throws Exception {
    store = Samples.open(folder.resolve("desk.db"));
    store.intake().receive(received("R-1"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private WorkState state() {
    return store.applications().find(number("R-1")).orElseThrow().state();
  }

  private static Review review(String id, Decision decision) {
    return new Review(
        id, number("R-1"), decision, "理由", List.of(ERROR, ALERT), List.of(LINE), "v1", CLERK, NOW);
  }

  @Test
  void replacesFindingsAndCounts() {
    assertThat(store.reviews().findings(number("R-1"))).isEmpty();

    store.reviews().saveFindings(number("R-1"), List.of(NOTE, ERROR, ALERT, ERROR), "v1", NOW);

    assertThat(store.reviews().findings(number("R-1"))).containsExactly(ERROR, ERROR, ALERT, NOTE);
    assertThat(store.applications().row(number("R-1")).orElseThrow())
        .satisfies(row -> assertThat(row.errors()).isEqualTo(2))
        .satisfies(row -> assertThat(row.alerts()).isEqualTo(1));

    store.reviews().saveFindings(number("R-1"), List.of(), "v2", NOW);

    assertThat(store.reviews().findings(number("R-1"))).isEmpty();
    assertThat(store.applications().row(number("R-1")).orElseThrow().errors()).isZero();
  }

  @Test
  void refusesFindingsOfAnUnknownApplication() {
    SqliteIntakeStoreTest.assertProblem(
        "store.inconsistent",
        () -> store.reviews().saveFindings(number("X-1"), List.of(ERROR), "v1", NOW));
  }

  @Test
  void keepsADraftAndStartsTheReviewOnce() {
    ReviewDraft draft = new ReviewDraft(Decision.DEFECTIVE, "添付が足り", List.of(LINE));

    store.reviews().saveDraft(number("R-1"), ReviewDraft.EMPTY, CLERK, NOW);
    store.reviews().saveDraft(number("R-1"), draft, CLERK, NOW.plusSeconds(5));

    assertThat(store.reviews().draft(number("R-1"))).contains(draft);
    assertThat(state()).isEqualTo(WorkState.IN_REVIEW);
    assertThat(store.applications().history(number("R-1")))
        .filteredOn(line -> line.key().equals("review-started"))
        .containsExactly(new HistoryLine(NOW, "yamada", "review-started", List.of()));
  }

  @Test
  void decidesOnlyInTheStateTheClerkSaw() {
    store.reviews().saveDraft(number("R-1"), ReviewDraft.EMPTY, CLERK, NOW);

    assertThat(
            store
                .reviews()
                .decide(review("a", Decision.SOUND), WorkState.UNREVIEWED, WorkState.SOUND))
        .isFalse();
    assertThat(store.reviews().reviews(number("R-1"))).isEmpty();
    assertThat(store.reviews().draft(number("R-1"))).isPresent();
    assertThat(state()).isEqualTo(WorkState.IN_REVIEW);

    assertThat(
            store
                .reviews()
                .decide(review("a", Decision.SOUND), WorkState.IN_REVIEW, WorkState.SOUND))
        .isTrue();
    assertThat(state()).isEqualTo(WorkState.SOUND);
    assertThat(store.reviews().draft(number("R-1"))).isEmpty();
    assertThat(store.applications().history(number("R-1")).getFirst())
        .isEqualTo(new HistoryLine(NOW, "yamada", "decided", List.of("SOUND", "理由")));

    assertThat(
            store
                .reviews()
                .decide(review("b", Decision.DEFECTIVE), WorkState.SOUND, WorkState.DEFECTIVE))
        .isTrue();
    assertThat(store.reviews().reviews(number("R-1")))
        .containsExactly(review("b", Decision.DEFECTIVE), review("a", Decision.SOUND));
  }

  @Test
  void rollsBackWhenTheReviewCannotBeKept() {
    assertThat(
            store
                .reviews()
                .decide(review("a", Decision.SOUND), WorkState.UNREVIEWED, WorkState.SOUND))
        .isTrue();

    SqliteIntakeStoreTest.assertProblem(
        "store.inconsistent",
        () ->
            store
                .reviews()
                .decide(review("a", Decision.REJECTED), WorkState.SOUND, WorkState.REJECTED));

    assertThat(state()).isEqualTo(WorkState.SOUND);
  }

  @Test
  void findsOtherFilingsOfTheSamePersonAndProcedure() {
    receive("R-3", "山田太郎", "1990-03-04", "P001", 20);
    receive("R-2", "山田 太郎", "平成２年３月４日", "P001", 10);
    receive("D-1", "山田 太郎", "平成2年3月5日", "P001", 0);
    receive("D-2", "山田 次郎", "平成2年3月4日", "P001", 0);
    receive("D-3", "山田 太郎", "平成2年3月4日", "P002", 0);
    receive("U-1", "", "平成2年3月4日", "P001", 0);
    receive("U-2", "", "平成2年3月4日", "P001", 0);
    receive("U-3", "山田 太郎", "", "P001", 0);
    receive("U-4", "山田 太郎", "", "P001", 0);
    // a date that doesn't exist is still the same mistake
    receive("E-1", "山田 太郎", "平成31年6月31日", "P001", 0);
    receive("E-2", "山田　太郎", "平成３１年６月３１日", "P001", 0);

    assertThat(same("R-1")).containsExactly(number("R-2"), number("R-3"));
    assertThat(same("R-3")).containsExactly(number("R-1"), number("R-2"));
    assertThat(same("U-1")).isEmpty();
    assertThat(same("U-3")).isEmpty();
    assertThat(same("E-1")).containsExactly(number("E-2"));
    assertThat(
            store
                .database()
                .<String>read(handle ->
                    String.join(
                        "\n",
                        handle
                            .createQuery(
                                "EXPLAIN QUERY PLAN SELECT receipt_number FROM application"
                                    + " WHERE procedure_code = 'a' AND person_key = 'b'"
                                    + " AND receipt_number <> 'c'"
                                    + " ORDER BY filed_at, receipt_number")
                            .map((row, context) -> row.getString("detail"))
                            .list())))
        .contains("application_same_filing")
        .doesNotContain("TEMP B-TREE");
  }

  private List<dev.shinseidesk.application.ReceiptNumber> same(String number) {
    return store.reviews().sameFilings(store.applications().find(number(number)).orElseThrow());
  }

  private void receive(String number, String name, String birthDate, String procedure, int later) {
    store
        .intake()
        .receive(
            received(
                number,
                new Applicant(name, "", birthDate, "", "", ""),
                procedure,
                "手続",
                NOW.plusSeconds(later)));
  }
}
