package dev.shinseidesk.ui.forward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.forwarding.ForwardingDesk.Act;
import dev.shinseidesk.outbox.OutboxEntry;
import dev.shinseidesk.portal.StatusMeaning;
import dev.shinseidesk.review.Decision;
import dev.shinseidesk.review.ReviewDraft;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.ScreenTests;
import dev.shinseidesk.ui.common.Badges;
import dev.shinseidesk.ui.common.UiContext;
import dev.shinseidesk.ui.fixture.FixtureDesk;
import dev.shinseidesk.ui.fixture.FixtureForwards;
import dev.shinseidesk.ui.outbox.OutboxCards;
import dev.shinseidesk.ui.outbox.OutboxViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What was taken back never looks as if it had gone well. */
@ExtendWith(ApplicationExtension.class)
class TakenBackTest {
  private final FixtureDesk desk = new FixtureDesk(20);
  private final ReceiptNumber number = desk.number(0);
  private final UiContext ctx =
      ScreenTests.context(new ScreenTests.Heard(), ScreenTests.sameThread(), desk.services.clock());

  @Start
  void start(Stage stage) {}

  private static List<String> badges(Parent in, List<String> found) {
    for (Node node : in.getChildrenUnmodifiable()) {
      if (node.getStyleClass().contains("badge")) {
        found.add(String.join(" ", node.getStyleClass()));
      }
      if (node.getStyleClass().contains("outbox-done")) {
        found.add("outbox-done badge-success");
      }
      if (node instanceof Parent parent) {
        badges(parent, found);
      }
    }
    return found;
  }

  /** Everything the case shows of what was provided and sent, as of now. */
  private List<String> shown() {
    var outbox = new OutboxViewModel(ctx, desk.services, number, Runnable::run, () -> {});
    outbox.load();
    var earlier = new VBox();
    new EarlierList(
            ctx,
            earlier,
            f ->
                outbox.lines().stream()
                    .anyMatch(l ->
                        l.entry().subject().equals(f.id())
                            && l.entry().state() == OutboxEntry.State.CANCELLED))
        .show(desk.forwards.of(number), desk.forwards.receivers(number));
    var all = new ArrayList<String>();
    badges(new VBox(new OutboxCards(ctx, outbox, "t", lines -> lines), earlier), all);
    return all;
  }

  private void provide() throws Exception {
    var by = desk.services.operator();
    desk.services
        .review()
        .decide(by, number, new ReviewDraft(Decision.SOUND, "", List.of()), WorkState.UNREVIEWED);
    desk.services.forwarding().forward(by, number, FixtureForwards.CHILDREN.id(), WorkState.SOUND);
  }

  @Test
  void takenBackIsNeverGreen() throws Exception {
    provide();
    desk.forwards.arrive(number);
    assertThat(shown()).anyMatch(styles -> styles.contains("badge-success"));
    desk.services
        .forwarding()
        .withdraw(
            desk.services.operator(),
            number,
            FixtureForwards.CHILDREN.id(),
            WorkState.FORWARDED,
            "誤り");
    desk.forwards.arrive(number);
    assertThat(desk.forwards.of(number).getFirst().act()).isEqualTo(Act.WITHDRAW);
    assertThat(shown()).isNotEmpty().noneMatch(styles -> styles.contains("badge-success"));
  }

  @Test
  void whatNeverLeftIsNotGreen() throws Exception {
    provide();
    desk.services.outbox().cancel(desk.services.operator(), desk.outbox.of(number).getFirst().id());
    assertThat(shown()).isNotEmpty().noneMatch(styles -> styles.contains("badge-success"));
  }

  @Test
  void norIsAnyOtherBadgeOfSomethingTakenBack() {
    var badges = new Badges(new Texts(Locale.JAPANESE));
    assertThat(badges.outbox(OutboxEntry.State.CANCELLED).getStyleClass())
        .doesNotContain("badge-success");
    for (var purpose : List.of(StatusMeaning.Purpose.WITHDRAWN, StatusMeaning.Purpose.REJECTED)) {
      var meaning =
          new StatusMeaning(
              new StatusCode("90"), "取下げ", "Withdrawn", true, true, Set.of(), purpose);
      assertThat(badges.status(meaning).getStyleClass()).doesNotContain("badge-success");
    }
  }
}
