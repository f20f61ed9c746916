package dev.shinseidesk.ui.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.forwarding.RouteDesk;
import dev.shinseidesk.ui.fixture.FixtureDesk;
import dev.shinseidesk.ui.fixture.WindowPlay;
import java.util.Objects;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.MenuButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

class RouteAlarmTest extends WindowPlay {
  @Start
  void start(Stage stage) {
    open(stage);
  }

  @Test
  void theAlarmComesWithAFetchLeadsToItsApplicationsAndGoesAgain() throws Exception {
    signIn();
    assertThat(has("#list-alarm")).isFalse();
    desk.forwards.unrouted.add(
        new RouteDesk.Unrouted(
            new ProcedureCode("SG-001"),
            "罹災証明書の発行申請",
            "route.none",
            7,
            FixtureDesk.CLOCK.instant()));
    press("#fetch-button");
    await(() -> has("#list-alarm"));
    assertThat(text("#list-alarm-words")).contains("7");
    robot.interact(() -> ((Hyperlink) find("#list-alarm-SG-001")).fire());
    await(() -> table().getItems().size() > 0 && table().getItems().size() < 100);
    assertThat(Objects.requireNonNull(table().getItems().getFirst().row()).procedure())
        .isEqualTo(new ProcedureCode("SG-001"));
    desk.forwards.unrouted.clear();
    press("#fetch-button");
    await(() -> !has("#list-alarm"));
  }

  @Test
  void theStatusListIsFetchedFromTheMenu() throws Exception {
    signIn();
    robot.interact(() ->
        ((MenuButton) find("#shell-menu"))
            .getItems().stream()
                .filter(item -> "menu-reconcile".equals(item.getId()))
                .findFirst()
                .orElseThrow()
                .fire());
    await(() -> has("#reconcile-result"));
    assertThat(text("#reconcile-result")).contains("300", "2", "1");
    press("#reconcile-close");
    await(() -> window.scene().lookup("#reconcile") == null);
  }
}
