package dev.shinseidesk.ui.detail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.casework.NoteDesk;
import dev.shinseidesk.practice.SampleDefect;
import dev.shinseidesk.review.CheckedLine;
import dev.shinseidesk.review.Review;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What surrounds a review, by keyboard over the real services, the real store, a real ZIP. */
@SuppressWarnings("NullAway.Init") // the stage is opened by each test
class CaseworkFlowTest {
  @TempDir Path folder;
  private RealDesk desk;
  private CaseStage stage;
  private int presses;

  @BeforeEach
  void open() throws Exception {
    desk = new RealDesk(folder, SampleDefect.IMPOSSIBLE_DATE, SampleDefect.DUPLICATE_FILING);
  }

  @AfterEach
  void close() throws Exception {
    stage.hide();
    stage.tasks.close();
    desk.close();
  }

  private void press(KeyCode... keys) {
    presses++;
    stage.press(keys);
  }

  private boolean ready(String id) {
    Node node = stage.screen.root().lookup(id);
    return node != null && !node.isDisabled() && node.isVisible();
  }

  private WorkState state(ReceiptNumber number) {
    return desk.services.applications().find(number).orElseThrow().state();
  }

  private void answerYes() throws Exception {
    stage.until(() -> stage.focused() != null && "dialog-act".equals(stage.focused().getId()));
    press(KeyCode.ENTER);
    stage.until(() -> !stage.ctx.dialogs().isOpen());
  }

  @Test
  void aSoundApplicationIsForwardedWithFourPresses() throws Exception {
    ReceiptNumber number = desk.sound();
    stage = new CaseStage(desk.services, number);
    stage.until(() -> !stage.screen.root().lookupAll("#forward-receiver").isEmpty());
    press(KeyCode.CONTROL, KeyCode.DIGIT2);
    stage.until(() -> ready("#review-tick") && ready("#review-through"));
    press(KeyCode.CONTROL, KeyCode.E);
    press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.ENTER);
    answerYes();
    stage.until(() -> state(number) == WorkState.FORWARDING);
    assertThat(presses).isLessThanOrEqualTo(4);
    assertThat(desk.outbox.deliverDue(Progress.NONE)).isEqualTo(1);
    assertThat(state(number)).isEqualTo(WorkState.FORWARDED);
    Review review = desk.services.review().sheet(number).reviews().getFirst();
    assertThat(review.checked())
        .extracting(CheckedLine::text)
        .containsExactlyElementsOf(desk.services.review().sheet(number).checklist());
    assertThat(review.checked()).allMatch(line -> line.by().value().equals("midori"));
  }

  @Test
  void onlyLinesInViewAreTicked() throws Exception {
    ReceiptNumber number = desk.sound();
    stage = new CaseStage(desk.services, number, 854, 330);
    stage.press(KeyCode.CONTROL, KeyCode.DIGIT2);
    stage.until(() -> ready("#review-tick"));
    int lines = desk.services.review().sheet(number).checklist().size();
    stage.press(KeyCode.CONTROL, KeyCode.E);
    int first = ticked();
    assertThat(first).isLessThan(lines);
    for (int i = 0; i < lines && ticked() < lines; i++) {
      stage.press(KeyCode.CONTROL, KeyCode.E);
    }
    assertThat(ticked()).isEqualTo(lines);
  }

  private int ticked() throws Exception {
    return CaseStage.fx(() ->
        (int)
            stage.screen.root().lookupAll("#review-checklist .check-box").stream()
                .filter(box -> ((javafx.scene.control.CheckBox) box).isSelected())
                .count());
  }

  @Test
  void aDefectiveApplicationIsSentBackWithEightPresses() throws Exception {
    ReceiptNumber number = desk.with(SampleDefect.IMPOSSIBLE_DATE);
    stage = new CaseStage(desk.services, number);
    press(KeyCode.CONTROL, KeyCode.DIGIT2);
    ListView<?> findings = stage.node("#review-findings", ListView.class);
    stage.until(() -> !findings.getItems().isEmpty());
    press(KeyCode.F2);
    press(KeyCode.INSERT);
    press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.DIGIT2);
    stage.until(() -> ready("#review-submit"));
    press(KeyCode.CONTROL, KeyCode.ENTER);
    answerYes();
    stage.until(() -> ready("#correction-send"));
    press(KeyCode.CONTROL, KeyCode.ENTER);
    answerYes();
    stage.until(() -> state(number) == WorkState.AWAITING_CORRECTION);
    assertThat(presses).isLessThanOrEqualTo(8);
    assertThat(desk.outbox.deliverDue(Progress.NONE)).isEqualTo(1);
    assertThat(Objects.requireNonNull(desk.portal.registered.get(number)).status().value())
        .isEqualTo("30");
    stage.until(() -> stage.exists("#correction-outbox") || stage.exists(".outbox-done"));
    assertThat(stage.node("#correction-end", Button.class).isVisible()).isTrue();
  }

  @Test
  void enterBesideTheTextNeverSends() throws Exception {
    ReceiptNumber number = desk.sound();
    stage = new CaseStage(desk.services, number);
    stage.press(KeyCode.CONTROL, KeyCode.DIGIT8);
    TextArea text = stage.node("#notes-text", TextArea.class);
    stage.until(text::isFocused);
    stage.robot.write("memo");
    stage.press(KeyCode.ENTER);
    assertThat(desk.services.casework().notes().of(number)).isEmpty();
    stage.press(KeyCode.CONTROL, KeyCode.ENTER);
    stage.until(() -> !desk.services.casework().notes().of(number).isEmpty());
    assertThat(desk.services.casework().notes().of(number))
        .extracting(NoteDesk.Note::text)
        .containsExactly("memo");
  }

  @Test
  void whatIsNotSentIsNotThrownAwayUnasked() throws Exception {
    stage = new CaseStage(desk.services, desk.sound());
    stage.press(KeyCode.CONTROL, KeyCode.DIGIT8);
    TextArea text = stage.node("#notes-text", TextArea.class);
    stage.until(text::isFocused);
    stage.robot.write("half");
    List<String> went = new java.util.ArrayList<>();
    CaseStage.fx(() -> {
      stage.screen.leaving(() -> went.add("left"));
      return true;
    });
    assertThat(stage.ctx.dialogs().isOpen()).isTrue();
    stage.press(KeyCode.ESCAPE);
    assertThat(went).isEmpty();
    assertThat(text.getText()).isEqualTo("half");
  }

  @Test
  void anItemIsShownWhereItStandsInTheForm() throws Exception {
    stage = new CaseStage(desk.services, desk.sound());
    stage.until(() -> stage.screen.root().lookup("#document-page .document-desk") != null);
    stage.press(KeyCode.F4);
    stage.until(() -> stage.screen.root().lookup(".document-hit-current") != null);
    assertThat(stage.node("#item-list", ListView.class).getSelectionModel().getSelectedItem())
        .isInstanceOf(ContentRow.Line.class);
  }

  @Test
  void twoFilingsAreComparedAndOneIsClosed() throws Exception {
    ReceiptNumber second = desk.with(SampleDefect.DUPLICATE_FILING);
    ReceiptNumber first = desk.office.find(second).orElseThrow().twin().orElseThrow();
    stage = new CaseStage(desk.services, second);
    stage.press(KeyCode.CONTROL, KeyCode.DIGIT7);
    stage.until(() -> stage.exists("#thread-compare-" + first));
    fire("#thread-compare-" + first);
    stage.until(() -> stage.exists("#compare-items"));
    TableView<?> items = stage.node("#compare-items", TableView.class);
    stage.until(() ->
        !stage.node("#compare-summary", javafx.scene.control.Label.class).getText().isEmpty());
    stage.press(KeyCode.ESCAPE);
    stage.until(() -> !stage.exists("#compare"));
    assertThat(stage.went).isEmpty();
    assertThat(stage.node("#case-split", SplitPane.class).isVisible()).isTrue();
    assertThat(items.getScene()).isNull();

    RadioButton stands = stage.node("#thread-stands-" + second, RadioButton.class);
    CaseStage.fx(() -> {
      stands.requestFocus();
      return true;
    });
    stage.press(KeyCode.SPACE);
    TextArea reason = stage.node("#thread-reason", TextArea.class);
    stage.robot.interact(reason::requestFocus);
    stage.robot.write("again");
    stage.until(() -> ready("#thread-settle"));
    stage.press(KeyCode.CONTROL, KeyCode.ENTER);
    stage.confirm();
    stage.until(() -> state(first) == WorkState.CLOSED);
    stage.until(() -> stage.exists("#thread-reopen-" + first));
    fire("#thread-reopen-" + first);
    stage.until(() -> stage.exists("#form-reason"));
    stage.robot.write("mistake");
    fire("#dialog-act");
    stage.until(() -> state(first) != WorkState.CLOSED);
  }

  private void fire(String id) throws Exception {
    Button button = stage.node(id, Button.class);
    CaseStage.fx(() -> {
      button.requestFocus();
      button.fire();
      return true;
    });
  }

  @Test
  void whoSawWhatIsRecorded() throws Exception {
    ReceiptNumber number = desk.sound();
    stage = new CaseStage(desk.services, number);
    stage.until(() -> desk.services.casework().views().of(number, 9).size() >= 2);
    assertThat(desk.services.casework().views().of(number, 9))
        .extracting(view -> view.document())
        .contains("", "申請書_" + number + ".pdf");
  }
}
