package dev.shinseidesk.ui.detail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.practice.SampleDefect;
import dev.shinseidesk.ui.detail.CaseViewModel.CaseTab;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The case by keyboard alone, over the real services, the real store and a real ZIP. */
@SuppressWarnings("NullAway.Init") // the stage is opened by each test
class CaseFlowTest {
  @TempDir Path folder;
  private RealDesk desk;
  private CaseStage stage;

  @BeforeEach
  void open() throws Exception {
    desk = new RealDesk(folder, SampleDefect.IMPOSSIBLE_DATE);
  }

  @AfterEach
  void close() throws Exception {
    stage.hide();
    stage.tasks.close();
    desk.close();
  }

  private boolean tab(int index) {
    return ((TabPane) stage.screen.root().lookup("#case-tabs"))
            .getSelectionModel()
            .getSelectedIndex()
        == index;
  }

  private boolean ready(String button) {
    Node node = stage.screen.root().lookup(button);
    return node != null && !node.isDisabled();
  }

  private boolean focused(Class<?> type) {
    return type.isInstance(stage.screen.root().getScene().getFocusOwner());
  }

  private WorkState state(ReceiptNumber number) {
    return desk.services.applications().find(number).orElseThrow().state();
  }

  @Test
  void whatTakesTheFocusWhileATabStillComesInKeepsIt() throws Exception {
    stage = new CaseStage(desk.services, desk.sound());
    stage.press(KeyCode.CONTROL, KeyCode.DIGIT2);
    stage.until(() -> ready("#review-decision-sound"));
    stage.press(KeyCode.CONTROL, KeyCode.DIGIT1);
    stage.robot.interact(() -> {
      stage.screen.show(CaseTab.REVIEW);
      stage.screen.phrases();
    });
    stage.pulses(5);
    assertThat(Objects.requireNonNull(stage.focused()).getId()).isEqualTo("phrases-list");
    stage.press(KeyCode.ESCAPE);
    stage.press(KeyCode.CONTROL, KeyCode.DIGIT1);
    stage.robot.interact(() -> {
      stage.screen.show(CaseTab.REVIEW);
      stage.screen.otherPane();
    });
    stage.pulses(5);
    assertThat(Objects.requireNonNull(stage.focused()).getId()).isEqualTo("document-list");
  }

  @Test
  void reviewForwardAndStatusByKeyboardAlone() throws Exception {
    ReceiptNumber number = desk.sound();
    stage = new CaseStage(desk.services, number);
    stage.press(KeyCode.CONTROL, KeyCode.DIGIT2);
    stage.until(() -> !stage.screen.root().lookupAll("#review-checklist .check-box").isEmpty());
    stage.press(KeyCode.CONTROL, KeyCode.DIGIT2);
    stage.until(() -> focused(CheckBox.class) || focused(ListView.class));
    int lines = stage.screen.root().lookupAll("#review-checklist .check-box").size();
    for (int steps = 0, ticked = 0; ticked < lines && steps < lines + 6; steps++) {
      if (stage.focused() instanceof CheckBox) {
        stage.press(KeyCode.SPACE);
        ticked++;
      }
      stage.press(KeyCode.TAB);
    }
    stage.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.DIGIT1);
    stage.until(() -> ready("#review-submit"));
    stage.press(KeyCode.CONTROL, KeyCode.ENTER);
    stage.confirm();
    stage.until(() -> tab(2) && ready("#forward-submit"));
    assertThat(state(number)).isEqualTo(WorkState.SOUND);

    stage.press(KeyCode.CONTROL, KeyCode.ENTER);
    stage.confirm();
    stage.until(() -> stage.screen.root().lookup("#forward-outbox .outbox-busy") != null);
    assertThat(desk.outbox.deliverDue(Progress.NONE)).isEqualTo(1);
    stage.until(() -> stage.screen.root().lookup("#forward-outbox .outbox-done") != null);
    assertThat(state(number)).isEqualTo(WorkState.FORWARDED);
    try (var files = Files.list(desk.receiving)) {
      Path zip = files.filter(f -> f.toString().endsWith(".zip")).findFirst().orElseThrow();
      assertThat(Sha256.of(Files.readAllBytes(zip))).isEqualTo(desk.office.sha256(number));
    }

    stage.press(KeyCode.CONTROL, KeyCode.DIGIT4);
    stage.until(() -> focused(RadioButton.class));
    stage.press(KeyCode.SPACE);
    stage.press(KeyCode.CONTROL, KeyCode.DIGIT4);
    stage.until(() -> focused(TextArea.class));
    stage.robot.write("OK");
    stage.press(KeyCode.ENTER);
    assertThat(stage.ctx.dialogs().isOpen()).isFalse();
    stage.press(KeyCode.BACK_SPACE);
    stage.press(KeyCode.CONTROL, KeyCode.ENTER);
    stage.confirm();
    stage.until(() -> stage.screen.root().lookup("#status-outbox .outbox-busy") != null);
    assertThat(desk.outbox.deliverDue(Progress.NONE)).isEqualTo(1);
    stage.until(() -> stage.screen.root().lookup("#status-outbox .outbox-done") != null);
    assertThat(Objects.requireNonNull(desk.portal.registered.get(number)).comment())
        .isEqualTo("OK");

    stage.press(KeyCode.CONTROL, KeyCode.DIGIT5);
    stage.until(
        () -> ((ListView<?>) stage.screen.root().lookup("#history-lines")).getItems().size() >= 6);
    stage.press(KeyCode.ESCAPE);
    assertThat(stage.went).contains("changed").last().isEqualTo("back");
  }

  @Test
  void aFindingLeadsToItsPlaceIntoTheReasonAndToTheStatus() throws Exception {
    ReceiptNumber number = desk.with(SampleDefect.IMPOSSIBLE_DATE);
    stage = new CaseStage(desk.services, number);
    stage.press(KeyCode.CONTROL, KeyCode.DIGIT2);
    ListView<?> findings = stage.node("#review-findings", ListView.class);
    stage.until(() -> !findings.getItems().isEmpty());
    stage.press(KeyCode.CONTROL, KeyCode.DIGIT2);
    stage.until(findings::isFocused);
    stage.until(() -> stage.screen.root().lookup("#document-table") != null);
    stage.press(KeyCode.INSERT);
    TextArea reason = stage.node("#review-reason", TextArea.class);
    assertThat(reason.getText()).isNotBlank();
    stage.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.DIGIT2);
    stage.until(() -> ready("#review-submit"));
    String told = reason.getText();
    stage.press(KeyCode.CONTROL, KeyCode.ENTER);
    stage.confirm();
    stage.until(() -> tab(5) && ready("#correction-send"));
    assertThat(state(number)).isEqualTo(WorkState.DEFECTIVE);
    assertThat(stage.node("#correction-text", TextArea.class).getText()).contains(told);
    stage.press(KeyCode.CONTROL, KeyCode.DIGIT4);
    stage.until(() -> tab(3) && ready("#status-submit"));
    assertThat(stage.node("#status-choice-30", RadioButton.class).isSelected()).isTrue();
    assertThat(stage.node("#status-comment", TextArea.class).getText()).isEqualTo(told);
    stage.press(KeyCode.CONTROL, KeyCode.DIGIT1);
    ListView<?> items = stage.node("#item-list", ListView.class);
    assertThat(items.getSelectionModel().getSelectedItem())
        .isInstanceOfSatisfying(ContentRow.Line.class, line -> assertThat(line.mark()).isNotNull());
  }

  @Test
  void theKeyboardReachesEveryPlace() throws Exception {
    ReceiptNumber number = desk.sound();
    stage = new CaseStage(desk.services, number);
    stage.order.add(new ReceiptNumber("NEXT-1"));
    stage.order.addFirst(new ReceiptNumber("PREV-1"));
    stage.until(() -> stage.screen.root().lookup("#document-page .document-desk") != null);
    stage.press(KeyCode.CONTROL, KeyCode.D);
    assertThat(Objects.requireNonNull(stage.focused()).getId()).isEqualTo("document-list");
    stage.press(KeyCode.DOWN);
    stage.until(() -> stage.screen.root().lookup("#document-table") != null);
    stage.press(KeyCode.CONTROL, KeyCode.D);
    assertThat(Objects.requireNonNull(stage.focused()).getId()).isEqualTo("item-list");
    stage.press(KeyCode.CONTROL, KeyCode.PAGE_DOWN);
    stage.press(KeyCode.CONTROL, KeyCode.PAGE_UP);
    stage.press(KeyCode.ALT, KeyCode.LEFT);
    assertThat(stage.went).isEqualTo(List.of("open NEXT-1", "open PREV-1", "back"));
    stage.went.clear();
    stage.press(KeyCode.CONTROL, KeyCode.DIGIT2);
    TextArea reason = stage.node("#review-reason", TextArea.class);
    stage.until(() -> !reason.isDisabled());
    stage.robot.interact(reason::requestFocus);
    stage.press(KeyCode.ESCAPE);
    assertThat(stage.went).isEmpty();
    assertThat(reason.isFocused()).isFalse();
    stage.press(KeyCode.ESCAPE);
    assertThat(stage.went).containsExactly("back");
  }

  @Test
  void whatWasTypedIsKeptWhenTheScreenIsLeft() throws Exception {
    ReceiptNumber number = desk.sound();
    stage = new CaseStage(desk.services, number);
    stage.press(KeyCode.CONTROL, KeyCode.DIGIT2);
    TextArea reason = stage.node("#review-reason", TextArea.class);
    stage.until(() -> !reason.isDisabled());
    stage.robot.interact(reason::requestFocus);
    stage.robot.write("half");
    stage.hide();
    stage.until(() -> desk.services.review().sheet(number).draft().reason().equals("half"));
    assertThat(state(number)).isEqualTo(WorkState.IN_REVIEW);
  }
}
