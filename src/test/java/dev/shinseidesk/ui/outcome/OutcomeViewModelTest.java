package dev.shinseidesk.ui.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.review.Decision;
import dev.shinseidesk.review.ReviewDraft;
import dev.shinseidesk.status.OutcomeDesk.Choice;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.ScreenTests;
import dev.shinseidesk.ui.fixture.FixtureDesk;
import dev.shinseidesk.ui.fixture.FixtureForwards;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class OutcomeViewModelTest {
  private final Texts texts = new Texts(Locale.JAPANESE);
  private final FixtureDesk desk = new FixtureDesk(20);
  private final ReceiptNumber number = desk.number(3);
  private final ScreenTests.Heard heard = new ScreenTests.Heard();
  private final List<Choice> proposed = new ArrayList<>();
  private final OutcomeViewModel model =
      new OutcomeViewModel(
          ScreenTests.context(heard, ScreenTests.sameThread(), desk.services.clock()),
          desk.services,
          number,
          proposed::add);

  private void forwarded() throws Exception {
    desk.services
        .review()
        .decide(
            desk.services.operator(),
            number,
            new ReviewDraft(Decision.SOUND, "", List.of()),
            WorkState.UNREVIEWED);
    desk.services
        .forwarding()
        .forward(desk.services.operator(), number, FixtureForwards.CHILDREN.id(), WorkState.SOUND);
    desk.forwards.arrive(number);
    model.load();
  }

  @Test
  void nothingCanBeEnteredBeforeTheApplicationIsForwarded() {
    model.load();
    assertThat(model.openProperty().get()).isFalse();
    model.choiceProperty().set(model.choices().getFirst());
    model.decidedOnProperty().set(LocalDate.of(2026, 11, 20));
    assertThat(model.blockerProperty().get()).isEqualTo(texts.get("ui.outcome.missing.forwarded"));
    model.enter();
    assertThat(model.outcomes()).isEmpty();
    assertThat(proposed).isEmpty();
  }

  @Test
  void saysWhatIsMissingOneAfterTheOther() throws Exception {
    forwarded();
    assertThat(model.blockerProperty().get()).isEqualTo(texts.get("ui.outcome.missing.choice"));
    model.choiceProperty().set(model.choices().getFirst());
    assertThat(model.blockerProperty().get()).isEqualTo(texts.get("ui.outcome.missing.day"));
    model.decidedOnProperty().set(LocalDate.of(2026, 11, 23));
    assertThat(model.blockerProperty().get()).isEqualTo(texts.get("ui.outcome.missing.future"));
    model.decidedOnProperty().set(LocalDate.of(2026, 11, 22));
    assertThat(model.ready()).isTrue();
  }

  @Test
  void anEnteredOutcomeIsListedAndProposesItsStatus() throws Exception {
    forwarded();
    Choice granted = model.choices().getFirst();
    model.choiceProperty().set(granted);
    model.decidedOnProperty().set(LocalDate.of(2026, 11, 20));
    model.noteProperty().set(" 電話で確認 ");
    model.enter();
    assertThat(proposed).containsExactly(granted);
    assertThat(model.words(model.outcomes().getFirst())).contains("認定", "令和8年11月20日", "midori");
    assertThat(model.outcomes().getFirst().note()).isEqualTo("電話で確認");
    assertThat(model.choiceProperty().get()).isNull();
    assertThat(model.noteProperty().get()).isEmpty();
  }
}
