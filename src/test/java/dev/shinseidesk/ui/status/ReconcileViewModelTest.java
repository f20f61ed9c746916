package dev.shinseidesk.ui.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.ScreenTests;
import dev.shinseidesk.ui.common.Tasks;
import dev.shinseidesk.ui.fixture.FixtureDesk;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReconcileViewModelTest {
  private final Texts texts = new Texts(Locale.JAPANESE);
  private final FixtureDesk desk = new FixtureDesk(20);
  private final AtomicInteger changes = new AtomicInteger();
  private final Deque<Runnable> waiting = new ArrayDeque<>();

  private ReconcileViewModel model(Tasks tasks) {
    return new ReconcileViewModel(
        ScreenTests.context(new ScreenTests.Heard(), tasks, desk.services.clock()),
        desk.services,
        changes::incrementAndGet);
  }

  @Test
  void tellsInOneSentenceWhatCameOut() {
    var model = model(ScreenTests.sameThread());
    model.start();
    assertThat(model.resultProperty().get())
        .isEqualTo(texts.get("ui.status.reconcile.done", 300, 2, 1));
    assertThat(model.changedProperty().get())
        .contains(desk.number(3).value(), desk.number(5).value());
    assertThat(changes).hasValue(1);
  }

  @Test
  void aWalkStoppedBeforeItBeganEndsQuietly() {
    var model = model(Tasks.on(waiting::add, waiting::add, f -> {}));
    model.start();
    assertThat(model.progress().runningProperty().get()).isTrue();
    model.stop();
    while (!waiting.isEmpty()) {
      waiting.removeFirst().run();
    }
    assertThat(model.progress().runningProperty().get()).isFalse();
    assertThat(model.resultProperty().get()).isEmpty();
  }
}
