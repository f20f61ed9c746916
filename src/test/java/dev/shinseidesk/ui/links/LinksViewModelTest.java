package dev.shinseidesk.ui.links;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.residents.NumberLinkDesk.Consent;
import dev.shinseidesk.residents.NumberLinkDesk.Extent;
import dev.shinseidesk.residents.NumberLinkDesk.State;
import dev.shinseidesk.ui.ScreenTests;
import dev.shinseidesk.ui.fixture.FixtureDesk;
import dev.shinseidesk.ui.fixture.FixtureLinks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LinksViewModelTest {
  private final FixtureDesk fixture = new FixtureDesk(1);
  private final FixtureLinks desk = fixture.administration.links;
  private final ScreenTests.Heard heard = new ScreenTests.Heard();
  private final LinksViewModel model =
      new LinksViewModel(
          ScreenTests.context(heard, ScreenTests.sameThread(), FixtureDesk.CLOCK),
          desk,
          fixture.services.operator());

  private void lookAtTheFirst() {
    model.refresh();
    var line = model.shownProperty().get().sources().getFirst();
    model.look(line.source(), line.files().getFirst());
  }

  @Test
  void aSourceOutOfReachDoesNotHideTheOthers() {
    model.refresh();
    var sources = model.shownProperty().get().sources();
    assertThat(sources.getFirst().files()).hasSize(2);
    assertThat(sources.getFirst().problem()).isNull();
    assertThat(Objects.requireNonNull(sources.getLast().problem()).key())
        .isEqualTo("channel.folder-missing");
  }

  @Test
  void linksOlderThanAWeekAreOld() {
    var now = FixtureDesk.CLOCK.instant();
    desk.state = new State(5, now.minus(Duration.ofDays(7)));
    model.refresh();
    assertThat(model.isOld()).isFalse();
    assertThat(model.ageInDays()).isEqualTo(7);
    desk.state = new State(5, now.minus(Duration.ofDays(7)).minusSeconds(1));
    model.refresh();
    assertThat(model.isOld()).isTrue();
    desk.state = new State(0, null);
    model.refresh();
    assertThat(model.isOld()).isFalse();
  }

  @Test
  void nothingComesIntoForceBeforeEveryConsentIsGiven() {
    lookAtTheFirst();
    assertThat(model.mayApply()).isFalse();
    model.consent(Consent.SHRINK, true);
    model.apply();
    assertThat(desk.given).isEmpty();
    model.consent(Consent.UNREADABLE_LINES, true);
    model.consent(Consent.SHRINK, false);
    assertThat(model.mayApply()).isFalse();
    model.consent(Consent.SHRINK, true);
    model.apply();
    assertThat(desk.given).containsExactlyInAnyOrder(Consent.values());
    assertThat(model.previewProperty().get()).isNull();
    assertThat(Objects.requireNonNull(model.appliedProperty().get()).linksAfter())
        .isEqualTo(88_062);
    assertThat(model.shownProperty().get().state().links()).isEqualTo(88_062);
  }

  @Test
  void consentsOfOneFileDoNotHoldForTheNext() {
    lookAtTheFirst();
    model.consent(Consent.SHRINK, true);
    model.discard();
    assertThat(desk.discarded).containsExactly("p1");
    lookAtTheFirst();
    assertThat(model.givenProperty().get()).isEmpty();
  }

  @Test
  void aRefusedImportKeepsThePreview() {
    desk.needed = Set.of();
    lookAtTheFirst();
    desk.needed = Set.of(Consent.SHRINK);
    model.apply();
    assertThat(heard.problems).extracting(Problem::key).containsExactly("residents.shrinks");
    assertThat(model.previewProperty().get()).isNotNull();
  }

  @Test
  void aFileOfThisMachineIsReadByTheSourcesProfile() {
    model.refresh();
    var source = model.shownProperty().get().sources().getFirst().source();
    model.look(source, Path.of("links.csv"), Extent.DIFFERENCE);
    var preview = Objects.requireNonNull(model.previewProperty().get());
    assertThat(preview.fileName()).isEqualTo("links.csv");
    assertThat(preview.extent()).isEqualTo(Extent.DIFFERENCE);
  }

  @Test
  void whileAFileIsReadNoOtherBeginsAndItCanBeStopped() {
    Deque<Runnable> work = new ArrayDeque<>();
    var tasks =
        dev.shinseidesk.ui.common.Tasks.on(
            work::add,
            Runnable::run,
            failure -> {
              heard.unexpected(failure.getClass().getSimpleName());
            });
    var slow =
        new LinksViewModel(
            ScreenTests.context(heard, tasks, FixtureDesk.CLOCK),
            desk,
            fixture.services.operator());
    var source = desk.sources().getFirst();
    slow.look(source, Path.of("a.csv"), Extent.FULL);
    slow.look(source, Path.of("b.csv"), Extent.FULL);
    assertThat(work).hasSize(1);
    assertThat(slow.reading().runningProperty().get()).isTrue();
    slow.cancel();
    work.remove().run();
    assertThat(slow.previewProperty().get()).isNull();
    assertThat(slow.reading().runningProperty().get()).isFalse();
  }

  @Test
  void signingOutDropsAPreview() {
    lookAtTheFirst();
    model.end();
    assertThat(desk.discarded).containsExactly("p1");
  }
}
