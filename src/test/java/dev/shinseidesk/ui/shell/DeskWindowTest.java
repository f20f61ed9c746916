package dev.shinseidesk.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.outbox.OutboxEntry;
import dev.shinseidesk.ui.fixture.WindowPlay;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import javafx.event.Event;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

class DeskWindowTest extends WindowPlay {
  @Start
  void start(Stage stage) {
    open(stage);
  }

  @Test
  void aWrongPasswordIsSaidAndTheNextTryWorks() throws Exception {
    robot.clickOn("#login-user").write("midori").type(KeyCode.TAB).write("wrong");
    robot.type(KeyCode.ENTER);
    await(() -> has("#login-message") && find("#login-password").isFocused());
    assertThat(((TextField) find("#login-password")).getText()).isEmpty();
    robot.write("practice").type(KeyCode.ENTER);
    await(() -> window.scene().lookup("#list-table") != null);
    await(() -> shows(300));
    assertThat(text("#shell-operator")).contains("緑川 花子");
    assertThat(text("#shell-last-sign-in")).contains("令和8年11月20日 17:12");
    assertThat(has("#practice-banner")).isTrue();
  }

  @Test
  void whileThePasswordIsCheckedNothingFreezesAndNothingStartsTwice() throws Exception {
    door.gate = new CountDownLatch(1);
    press("#login-fill");
    press("#login-submit");
    await(() -> find("#login-submit").isDisabled());
    assertThat(has("#login-busy")).isTrue();
    Objects.requireNonNull(door.gate).countDown();
    await(() -> window.scene().lookup("#list-table") != null);
  }

  @Test
  void fetchingShowsHowFarItIsAndCanBeStoppedWithoutLosingWhatCame() throws Exception {
    signIn();
    desk.intake.gate = new Semaphore(4);
    robot.type(KeyCode.F5);
    await(() -> has("#fetch-progress") && text("#fetch-text").equals("4 / 12 件"));
    robot.clickOn("#fetch-cancel");
    Objects.requireNonNull(desk.intake.gate).release(1);
    await(() -> !has("#fetch-progress"));
    await(() -> shows(305));
    assertThat(text("#list-last-run")).contains("途中で中止しました", "新着 5 件");
  }

  @Test
  void aFailedFetchSaysWhatItMeansAndWhatToDoAndEscCloses() throws Exception {
    signIn();
    desk.intake.refusal = Problem.of(Problem.Kind.OTHER_SIDE, "portal.timeout", "029i001-02", "30");
    press("#fetch-button");
    await(() -> has("#dialog-problem"));
    robot.type(KeyCode.F5);
    assertThat(find("#dialog-close").isFocused()).isTrue();
    robot.type(KeyCode.ESCAPE);
    await(() -> !has("#dialog-problem") && find("#fetch-button").isFocused());
  }

  @Test
  void theOutboxTellsWhoNeedsAPersonAndEnterNeverTakesBackByItself() throws Exception {
    signIn();
    assertThat(text("#outbox-button")).isEqualTo("要対応 1 ／ 送信待ち 2");
    press("#outbox-button");
    await(() -> has("#outbox-panel"));
    robot.clickOn("取り消す");
    await(() -> has("#dialog-confirm"));
    assertThat(find("#dialog-cancel").isFocused()).isTrue();
    robot.type(KeyCode.ENTER);
    await(() -> !has("#dialog-confirm"));
    assertThat(desk.outbox.open(10)).hasSize(3);
    robot.clickOn("今すぐ送る");
    await(() -> text("#outbox-button").equals("送信待ち 3"));
    assertThat(desk.outbox.open(10)).allMatch(entry -> entry.state() == OutboxEntry.State.WAITING);
    robot.type(KeyCode.ESCAPE);
    await(() -> !has("#outbox-panel"));
  }

  @Test
  void whatTheOutboxDeliversComesIntoViewByItself() throws Exception {
    signIn();
    var worker =
        new Thread(() -> desk.outbox.deliverDue(dev.shinseidesk.application.Progress.NONE));
    worker.start();
    worker.join();
    await(() -> text("#outbox-button").equals("要対応 1 ／ 送信待ち 0"));
  }

  @Test
  void signingOutEndsEverySubscriptionAndShowsTheLogIn() throws Exception {
    signIn();
    assertThat(desk.outbox.listeners()).isEqualTo(1);
    deliverEverything();
    press("#sign-out");
    await(() -> window.scene().lookup("#login-user") != null);
    assertThat(desk.signOuts.get()).isEqualTo(1);
    assertThat(desk.outbox.listeners()).isZero();
    signIn();
    assertThat(desk.outbox.listeners()).isEqualTo(1);
  }

  @Test
  void leavingWithUnsentItemsNamesThemAndNeitherEscNorNoLeaves() throws Exception {
    signIn();
    press("#sign-out");
    await(() -> textsOfDialog().contains("未送信のデータが3件"));
    assertThat(textsOfDialog()).contains("次にログインしたとき", "要対応1件");
    robot.type(KeyCode.ESCAPE);
    await(() -> !has("#dialog-confirm"));
    assertThat(desk.signOuts.get()).isZero();
    closeWindow();
    await(() -> textsOfDialog().contains("未送信のデータが3件"));
    robot.type(KeyCode.ESCAPE);
    await(() -> !has("#dialog-confirm"));
    assertThat(window.scene().getWindow().isShowing()).isTrue();
    press("#sign-out");
    await(() -> has("#dialog-confirm"));
    press("#dialog-act");
    await(() -> window.scene().lookup("#login-user") != null);
    assertThat(desk.outbox.open(10)).as("they stay").hasSize(3);
  }

  private void closeWindow() {
    robot.interact(() ->
        Event.fireEvent(
            window.scene().getWindow(),
            new WindowEvent(window.scene().getWindow(), WindowEvent.WINDOW_CLOSE_REQUEST)));
  }

  /** Everything the question says. */
  private String textsOfDialog() {
    return has("#dialog-confirm")
        ? find("#dialog-confirm").lookupAll(".label").stream()
            .map(node -> ((Labeled) node).getText())
            .collect(Collectors.joining("\n"))
        : "";
  }

  private void deliverEverything() throws Exception {
    for (OutboxEntry entry : desk.outbox.open(10)) {
      desk.outbox.retry(desk.services.operator(), entry.id());
    }
    var worker =
        new Thread(() -> desk.outbox.deliverDue(dev.shinseidesk.application.Progress.NONE));
    worker.start();
    worker.join();
    assertThat(desk.outbox.open(10)).isEmpty();
  }

  @Test
  void signingOutWhileFetchingAsksFirst() throws Exception {
    signIn();
    desk.intake.gate = new Semaphore(0);
    robot.type(KeyCode.F5);
    await(() -> has("#fetch-progress"));
    press("#sign-out");
    await(() -> has("#dialog-confirm"));
    robot.type(KeyCode.ESCAPE);
    await(() -> !has("#dialog-confirm"));
    assertThat(desk.signOuts.get()).isZero();
    press("#sign-out");
    press("#dialog-act");
    // what hasn't left the desk is told after that
    await(() -> textsOfDialog().contains("未送信のデータが3件"));
    press("#dialog-act");
    Objects.requireNonNull(desk.intake.gate).release(100);
    await(() -> window.scene().lookup("#login-user") != null);
  }

  @Test
  void keyHelpOpensAndCloses() throws Exception {
    signIn();
    robot.type(KeyCode.F1);
    await(() -> has("#key-help"));
    robot.type(KeyCode.ESCAPE);
    await(() -> !has("#key-help") && table().isFocused());
  }
}
