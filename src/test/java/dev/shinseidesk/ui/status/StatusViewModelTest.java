package dev.shinseidesk.ui.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.review.Decision;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.ScreenTests;
import dev.shinseidesk.ui.common.Tasks;
import dev.shinseidesk.ui.fixture.FixtureDesk;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class StatusViewModelTest {
  private final Texts texts = new Texts(Locale.JAPANESE);
  private final FixtureDesk desk = new FixtureDesk(20);
  private final ReceiptNumber number = desk.number(0);
  private final ScreenTests.Heard heard = new ScreenTests.Heard();
  private final Deque<Runnable> waiting = new ArrayDeque<>();

  private StatusViewModel model(Tasks tasks) {
    return new StatusViewModel(
        ScreenTests.context(heard, tasks, desk.services.clock()), desk.services, number, () -> {});
  }

  private StatusViewModel loaded() {
    var model = model(ScreenTests.sameThread());
    model.load();
    return model;
  }

  private static String chosen(StatusViewModel model) {
    return Objects.requireNonNull(model.choiceProperty().get()).labelJa();
  }

  @Test
  void offersOnlyWhatMayFollow() {
    var model = loaded();
    assertThat(model.currentProperty().get()).isEqualTo("送信済");
    assertThat(model.choices().stream().map(model::label))
        .containsExactly("処理中", "要訂正", "却下", "受付エラー");
    assertThat(model.ready()).isFalse();
  }

  @Test
  void aDefectSuggestsTheCorrectionWithTheReasonAsDraft() {
    var model = loaded();
    model.suggest(Decision.DEFECTIVE, "生年月日を直してください。");
    assertThat(chosen(model)).isEqualTo("要訂正");
    assertThat(model.commentProperty().get()).isEqualTo("生年月日を直してください。");
    assertThat(model.ready()).isTrue();
  }

  @Test
  void aRejectionSuggestsTheRejectionAndKeepsWhatWasTyped() {
    var model = loaded();
    model.commentProperty().set("書きかけ");
    model.suggest(Decision.REJECTED, "対象外");
    assertThat(chosen(model)).isEqualTo("却下");
    assertThat(model.commentProperty().get()).isEqualTo("書きかけ");
  }

  @Test
  void aSuggestionBeforeTheChoicesAreReadWaitsForThem() {
    var model = model(Tasks.on(waiting::add, Runnable::run, f -> {}));
    model.load();
    model.suggest(Decision.DEFECTIVE, "理由");
    assertThat(model.choiceProperty().get()).isNull();
    waiting.forEach(Runnable::run);
    assertThat(chosen(model)).isEqualTo("要訂正");
  }

  @Test
  void countsCharactersAndNotTheirHalves() {
    var model = loaded();
    model.choiceProperty().set(model.choices().getFirst());
    model.commentProperty().set("𠮷".repeat(1000));
    assertThat(model.lengthProperty().get()).isEqualTo(1000);
    assertThat(model.ready()).isTrue();
    model.commentProperty().set("𠮷".repeat(1003));
    assertThat(model.blockerProperty().get()).isEqualTo(texts.get("ui.status.missing.too-long", 3));
    model.submit();
    assertThat(model.registrations()).isEmpty();
    assertThat(model.commentProperty().get().codePointCount(0, 2006)).isEqualTo(1003);
  }

  @Test
  void registeringClearsTheFormAndWaitsForThePortal() {
    var model = loaded();
    model.choiceProperty().set(model.choices().getFirst());
    model.commentProperty().set("受け付けました。");
    model.submit();
    assertThat(model.registrations()).hasSize(1);
    assertThat(model.registrations().getFirst().comment()).isEqualTo("受け付けました。");
    assertThat(model.commentProperty().get()).isEmpty();
    assertThat(model.blockerProperty().get()).isEqualTo(texts.get("ui.status.missing.pending"));
    assertThat(model.ready()).isFalse();
  }

  @Test
  void anOutcomeProposesItsStatusAndNeverOverwritesTheComment() {
    var model = loaded();
    model.propose(new StatusCode("50"), "要件を満たしません。");
    assertThat(chosen(model)).isEqualTo("却下");
    assertThat(model.commentProperty().get()).isEqualTo("要件を満たしません。");
    model.commentProperty().set("書きかけ");
    model.propose(new StatusCode("20"), "ほかの文");
    assertThat(chosen(model)).isEqualTo("処理中");
    assertThat(model.commentProperty().get()).isEqualTo("書きかけ");
    model.propose(new StatusCode("40"), "完了の文");
    assertThat(model.suggestionProperty().get())
        .isEqualTo(texts.get("ui.status.proposed.none", "完了"));
  }

  @Test
  void askingThePortalTellsItsAnswer() {
    var model = loaded();
    model.refresh();
    assertThat(model.portalNoteProperty().get()).contains("送信済", "令和8年11月22日");
    assertThat(model.askingProperty().get()).isFalse();
  }
}
