package dev.shinseidesk.ui.batches;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.ScreenTests;
import dev.shinseidesk.ui.common.RecordedDialogs;
import dev.shinseidesk.ui.common.UiContext;
import dev.shinseidesk.ui.fixture.FixtureDesk;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BatchesViewModelTest {
  private final FixtureDesk fixture = new FixtureDesk(1);
  private final RecordedDialogs dialogs = new RecordedDialogs();
  private final BatchesViewModel model =
      new BatchesViewModel(
          new UiContext(
              new Texts(Locale.JAPANESE), ScreenTests.sameThread(), dialogs, FixtureDesk.CLOCK),
          fixture.administration.batches,
          fixture.administration.settings,
          fixture.services.operator());

  @BeforeEach
  void read() {
    model.refresh();
  }

  @Test
  void closingAsksWithReceiverAndCountAndThenShowsTheBatch() {
    var waiting = model.shownProperty().get().collecting().getFirst();
    model.close(waiting);
    assertThat(dialogs.questions.getFirst().lines()).containsExactly("提供先　地方税（共通）（014）", "件数　24 件");
    assertThat(model.shownProperty().get().collecting()).hasSize(1);
    dialogs.yes = true;
    model.close(waiting);
    assertThat(model.shownProperty().get().collecting()).isEmpty();
    assertThat(model.shownProperty().get().recent()).hasSize(3);
  }

  @Test
  void dissolvingIsGraveAndBringsItsApplicationsBack() {
    var batch = model.shownProperty().get().recent().getFirst();
    dialogs.yes = true;
    model.reopen(batch);
    assertThat(dialogs.questions.getFirst().grave()).isTrue();
    assertThat(model.shownProperty().get().recent()).doesNotContain(batch);
    assertThat(model.shownProperty().get().collecting().getFirst().applications()).isEqualTo(42);
  }
}
