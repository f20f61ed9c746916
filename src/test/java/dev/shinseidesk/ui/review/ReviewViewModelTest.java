package dev.shinseidesk.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StoreException;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.archive.Place;
import dev.shinseidesk.review.Decision;
import dev.shinseidesk.review.Finding;
import dev.shinseidesk.review.FormatReview;
import dev.shinseidesk.review.Review;
import dev.shinseidesk.review.ReviewDraft;
import dev.shinseidesk.review.Severity;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.ScreenTests;
import dev.shinseidesk.ui.common.Tasks;
import dev.shinseidesk.ui.fixture.FixtureDesk;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReviewViewModelTest {
  private final Texts texts = new Texts(Locale.JAPANESE);
  private final FixtureDesk desk = new FixtureDesk(20);
  private final ReceiptNumber number = desk.number(0);
  private final Desk review = new Desk(desk.services.review());
  private final ScreenTests.Heard heard = new ScreenTests.Heard();
  private final List<String> decided = new ArrayList<>();
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private final Deque<Runnable> answers = new ArrayDeque<>();

  /** The desk's review, with findings of our own and drafts that can fail. */
  private static final class Desk implements FormatReview {
    private final FormatReview real;
    final List<ReviewDraft> saved = new ArrayList<>();
    List<Finding> findings = List.of();
    @Nullable DeskException failing;
    @Nullable StoreException broken;

    Desk(FormatReview real) {
      this.real = real;
    }

    @Override
    public List<Finding> examine(ReceiptNumber number) throws DeskException {
      return findings;
    }

    @Override
    public Sheet sheet(ReceiptNumber number) throws DeskException {
      Sheet sheet = real.sheet(number);
      return new Sheet(sheet.state(), findings, sheet.checklist(), sheet.draft(), sheet.reviews());
    }

    @Override
    public void saveDraft(Operator by, ReceiptNumber number, ReviewDraft draft)
        throws DeskException {
      if (failing != null) {
        throw failing;
      }
      if (broken != null) {
        throw broken;
      }
      saved.add(draft);
      real.saveDraft(by, number, draft);
    }

    @Override
    public Review decide(Operator by, ReceiptNumber number, ReviewDraft draft, WorkState expected)
        throws DeskException {
      return real.decide(by, number, draft, expected);
    }
  }

  private ReviewViewModel model(Tasks tasks) {
    DeskServices s = desk.services;
    var services =
        new DeskServices(
            s.operator(),
            null,
            s.applications(),
            s.intake(),
            s.documents(),
            review,
            s.identifier(),
            s.forwarding(),
            s.status(),
            s.outbox(),
            s.transcriptions(),
            s.addressees(),
            s.outcomes(),
            s.casework(),
            s.administration(),
            s.accounts(),
            s.oversight(),
            s.clock(),
            () -> {});
    var model =
        new ReviewViewModel(
            ScreenTests.context(heard, tasks, s.clock()),
            services,
            number,
            (decision, reason) -> decided.add(decision + ":" + reason),
            found -> {});
    model.load();
    return model;
  }

  private ReviewViewModel model() {
    return model(ScreenTests.sameThread());
  }

  private static Finding finding(Severity severity) {
    return new Finding("no-such-rule", severity, new Place("a.csv", 2, 3, "氏名"), List.of());
  }

  private void tickAll(ReviewViewModel model) {
    model.checklist().forEach(item -> model.tick(item, true));
  }

  private WorkState state() {
    return desk.applications.find(number).orElseThrow().state();
  }

  @Test
  void saysWhatIsMissingOneAfterTheOther() {
    var model = model();
    assertThat(model.blockerProperty().get()).isEqualTo(texts.get("ui.review.missing.decision"));
    model.decisionProperty().set(Decision.SOUND);
    assertThat(model.blockerProperty().get())
        .isEqualTo(texts.get("ui.review.missing.checklist", 3));
    tickAll(model);
    assertThat(model.blockerProperty().get()).isEmpty();
    model.decisionProperty().set(Decision.DEFECTIVE);
    assertThat(model.blockerProperty().get()).isEqualTo(texts.get("ui.review.missing.reason"));
    model.reasonProperty().set(" 　\n");
    assertThat(model.blockerProperty().get()).isEqualTo(texts.get("ui.review.missing.reason"));
    model.reasonProperty().set("氏名が違います。");
    assertThat(model.blockerProperty().get()).isEmpty();
  }

  @Test
  void anErrorBlocksSoundButNotDefective() {
    review.findings = List.of(finding(Severity.ERROR), finding(Severity.ALERT));
    var model = model();
    tickAll(model);
    model.decisionProperty().set(Decision.SOUND);
    assertThat(model.blockerProperty().get()).isEqualTo(texts.get("ui.review.missing.errors", 1));
    model.submit();
    assertThat(decided).isEmpty();
    model.decisionProperty().set(Decision.DEFECTIVE);
    model.reasonProperty().set("x");
    assertThat(model.blockerProperty().get()).isEmpty();
  }

  @Test
  void decidingMovesTheApplicationAndTellsTheNextStep() {
    var model = model();
    tickAll(model);
    model.decisionProperty().set(Decision.SOUND);
    model.submit();
    assertThat(state()).isEqualTo(WorkState.SOUND);
    assertThat(decided).containsExactly("SOUND:");
    assertThat(model.reviews()).hasSize(1);
    assertThat(model.busyProperty().get()).isFalse();
    assertThat(model.decisionProperty().get()).isNull();
  }

  @Test
  void theFirstDraftMovesTheStateAndDecidingStillWorks() {
    var model = model();
    model.decisionProperty().set(Decision.REJECTED);
    model.reasonProperty().set("対象外です。");
    model.saveDraft();
    assertThat(state()).isEqualTo(WorkState.IN_REVIEW);
    model.submit();
    assertThat(state()).isEqualTo(WorkState.REJECTED);
    assertThat(heard.problems).isEmpty();
  }

  @Test
  void aDraftComesBackWithItsTicks() {
    var first = model();
    first.tick(first.checklist().get(1), true);
    first.reasonProperty().set("途中");
    first.decisionProperty().set(Decision.DEFECTIVE);
    first.close();
    var second = model();
    assertThat(second.reasonProperty().get()).isEqualTo("途中");
    assertThat(second.decisionProperty().get()).isEqualTo(Decision.DEFECTIVE);
    assertThat(second.checklist().get(0).checked()).isNull();
    assertThat(Objects.requireNonNull(second.checklist().get(1).checked()).by())
        .isEqualTo(desk.services.operator().id());
  }

  @Test
  void savesOneAfterTheOtherAndTheNewestLast() {
    var model = model(Tasks.on(waiting::add, Runnable::run, f -> {}));
    work();
    model.reasonProperty().set("一");
    model.saveDraft();
    model.reasonProperty().set("二");
    model.saveDraft();
    model.reasonProperty().set("三");
    model.saveDraft();
    assertThat(waiting).hasSize(1);
    work();
    assertThat(review.saved.stream().map(ReviewDraft::reason)).containsExactly("一", "三");
    assertThat(model.unsaved()).isFalse();
  }

  @Test
  void aSaveUnderWayCanNotBringTheDraftBackAfterTheDecision() throws Exception {
    var model = model(Tasks.on(waiting::add, Runnable::run, f -> {}));
    work();
    model.decisionProperty().set(Decision.REJECTED);
    model.reasonProperty().set("対象外");
    model.saveDraft();
    model.submit();
    assertThat(decided).isEmpty();
    work();
    assertThat(decided).containsExactly("REJECTED:対象外");
    assertThat(desk.services.review().sheet(number).draft()).isEqualTo(ReviewDraft.EMPTY);
  }

  @Test
  void aFailedSaveIsToldAndTriedAgain() {
    var model = model();
    review.failing =
        new DeskException(Problem.of(Problem.Kind.REFUSED, "outbox.unexpected", "AB12-CD34"));
    model.reasonProperty().set("大事な文");
    model.saveDraft();
    assertThat(model.draftNoteProperty().get()).contains("AB12-CD34");
    assertThat(model.unsaved()).isTrue();
    review.failing = null;
    model.saveDraft();
    assertThat(review.saved.getLast().reason()).isEqualTo("大事な文");
    assertThat(model.unsaved()).isFalse();
  }

  @Test
  void aFailingStoreIsToldInItsOwnWordsAndNothingIsLost() {
    var model = model();
    var full = Problem.of(Problem.Kind.USAGE, "store.disk-full");
    review.broken = new StoreException(full, null);
    model.reasonProperty().set("大事な文");
    model.close();
    assertThat(model.draftNoteProperty().get()).contains(texts.what(full));
    assertThat(heard.problems).containsExactly(full);
    assertThat(model.unsaved()).isTrue();
  }

  @Test
  void typingWhileTheSheetIsOnItsWayStays() {
    var model = model(Tasks.on(waiting::add, Runnable::run, f -> {}));
    work();
    model.load();
    model.reasonProperty().set("打っている");
    work();
    assertThat(model.reasonProperty().get()).isEqualTo("打っている");
  }

  @Test
  void ticksSavedWhileAnOlderSheetIsOnItsWayStay() {
    var model = model(Tasks.on(waiting::add, answers::add, f -> {}));
    answer();
    model.load();
    work();
    Runnable lateSheet = answers.remove();
    model.tick(model.checklist().getFirst(), true);
    model.saveDraft();
    answer();
    assertThat(model.unsaved()).isFalse();
    lateSheet.run();
    answer();
    assertThat(model.checklist().getFirst().checked()).isNotNull();
  }

  @Test
  void ticksBeingSavedWhenASheetIsAskedForStay() {
    var model = model(Tasks.on(waiting::add, answers::add, f -> {}));
    answer();
    model.tick(model.checklist().getFirst(), true);
    model.saveDraft();
    model.load();
    waiting.removeLast().run();
    Runnable lateSheet = answers.remove();
    answer();
    assertThat(model.unsaved()).isFalse();
    lateSheet.run();
    answer();
    assertThat(model.checklist().getFirst().checked()).isNotNull();
  }

  @Test
  void anotherSheetKeepsTheLinesSoThatTheFocusStays() {
    var model = model();
    var lines = List.copyOf(model.checklist());
    model.tick(lines.getFirst(), true);
    model.saveDraft();
    model.load();
    assertThat(model.checklist()).hasSameSizeAs(lines);
    for (int i = 0; i < lines.size(); i++) {
      assertThat(model.checklist().get(i)).isSameAs(lines.get(i));
    }
    assertThat(lines.getFirst().checked()).isNotNull();
  }

  @Test
  void aFindingGoesIntoTheReasonOnce() {
    review.findings = List.of(finding(Severity.ERROR));
    var model = model();
    FindingRow row = model.findings().getFirst();
    model.reasonProperty().set("前文");
    model.insert(row);
    model.insert(row);
    assertThat(model.reasonProperty().get()).isEqualTo("前文\n" + row.phrase());
    assertThat(row.where()).isEqualTo("a.csv › 2ページ › 3行目 › 氏名");
    assertThat(row.badge()).isEqualTo("エラー");
  }

  @Test
  void aColleaguesMoveIsNoticed() throws Exception {
    var model = model();
    model.decisionProperty().set(Decision.REJECTED);
    model.reasonProperty().set("対象外");
    var other = new ReviewDraft(Decision.DEFECTIVE, "別の人", List.of());
    desk.services.review().decide(desk.services.operator(), number, other, WorkState.UNREVIEWED);
    model.submit();
    assertThat(heard.problems).hasSize(1);
    assertThat(decided).isEmpty();
    assertThat(model.reasonProperty().get()).isEqualTo("対象外");
    assertThat(model.busyProperty().get()).isFalse();
  }

  private void answer() {
    work();
    while (!answers.isEmpty()) {
      answers.poll().run();
      work();
    }
  }

  private void work() {
    while (!waiting.isEmpty()) {
      waiting.poll().run();
    }
  }
}
