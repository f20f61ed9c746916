package dev.shinseidesk.ui.channels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.ui.ScreenTests;
import dev.shinseidesk.ui.common.Tasks;
import dev.shinseidesk.ui.fixture.FixtureDesk;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ChannelsViewModelTest {
  private final FixtureDesk fixture = new FixtureDesk(1);
  private final Deque<Runnable> work = new ArrayDeque<>();
  private final ChannelsViewModel model =
      new ChannelsViewModel(
          ScreenTests.context(
              new ScreenTests.Heard(),
              Tasks.on(
                  work::add,
                  Runnable::run,
                  failure -> {
                    throw new AssertionError(failure);
                  }),
              FixtureDesk.CLOCK),
          fixture.administration.channels,
          fixture.services.operator());

  private void doAll() {
    while (!work.isEmpty()) {
      work.remove().run();
    }
  }

  @Test
  void oneChannelIsTriedAtATimeAndTheResultStays() {
    model.refresh();
    doAll();
    var channels = model.channelsProperty().get();
    model.test(channels.get(0));
    model.test(channels.get(1));
    assertThat(model.tryingProperty().get()).isEqualTo("folder");
    doAll();
    assertThat(fixture.administration.channels.tried).containsExactly("folder");
    assertThat(model.tryingProperty().get()).isNull();
    model.test(channels.get(1));
    doAll();
    assertThat(passed("folder")).isTrue();
    assertThat(passed("juki-sftp")).isFalse();
  }

  private boolean passed(String id) {
    return Objects.requireNonNull(model.triedProperty().get().get(id)).report().passed();
  }

  @Test
  void whatIsTriedAgainHasNoOldResultMeanwhile() {
    var channel = fixture.administration.channels.channels().getFirst();
    model.test(channel);
    doAll();
    model.test(channel);
    assertThat(model.triedProperty().get()).isEmpty();
    model.cancel();
    doAll();
    assertThat(model.tryingProperty().get()).isEqualTo("folder");
  }
}
