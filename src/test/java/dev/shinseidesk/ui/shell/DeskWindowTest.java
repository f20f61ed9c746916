package dev.shinseidesk.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.inquiry.ApplicationQuery.Sort;
import dev.shinseidesk.inquiry.ApplicationRow;
import dev.shinseidesk.outbox.OutboxEntry;
import dev.shinseidesk.ui.common.CaseNavigation;
import dev.shinseidesk.ui.common.Screen;
import dev.shinseidesk.ui.common.UiPreferences;
import dev.shinseidesk.ui.fixture.FixtureDesk;
import dev.shinseidesk.ui.fixture.FixtureDoor;
import dev.shinseidesk.ui.list.RowSlot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class DeskWindowTest {
  @TempDir Path folder;

  private final FixtureDesk desk = FixtureDesk.filled();
  private final FixtureDoor door = new FixtureDoor(desk.services, Locale.JAPANESE, true);
  private final List<ReceiptNumber> opened = new ArrayList<>();
  private final FxRobot robot = new FxRobot();

  @SuppressWarnings("NullAway.Init")
  private DeskWindow window;

  @SuppressWarnings("NullAway.Init")
  private CaseNavigation navigation;

  private static final class Case implements Screen {
    private final StackPane root = new StackPane(new Label("case"));

    Case(ReceiptNumber number) {
      root.setId("case-" + number);
      root.setFocusTraversable(true);
    }

    @Override
    public StackPane root() {
      return root;
    }

    @Override
    public void onShown() {
      root.requestFocus();
    }
  }

  @Start
  void start(Stage stage) {
    window =
        new DeskWindow(
            door,
            new UiPreferences(folder),
            FixtureDesk.CLOCK,
            (ctx, services, number, nav) -> {
              opened.add(number);
              navigation = nav;
              return new Case(number);
            });
    window.show(stage);
  }

  @BeforeEach
  void front() {
    robot.interact(() -> robot.targetWindow(window.scene()));
  }

  @AfterEach
  void close() {
    robot.interact(window::close);
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(
        20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
  }

  private Node find(String id) {
    return Objects.requireNonNull(window.scene().lookup(id), id);
  }

  private boolean has(String id) {
    Node node = window.scene().lookup(id);
    return node != null && node.isVisible();
  }

  private String text(String id) {
    return ((Labeled) find(id)).getText();
  }

  @SuppressWarnings("unchecked")
  private TableView<RowSlot> table() {
    return (TableView<RowSlot>) find("#list-table");
  }

  private void signIn() throws Exception {
    robot.clickOn("#login-fill").type(KeyCode.SPACE);
    await(() -> window.scene().lookup("#list-table") != null);
    await(() -> table().getItems().size() == 300 && table().isFocused());
  }

  private boolean shows(int rows) {
    return table().getItems().size() == rows;
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
    robot.clickOn("#login-fill").type(KeyCode.SPACE);
    await(() -> find("#login-submit").isDisabled());
    assertThat(has("#login-busy")).isTrue();
    Objects.requireNonNull(door.gate).countDown();
    await(() -> window.scene().lookup("#list-table") != null);
  }

  @Test
  void theListWorksByKeyboardAlone() throws Exception {
    signIn();
    robot.press(KeyCode.CONTROL).type(KeyCode.F).release(KeyCode.CONTROL);
    await(() -> find("#list-search").isFocused());
    robot.interact(() -> ((TextField) find("#list-search")).setText("ヨシダ"));
    await(() -> table().getItems().size() < 100 && table().getItems().size() > 0);
    assertThat(text("#list-total")).contains("絞り込み中");
    int byText = table().getItems().size();
    robot.press(KeyCode.ALT).type(KeyCode.DIGIT1).release(KeyCode.ALT);
    await(() -> table().getItems().size() < byText);
    assertThat(firstState()).isEqualTo(WorkState.UNREVIEWED);
    robot.press(KeyCode.ALT).type(KeyCode.DIGIT0).release(KeyCode.ALT);
    await(() -> shows(byText));
    robot.type(KeyCode.ESCAPE);
    await(() -> shows(300) && table().isFocused());
    robot.type(KeyCode.DOWN).type(KeyCode.DOWN).type(KeyCode.ENTER);
    await(() -> !opened.isEmpty());
  }

  @Test
  void comingBackFindsTheListAsItWasLeft() throws Exception {
    signIn();
    robot.interact(() -> {
      table().scrollTo(200);
      table().getSelectionModel().select(203);
    });
    await(() -> table().getItems().get(203).row() != null);
    ReceiptNumber number =
        Objects.requireNonNull(table().getItems().get(203).row()).receiptNumber();
    robot.interact(() -> table().requestFocus());
    robot.type(KeyCode.ENTER);
    await(() -> opened.contains(number));
    ReceiptNumber below = navigation.next(number).orElseThrow();
    robot.interact(() -> navigation.open(below));
    robot.interact(() -> navigation.back());
    await(() -> table().getSelectionModel().getSelectedIndex() == 204 && table().isFocused());
    assertThat(shows(300)).isTrue();
  }

  @Test
  void clickingAHeaderSortsInTheStoreAndShowsTheArrow() throws Exception {
    signIn();
    TableColumn<RowSlot, ?> filed = column("filed");
    assertThat(table().getSortOrder()).containsExactly(filed);
    TableColumn<RowSlot, ?> state = column("state");
    robot.interact(() -> table().getSortOrder().setAll(List.of(state)));
    await(() -> shows(300) && firstState() == WorkState.UNREVIEWED);
    assertThat(table().getSortOrder()).containsExactly(state);
    assertThat(state.getUserData()).isEqualTo(Sort.STATE);
    robot.interact(() -> state.setSortType(TableColumn.SortType.DESCENDING));
    await(() -> firstState() == WorkState.FORWARDED);
  }

  private @Nullable WorkState firstState() {
    ApplicationRow row = table().getItems().getFirst().row();
    return row == null ? null : row.state();
  }

  private TableColumn<RowSlot, ?> column(String id) {
    return table().getColumns().stream()
        .filter(c -> c.getId().equals("list-column-" + id))
        .findFirst()
        .orElseThrow();
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
    robot.clickOn("#fetch-button");
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
    robot.clickOn("#outbox-button");
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
    robot.clickOn("#sign-out");
    await(() -> window.scene().lookup("#login-user") != null);
    assertThat(desk.signOuts.get()).isEqualTo(1);
    assertThat(desk.outbox.listeners()).isZero();
    signIn();
    assertThat(desk.outbox.listeners()).isEqualTo(1);
  }

  @Test
  void signingOutWhileFetchingAsksFirst() throws Exception {
    signIn();
    desk.intake.gate = new Semaphore(0);
    robot.type(KeyCode.F5);
    await(() -> has("#fetch-progress"));
    robot.clickOn("#sign-out");
    await(() -> has("#dialog-confirm"));
    robot.type(KeyCode.ESCAPE);
    await(() -> !has("#dialog-confirm"));
    assertThat(desk.signOuts.get()).isZero();
    robot.clickOn("#sign-out").clickOn("#dialog-act");
    Objects.requireNonNull(desk.intake.gate).release(100);
    await(() -> window.scene().lookup("#login-user") != null);
  }

  @Test
  void theProcedurePickerFindsByPartOfANameInAnyKana() throws Exception {
    signIn();
    robot.clickOn("#list-procedures");
    await(() -> find("#procedure-search").isFocused());
    robot.interact(() -> ((TextField) find("#procedure-search")).setText("児童"));
    var procedure =
        desk.services.applications().procedures().stream()
            .filter(p -> p.name().equals("児童手当　認定請求"))
            .findFirst()
            .orElseThrow();
    robot.clickOn(procedure.name() + "（" + procedure.count() + "）");
    robot.clickOn("#procedure-apply");
    await(() -> shows((int) procedure.count()));
    assertThat(text("#list-procedures")).contains("児童手当　認定請求");
    robot.clickOn("#list-clear");
    await(() -> shows(300));
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
