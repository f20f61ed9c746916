package dev.shinseidesk.store;

import static dev.shinseidesk.store.Samples.CLERK;
import static dev.shinseidesk.store.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StoreException;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.casework.CorrectionDesk.Contact;
import dev.shinseidesk.casework.CorrectionDesk.Request;
import dev.shinseidesk.casework.FilingThreads.Settlement;
import dev.shinseidesk.review.Decision;
import dev.shinseidesk.review.Review;
import dev.shinseidesk.review.SecondPerson;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every act of casework is done whole or not at all. */
class CaseworkTransactionsTest {
  private static final ReceiptNumber ONE = new ReceiptNumber("R-1");
  private static final ReceiptNumber TWO = new ReceiptNumber("R-2");
  private static final OperatorId CHIEF = new OperatorId("kacho");
  private static final List<String> TABLES =
      List.of(
          "application",
          "approval",
          "carried_mark",
          "contact",
          "correction",
          "filing_key",
          "history",
          "outbox",
          "review",
          "review_draft",
          "sample_count",
          "settlement",
          "settlement_closed",
          "status_registration");

  @TempDir Path folder;
  private SqliteStore store;

  @BeforeEach
  void open() throws Exception {
    store = Samples.open(folder.resolve("desk.db"));
    store.intake().receive(Samples.received("R-1"));
    store.intake().receive(Samples.received("R-2"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** All rows of all tables that casework writes. */
  private Map<String, List<Map<String, Object>>> all() {
    return store
        .database()
        .read(handle -> {
          Map<String, List<Map<String, Object>>> rows = new TreeMap<>();
          for (String table : TABLES) {
            rows.put(
                table,
                handle.createQuery("SELECT * FROM " + table + " ORDER BY 1, 2").mapToMap().list());
          }
          return rows;
        });
  }

  /**
   * The disk, the power or the program fails at the last step, the history line: nothing of the act
   * stays. Without the failure it goes through.
   */
  private void wholeOrNot(Runnable act) {
    var before = all();
    store
        .database()
        .maintain(
            "CREATE TRIGGER failing BEFORE INSERT ON history"
                + " BEGIN SELECT RAISE(ABORT, 'the power fails'); END");
    assertThatThrownBy(act::run).isInstanceOf(StoreException.class);
    store.database().maintain("DROP TRIGGER failing");
    assertThat(all()).isEqualTo(before);
    act.run();
    assertThat(all()).isNotEqualTo(before);
  }

  private static Review review(String id, ReceiptNumber number, Decision decision) {
    return new Review(id, number, decision, "理由", List.of(), List.of(), "1", CLERK, NOW);
  }

  private static Request request(String id, ReceiptNumber number) {
    return new Request(id, number, "文", LocalDate.of(2026, 12, 1), CLERK, NOW, null, null, "");
  }

  private void ask(String id, ReceiptNumber number) {
    boolean asked =
        store
            .corrections()
            .request(
                request(id, number),
                List.of(),
                Samples.registration("s-" + id, number, "30"),
                Samples.statusEntry("s-" + id, number, NOW));
    assertThat(asked).isTrue();
  }

  @Test
  void settlingAndReopening() {
    store
        .reviews()
        .decide(review("d", TWO, Decision.DEFECTIVE), WorkState.UNREVIEWED, WorkState.DEFECTIVE);
    ask("c", TWO);
    var settlement = new Settlement(ONE, List.of(TWO), "重複", CLERK, NOW);
    wholeOrNot(
        () -> store.threads().settle("s1", settlement, Map.of(TWO, WorkState.AWAITING_CORRECTION)));
    wholeOrNot(() -> store.threads().reopen(TWO, CLERK, NOW, "取り違え"));
  }

  @Test
  void askingEndingAndAnswering() {
    store
        .reviews()
        .decide(review("d", ONE, Decision.DEFECTIVE), WorkState.UNREVIEWED, WorkState.DEFECTIVE);
    wholeOrNot(() -> ask("c1", ONE));
    wholeOrNot(() -> store.corrections().end(request("c1", ONE), CLERK, NOW, "理由"));
    ask("c2", ONE);
    wholeOrNot(() -> store.corrections().answer(request("c2", ONE), TWO, NOW));
    wholeOrNot(
        () -> store.corrections().add(ONE, new Contact(CLERK, NOW, Contact.Way.PHONE, true, "話")));
  }

  @Test
  void aRequestWithAnotherDecisionsEntryIsNotRecorded() {
    store
        .reviews()
        .decide(review("d", ONE, Decision.DEFECTIVE), WorkState.UNREVIEWED, WorkState.DEFECTIVE);
    var before = all();
    assertThatThrownBy(() ->
            store
                .corrections()
                .request(
                    request("c", ONE),
                    List.of(),
                    Samples.registration("s1", ONE, "30"),
                    Samples.statusEntry("s2", ONE, NOW)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(all()).isEqualTo(before);
  }

  @Test
  void takingTheRegistrationBack() {
    store
        .reviews()
        .decide(review("d", ONE, Decision.DEFECTIVE), WorkState.UNREVIEWED, WorkState.DEFECTIVE);
    ask("c", ONE);
    wholeOrNot(() -> store.outbox().cancel("out-s-c", CLERK, NOW));
    assertThat(store.applications().find(ONE).orElseThrow().state()).isEqualTo(WorkState.DEFECTIVE);
  }

  @Test
  void proposingApprovingReturningAndPassing() {
    var sampled = new SecondPerson("", List.of(new SecondPerson.Sample("s", 1)));
    Review first = review("a", ONE, Decision.REJECTED);
    wholeOrNot(
        () -> store.reviews().decide(first, WorkState.UNREVIEWED, WorkState.REJECTED, sampled));
    wholeOrNot(() -> store.approvals().sendBack(first, CHIEF, NOW, "見直し"));
    Review second = review("b", ONE, Decision.REJECTED);
    store.reviews().decide(second, WorkState.IN_REVIEW, WorkState.REJECTED, sampled);
    wholeOrNot(() -> store.approvals().approve(second, WorkState.REJECTED, CHIEF, NOW, ""));
    wholeOrNot(() -> store.reviews().pass(review("p", TWO, Decision.SOUND)));
  }

  @Test
  void whatIsTooLateChangesNothing() {
    Review first = review("a", ONE, Decision.REJECTED);
    store
        .reviews()
        .decide(
            first,
            WorkState.UNREVIEWED,
            WorkState.REJECTED,
            new SecondPerson("procedure", List.of()));
    store.approvals().approve(first, WorkState.REJECTED, CHIEF, NOW, "");
    var before = all();
    assertThat(store.approvals().sendBack(first, CHIEF, NOW, "見直し")).isFalse();
    assertThat(store.approvals().approve(first, WorkState.REJECTED, CHIEF, NOW, "")).isFalse();
    assertThat(store.corrections().end(request("none", ONE), CLERK, NOW, "理由")).isFalse();
    assertThat(store.corrections().answer(request("none", ONE), TWO, NOW)).isFalse();
    assertThat(store.threads().reopen(ONE, CLERK, NOW, "理由")).isFalse();
    assertThat(store.reviews().pass(review("p", ONE, Decision.SOUND))).isFalse();
    assertThat(all()).isEqualTo(before);
  }
}
