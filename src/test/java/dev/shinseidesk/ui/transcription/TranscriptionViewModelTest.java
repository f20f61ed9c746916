package dev.shinseidesk.ui.transcription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.forwarding.TranscriptionDesk.Line;
import dev.shinseidesk.review.Decision;
import dev.shinseidesk.review.ReviewDraft;
import dev.shinseidesk.ui.ScreenTests;
import dev.shinseidesk.ui.common.Tasks;
import dev.shinseidesk.ui.fixture.FixtureDesk;
import dev.shinseidesk.ui.fixture.FixtureForwards;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TranscriptionViewModelTest {
  private final FixtureDesk desk = new FixtureDesk(20);
  private final ReceiptNumber number = desk.number(6);
  private final ScreenTests.Heard heard = new ScreenTests.Heard();
  private final List<String> copied = new ArrayList<>();
  private final AtomicInteger changes = new AtomicInteger();

  @BeforeEach
  void forward() throws Exception {
    desk.services
        .review()
        .decide(
            desk.services.operator(),
            number,
            new ReviewDraft(Decision.SOUND, "", List.of()),
            WorkState.UNREVIEWED);
    desk.services
        .forwarding()
        .forward(desk.services.operator(), number, FixtureForwards.NURSERY.id(), WorkState.SOUND);
  }

  private TranscriptionViewModel model(Tasks tasks) {
    return new TranscriptionViewModel(
        ScreenTests.context(heard, tasks, desk.services.clock()),
        desk.services,
        number,
        copied::add,
        changes::incrementAndGet);
  }

  private TranscriptionViewModel loaded() {
    var model = model(ScreenTests.sameThread());
    model.load();
    return model;
  }

  private WorkState state() {
    return desk.services.applications().find(number).orElseThrow().state();
  }

  @Test
  void oneKeyCopiesTicksAndStepsOnUntilAllIsDone() throws Exception {
    var model = loaded();
    assertThat(model.activeProperty().get()).isTrue();
    assertThat(model.indexProperty().get()).isZero();
    List<String> values = model.lines().stream().map(Line::value).toList();
    for (int i = 0; i < values.size(); i++) {
      assertThat(model.indexProperty().get()).isEqualTo(i);
      model.copy();
    }
    // The last value is empty: nothing is copied, and what was copied before stays.
    assertThat(values.getLast()).isEmpty();
    assertThat(copied).isEqualTo(values.subList(0, values.size() - 1));
    assertThat(model.doneProperty().get()).isEqualTo(values.size());
    assertThat(desk.services.transcriptions().of(number).orElseThrow().lines())
        .allMatch(Line::done);
  }

  @Test
  void whatCantBeDrawnIsCopiedAsItIs() throws Exception {
    var model = loaded();
    String name = desk.services.applications().find(number).orElseThrow().applicant().name();
    model.indexProperty().set(2);
    model.copy();
    assertThat(copied).containsExactly(name);
  }

  @Test
  void progressIsKeptFromOneScreenToTheNext() {
    var first = loaded();
    first.copy();
    first.copy();
    first.close();
    var second = loaded();
    assertThat(second.doneProperty().get()).isEqualTo(2);
    assertThat(second.indexProperty().get()).isEqualTo(2);
  }

  @Test
  void aTickCanBeTakenOff() throws Exception {
    var model = loaded();
    model.copy();
    model.indexProperty().set(0);
    model.untick();
    assertThat(model.doneProperty().get()).isZero();
    assertThat(desk.services.transcriptions().of(number).orElseThrow().lines())
        .noneMatch(Line::done);
  }

  @Test
  void quickKeysAreKeptInTheirOrderWhileTheStoreIsSlow() throws Exception {
    Deque<Runnable> waiting = new ArrayDeque<>();
    var model = model(Tasks.on(waiting::add, Runnable::run, f -> {}));
    model.load();
    waiting.poll().run();
    model.copy();
    model.indexProperty().set(0);
    model.untick();
    model.copy();
    assertThat(model.doneProperty().get()).isEqualTo(1);
    while (!waiting.isEmpty()) {
      waiting.poll().run();
    }
    assertThat(desk.services.transcriptions().of(number).orElseThrow().lines().getFirst().done())
        .isTrue();
    assertThat(model.doneProperty().get()).isEqualTo(1);
  }

  @Test
  void finishingNeedsAllAndConfirmsTheForwarding() {
    var model = loaded();
    model.finish();
    assertThat(heard.questions).isEmpty();
    for (int i = 0; i < model.lines().size(); i++) {
      model.copy();
    }
    model.finish();
    assertThat(heard.questions).hasSize(1);
    assertThat(state()).isEqualTo(WorkState.FORWARDED);
    assertThat(model.activeProperty().get()).isFalse();
    assertThat(changes).hasValue(1);
  }

  @Test
  void takingBackLeavesTheApplicationAsItWas() {
    var model = loaded();
    model.copy();
    model.takeBack();
    assertThat(state()).isEqualTo(WorkState.SOUND);
    assertThat(model.activeProperty().get()).isFalse();
    assertThat(model.lines()).isEmpty();
  }

  @Test
  void aTickThatFailsIsToldAndShownAsItReallyIs() throws Exception {
    var model = loaded();
    model.copy();
    // A colleague finished it meanwhile.
    for (int i = 1; i < model.lines().size(); i++) {
      desk.services.transcriptions().tick(desk.services.operator(), number, i, true);
    }
    desk.services.transcriptions().finish(desk.services.operator(), number);
    model.copy();
    assertThat(heard.problems).hasSize(1);
    assertThat(model.activeProperty().get()).isFalse();
  }
}
