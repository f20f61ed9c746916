package dev.shinseidesk.ui.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.application.StoreException;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.inquiry.ApplicationQuery.Sort;
import dev.shinseidesk.inquiry.ApplicationRow;
import dev.shinseidesk.review.Decision;
import dev.shinseidesk.review.ReviewDraft;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.ListPreferences;
import dev.shinseidesk.ui.common.RecordedDialogs;
import dev.shinseidesk.ui.common.Tasks;
import dev.shinseidesk.ui.common.UiContext;
import dev.shinseidesk.ui.common.UiPreferences;
import dev.shinseidesk.ui.fixture.FixtureDesk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListViewModelTest {
  @TempDir Path folder;

  private final FixtureDesk desk = new FixtureDesk(1_000);
  private final List<Throwable> unhandled = new ArrayList<>();

  @SuppressWarnings("NullAway.Init")
  private ListViewModel model;

  private ListViewModel model(Executor work) {
    var ctx =
        new UiContext(
            new Texts(Locale.JAPANESE),
            Tasks.on(work, Runnable::run, unhandled::add),
            new RecordedDialogs(),
            FixtureDesk.CLOCK);
    return new ListViewModel(ctx, desk.services, new UiPreferences(folder));
  }

  @BeforeEach
  void open() {
    model = model(Runnable::run);
    model.refresh();
  }

  private ApplicationRow at(int index) {
    return Objects.requireNonNull(model.rowsProperty().get().at(index));
  }

  private int size() {
    return model.rowsProperty().get().size();
  }

  @Test
  void beginsWithEverythingOldestFirst() {
    assertThat(size()).isEqualTo(1_000);
    assertThat(at(0).filedAt()).isBefore(at(999).filedAt());
    assertThat(model.filters().isFiltered()).isFalse();
    assertThat(model.loadedOnceProperty().get()).isTrue();
    assertThat(model.countsProperty().get().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(1_000);
  }

  @Test
  void sortsInTheStoreAndNotInTheWindow() {
    model.filters().sort(Sort.APPLICANT_KANA, true);
    for (int i = 1; i < 1_000; i++) {
      assertThat(at(i).applicantKana()).isLessThanOrEqualTo(at(i - 1).applicantKana());
    }
  }

  @Test
  void everyFilterNarrowsAndClearingShowsAllAgain() {
    model.filters().search(" よしだ ");
    int byText = size();
    assertThat(byText).isBetween(1, 999);
    assertThat(at(0).applicantKana()).startsWith("ヨシダ");
    model.filters().toggleState(WorkState.UNREVIEWED);
    assertThat(size()).isLessThan(byText);
    assertThat(model.countsProperty().get().keySet()).hasSizeGreaterThan(1);
    model.filters().filterStatuses(Set.of(new StatusCode("10")));
    model.filters().filterProcedures(Set.of(new ProcedureCode("KG-001")));
    model.filters().choosePeriod(Period.WEEK);
    assertThat(model.filters().query().from()).isEqualTo(LocalDate.of(2026, 11, 16));
    assertThat(model.filters().query().to()).isEqualTo(LocalDate.of(2026, 11, 22));
    model.filters().chooseDays(LocalDate.of(2026, 11, 20), null);
    assertThat(model.filters().periodProperty().get()).isEqualTo(Period.CUSTOM);
    model.filters().clearFilters();
    assertThat(size()).isEqualTo(1_000);
    assertThat(model.filters().isFiltered()).isFalse();
  }

  @Test
  void theSameSearchAgainAsksNothing() {
    model.filters().search("ヨシダ");
    int asked = desk.applications.pagesAsked.get();
    model.filters().search("ヨシダ　");
    assertThat(desk.applications.pagesAsked.get()).isEqualTo(asked);
  }

  @Test
  void aSlowOlderAnswerNeverOverwritesANewerOne() {
    Deque<Runnable> work = new ArrayDeque<>();
    model = model(work::add);
    model.filters().search("ヨシダ");
    model.filters().search("ない言葉");
    List<Runnable> all = new ArrayList<>(work);
    all.reversed().forEach(Runnable::run);
    assertThat(model.loadedOnceProperty().get()).isTrue();
    assertThat(size()).isZero();
  }

  @Test
  void theSelectionStaysAtItsApplicationWhenNewOnesComeBefore() {
    model.filters().sort(Sort.FILED_AT, true);
    ReceiptNumber number = at(350).receiptNumber();
    model.selected(350, at(350));
    model.refresh();
    assertThat(model.selectionIndex()).isEqualTo(350);
    assertThat(at(model.selectionIndex()).receiptNumber()).isEqualTo(number);
  }

  @Test
  void whatNoLongerFitsTheFilterGivesItsPlaceToTheNextOne() throws Exception {
    model.filters().toggleState(WorkState.UNREVIEWED);
    ReceiptNumber number = at(3).receiptNumber();
    ReceiptNumber below = at(4).receiptNumber();
    model.selected(3, at(3));
    desk.services
        .review()
        .decide(
            desk.services.operator(),
            number,
            new ReviewDraft(Decision.SOUND, "", List.of()),
            WorkState.UNREVIEWED);
    model.changed(number);
    assertThat(at(3).state()).isEqualTo(WorkState.SOUND);
    model.refresh();
    assertThat(at(model.selectionIndex()).receiptNumber()).isEqualTo(below);
  }

  @Test
  void neighboursFollowTheListAsSortedAndFiltered() {
    model.filters().toggleState(WorkState.UNREVIEWED);
    assertThat(model.next(at(0).receiptNumber())).contains(at(1).receiptNumber());
    assertThat(model.previous(at(1).receiptNumber())).contains(at(0).receiptNumber());
    assertThat(model.previous(at(0).receiptNumber())).isEmpty();
    assertThat(model.next(at(size() - 1).receiptNumber())).isEmpty();
    assertThat(model.next(new ReceiptNumber("unknown"))).isEmpty();
  }

  @Test
  void aBrokenStoreIsToldAndTheNextReadingHeals() {
    Problem problem = Problem.of(Problem.Kind.REFUSED, "store.busy");
    desk.applications.broken = new StoreException(problem, null);
    model.refresh();
    assertThat(model.problemProperty().get()).isEqualTo(problem);
    assertThat(model.loadingProperty().get()).isFalse();
    desk.applications.broken = null;
    model.refresh();
    assertThat(model.problemProperty().get()).isNull();
    assertThat(unhandled).isEmpty();
  }

  @Test
  void theNextDayBeginsAsThisOneEndedButWithoutTheSearchedWords() throws Exception {
    model.filters().sort(Sort.STATE, true);
    model.filters().toggleState(WorkState.SOUND);
    model.filters().filterProcedures(Set.of(new ProcedureCode("KG-001")));
    model.filters().choosePeriod(Period.MONTH);
    model.filters().search("佐藤");
    model.rememberColumns(List.of(new ListPreferences.Column("state", 130)));
    assertThat(Files.readString(folder.resolve("window.json"))).doesNotContain("佐藤");
    var before = model.filters().query();
    model = model(Runnable::run);
    assertThat(model.filters().query().sort()).isEqualTo(Sort.STATE);
    assertThat(model.filters().query().descending()).isTrue();
    assertThat(model.filters().query().states()).isEqualTo(before.states());
    assertThat(model.filters().query().procedures()).isEqualTo(before.procedures());
    assertThat(model.filters().query().from()).isEqualTo(before.from());
    assertThat(model.filters().query().text()).isEmpty();
    assertThat(model.columnsLeft()).containsExactly(new ListPreferences.Column("state", 130));
  }

  @Test
  void filtersThatNoLongerMeanAnythingAreLeftOut() {
    new UiPreferences(folder)
        .saveList(
            new ListPreferences(
                List.of(), "GONE", false, List.of("漢字"), List.of("GONE"), List.of(), "GONE"));
    model = model(Runnable::run);
    assertThat(model.filters().isFiltered()).isFalse();
    assertThat(model.filters().query().sort()).isEqualTo(Sort.FILED_AT);
  }
}
