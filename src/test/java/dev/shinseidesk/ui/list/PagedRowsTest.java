package dev.shinseidesk.ui.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.inquiry.ApplicationRow;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PagedRowsTest {
  private static final int SIZE = 50_000;

  private final Deque<PagedRows.Request> requests = new ArrayDeque<>();
  private final PagedRows rows = new PagedRows(SIZE, (list, request) -> requests.add(request));

  private static ApplicationRow row(int n) {
    return new ApplicationRow(
        new ReceiptNumber(Integer.toString(100_000 + n)),
        new ProcedureCode("P"),
        "手続",
        "氏名",
        "シメイ",
        Instant.EPOCH.plusSeconds(n),
        new StatusCode("10"),
        WorkState.UNREVIEWED,
        0,
        0,
        0,
        0);
  }

  /** Walks as the store would: by keyset, from the row given. */
  private static PagedRows.Walk walk(PagedRows.Request request) {
    Map<Integer, ApplicationRow> last = new HashMap<>();
    List<ApplicationRow> page = List.of();
    @Nullable ApplicationRow after = request.after();
    for (int p = request.from(); p <= request.page(); p++) {
      int start = after == null ? 0 : Integer.parseInt(after.receiptNumber().value()) - 100_000 + 1;
      page = new ArrayList<>();
      for (int i = start; i < Math.min(SIZE, start + PagedRows.PAGE); i++) {
        page.add(row(i));
      }
      after = page.getLast();
      last.put(p, after);
    }
    return new PagedRows.Walk(request.page(), page, last);
  }

  private void answerAll() {
    while (!requests.isEmpty()) {
      rows.arrived(walk(requests.removeFirst()));
    }
  }

  @Test
  void aPlaceAskedForIsThereAtOnceAndItsRowComesLater() {
    RowSlot slot = rows.get(42);
    assertThat(slot.row()).isNull();
    assertThat(requests).containsExactly(new PagedRows.Request(0, 0, null));
    answerAll();
    assertThat(slot.row()).isEqualTo(row(42));
  }

  @Test
  void onePageIsAskedForOnce() {
    for (int i = 0; i < 50; i++) {
      assertThat(rows.get(i).row()).isNull();
    }
    assertThat(requests).hasSize(1);
  }

  @Test
  void anyWalkThroughTheListShowsTheRightRowsAndHoldsFewPages() {
    var random = new Random(7);
    for (int i = 0; i < 400; i++) {
      int at = random.nextInt(SIZE);
      RowSlot slot = rows.get(at);
      answerAll();
      assertThat(slot.row()).isEqualTo(row(at));
      assertThat(rows.pagesHeld()).isLessThanOrEqualTo(PagedRows.KEPT);
    }
  }

  @Test
  void comingBackStartsFromTheNearestPagePassed() {
    assertThat(rows.get(40_000).row()).isNull();
    answerAll();
    assertThat(rows.get(200).row()).isNull();
    assertThat(requests.getFirst()).isEqualTo(new PagedRows.Request(2, 2, row(199)));
  }

  @Test
  void draggingPastManyPagesLoadsOnlyTheLastOnes() {
    for (int page = 0; page < 400; page++) {
      assertThat(rows.get(page * PagedRows.PAGE).row()).isNull();
    }
    int asked = 0;
    while (!requests.isEmpty()) {
      asked++;
      rows.arrived(walk(requests.removeFirst()));
    }
    assertThat(asked).isLessThanOrEqualTo(4);
    assertThat(rows.at(399 * PagedRows.PAGE)).isEqualTo(row(399 * PagedRows.PAGE));
  }

  @Test
  void lookingForASlotNeverWalksTheList() {
    RowSlot slot = rows.get(5);
    assertThat(rows.indexOf(slot)).isEqualTo(5);
    assertThat(rows.indexOf(new RowSlot(5))).isEqualTo(-1);
    assertThat(rows.contains(slot)).isTrue();
    assertThat(rows.hashCode()).isEqualTo(System.identityHashCode(rows));
    assertThat(requests).hasSize(1);
  }

  @Test
  void anApplicationIsFoundAndShownAfreshWhereItsPageIsHeld() {
    assertThat(rows.get(10).row()).isNull();
    answerAll();
    var changed =
        new ApplicationRow(
            new ReceiptNumber("100010"),
            new ProcedureCode("P"),
            "手続",
            "氏名",
            "シメイ",
            Instant.EPOCH,
            new StatusCode("20"),
            WorkState.SOUND,
            0,
            0,
            1,
            0);
    rows.update(changed);
    assertThat(rows.at(10)).isEqualTo(changed);
    assertThat(rows.find(new ReceiptNumber("100010"))).hasValue(10);
    assertThat(rows.find(new ReceiptNumber("149999"))).isEmpty();
  }

  @Test
  void afterAFailureNothingIsAskedForInALoop() {
    assertThat(rows.get(0).row()).isNull();
    requests.clear();
    rows.failed();
    assertThat(rows.get(1).row()).isNull();
    assertThat(rows.get(4_000).row()).isNull();
    assertThat(requests).isEmpty();
  }
}
