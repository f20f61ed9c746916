package dev.shinseidesk.ui.correction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.archive.Place;
import dev.shinseidesk.casework.CorrectionDesk.Carried;
import dev.shinseidesk.casework.CorrectionDesk.Contact;
import dev.shinseidesk.review.Decision;
import dev.shinseidesk.review.Finding;
import dev.shinseidesk.review.ReviewDraft;
import dev.shinseidesk.review.Severity;
import dev.shinseidesk.ui.ScreenTests;
import dev.shinseidesk.ui.correction.CorrectionViewModel.Shown;
import dev.shinseidesk.ui.fixture.FixtureCasework;
import dev.shinseidesk.ui.fixture.FixtureDesk;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CorrectionViewModelTest {
  private final FixtureDesk desk = new FixtureDesk(10);
  private final ScreenTests.Heard heard = new ScreenTests.Heard();
  private final List<String> changed = new ArrayList<>();
  private final ReceiptNumber number = desk.number(0);

  private CorrectionViewModel model() {
    var model =
        new CorrectionViewModel(
            ScreenTests.context(heard, ScreenTests.sameThread(), FixtureDesk.CLOCK),
            desk.services,
            number,
            () -> changed.add("changed"));
    model.load();
    return model;
  }

  private void defective() throws Exception {
    desk.services
        .review()
        .decide(
            desk.services.operator(),
            number,
            new ReviewDraft(Decision.DEFECTIVE, "生年月日", List.of()),
            WorkState.UNREVIEWED);
  }

  private static Shown shown(CorrectionViewModel model) {
    return Objects.requireNonNull(model.shownProperty().get());
  }

  @Test
  void nothingCanBeSentBeforeItIsDefective() {
    var model = model();
    assertThat(model.blockerProperty().get()).contains("不備");
    model.submit();
    assertThat(heard.questions).isEmpty();
  }

  @Test
  void sendsTheComposedTextAndTheClockStandsStill() throws Exception {
    defective();
    var model = model();
    assertThat(model.textProperty().get()).contains("申請者生年月日");
    assertThat(model.deadlineProperty().get()).isEqualTo(FixtureCasework.DEADLINE);
    assertThat(model.proposedDays()).isEqualTo(10);
    assertThat(model.unsaved()).isFalse();
    assertThat(model.ready()).isTrue();
    model.submit();
    assertThat(heard.questions.getFirst().lines().toString()).contains("要訂正", "令和8年12月7日");
    assertThat(desk.casework.requests).hasSize(1);
    assertThat(shown(model).state()).isEqualTo(WorkState.AWAITING_CORRECTION);
    assertThat(shown(model).letters().time().paused()).isTrue();
    assertThat(shown(model).open()).isNotNull();
    assertThat(model.unsaved()).isFalse();
    assertThat(model.ready()).isFalse();
    assertThat(changed).containsExactly("changed");
  }

  @Test
  void whatWasTypedStaysWhenItIsReadAgain() throws Exception {
    defective();
    var model = model();
    model.textProperty().set("通帳の写しを送ってください。");
    assertThat(model.unsaved()).isTrue();
    model.load();
    assertThat(model.textProperty().get()).isEqualTo("通帳の写しを送ってください。");
  }

  @Test
  void refusesBlankLongAndLate() throws Exception {
    defective();
    var model = model();
    model.textProperty().set("  ");
    assertThat(model.ready()).isFalse();
    model.textProperty().set("あ".repeat(1001));
    assertThat(model.blockerProperty().get()).contains("1文字");
    model.textProperty().set("あ");
    model.deadlineProperty().set(LocalDate.of(2026, 11, 22));
    assertThat(model.blockerProperty().get()).contains("期限");
    model.deadlineProperty().set(null);
    assertThat(model.ready()).isFalse();
    model.deadlineProperty().set(LocalDate.of(2026, 11, 24));
    assertThat(model.ready()).isTrue();
    assertThat(model.proposedDays()).isZero();
  }

  @Test
  void endsWithAReasonAndRecordsContacts() throws Exception {
    defective();
    var model = model();
    model.submit();
    heard.answers = List.of("本人と話した");
    model.contact(Contact.Way.PHONE, true);
    assertThat(shown(model).letters().contacts())
        .extracting(Contact::said)
        .containsExactly("本人と話した");
    heard.answers = List.of(" ");
    model.end();
    assertThat(shown(model).open()).isNotNull();
    heard.answers = List.of("窓口で補正");
    model.end();
    assertThat(shown(model).open()).isNull();
    assertThat(shown(model).state()).isEqualTo(WorkState.DEFECTIVE);
  }

  @Test
  void marksCarriedFindings() {
    var finding = new Finding("required-item", Severity.ERROR, Place.WHOLE, List.of("電話番号"));
    desk.casework.carried.put(
        number, List.of(new Carried(0, finding, desk.number(3), Carried.Mark.SOLVED, null)));
    var model = model();
    Carried one = shown(model).letters().carried().getFirst();
    model.mark(one, Carried.Mark.OPEN);
    assertThat(shown(model).letters().carried().getFirst().mark()).isEqualTo(Carried.Mark.OPEN);
  }
}
