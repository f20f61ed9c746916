package dev.shinseidesk.ui.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Operator.Role;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.casework.ApprovalDesk.Waiting;
import dev.shinseidesk.review.Decision;
import dev.shinseidesk.review.Review;
import dev.shinseidesk.ui.ScreenTests;
import dev.shinseidesk.ui.fixture.FixtureDesk;
import dev.shinseidesk.ui.list.CaseworkAlarm;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ApprovalViewModelTest {
  private final ScreenTests.Heard heard = new ScreenTests.Heard();
  private final List<@Nullable Review> answered = new ArrayList<>();

  private static void wait(FixtureDesk desk, ReceiptNumber number, String by) {
    desk.casework.waiting.put(
        number,
        new Waiting(
            new Review(
                "r1",
                number,
                Decision.REJECTED,
                "対象外",
                List.of(),
                List.of(),
                "1",
                new OperatorId(by),
                FixtureDesk.CLOCK.instant()),
            "decision"));
  }

  private ApprovalViewModel model(FixtureDesk desk) {
    var model =
        new ApprovalViewModel(
            ScreenTests.context(heard, ScreenTests.sameThread(), FixtureDesk.CLOCK),
            desk.services,
            desk.number(0),
            answered::add);
    model.load();
    return model;
  }

  @Test
  void nobodyApprovesTheirOwn() {
    var desk = new FixtureDesk(5, Set.of(Role.REVIEWER));
    wait(desk, desk.number(0), "midori");
    var model = model(desk);
    assertThat(model.whyNot()).contains("自身の判定");
    model.approve();
    model.sendBack();
    assertThat(heard.questions).isEmpty();
    assertThat(heard.forms).isEmpty();
    assertThat(desk.casework.answers).isEmpty();
  }

  @Test
  void aClerkIsToldWhoMay() {
    var desk = new FixtureDesk(5, Set.of(Role.CLERK));
    wait(desk, desk.number(0), "aoki");
    assertThat(model(desk).whyNot()).contains("権限");
  }

  @Test
  void anotherPersonApproves() {
    var desk = new FixtureDesk(5, Set.of(Role.REVIEWER));
    wait(desk, desk.number(0), "aoki");
    var model = model(desk);
    assertThat(model.whyNot()).isEmpty();
    model.approve();
    assertThat(heard.questions.getFirst().lines().toString()).contains("aoki", "対象外");
    assertThat(desk.casework.answers).containsExactly("approve:r1");
    assertThat(model.waitingProperty().get()).isNull();
    assertThat(answered).extracting(r -> r == null ? "" : r.id()).containsExactly("r1");
  }

  @Test
  void returnsWithAReasonOnly() {
    var desk = new FixtureDesk(5, Set.of(Role.ADMINISTRATOR));
    wait(desk, desk.number(0), "aoki");
    var model = model(desk);
    heard.answers = List.of(" ");
    model.sendBack();
    assertThat(desk.casework.answers).isEmpty();
    heard.answers = List.of("書類の確認を");
    model.sendBack();
    assertThat(desk.casework.answers).containsExactly("return:r1:書類の確認を");
    assertThat(answered).hasSize(1).containsOnlyNulls();
  }

  @Test
  void theListTellsHowManyWait() {
    var desk = new FixtureDesk(5, Set.of(Role.REVIEWER));
    wait(desk, desk.number(0), "aoki");
    wait(desk, desk.number(1), "midori");
    var alarm =
        new CaseworkAlarm(
            ScreenTests.context(heard, ScreenTests.sameThread(), FixtureDesk.CLOCK), desk.services);
    alarm.load();
    assertThat(alarm.stateProperty().get().approvals()).isEqualTo(2);
    assertThat(alarm.stateProperty().get().own()).isEqualTo(1);
    assertThat(alarm.stateProperty().get().overdue()).isEmpty();
  }
}
