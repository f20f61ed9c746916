package dev.shinseidesk.ui.detail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.practice.SampleDefect;
import dev.shinseidesk.review.Decision;
import dev.shinseidesk.review.ReviewDraft;
import dev.shinseidesk.status.StatusDesk;
import dev.shinseidesk.ui.fixture.Unnamed;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing is cut on any tab. With {@code -Dcase.pictures=true} pictures of each for a designer's
 * eye go to target/case.
 */
@SuppressWarnings("NullAway.Init") // the desk is opened before all tests
class CaseLookTest {
  private static final KeyCode[] KEYS = {
    KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT5
  };
  private static final KeyCode[] EVERY_TAB = {
    KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4,
    KeyCode.DIGIT5, KeyCode.DIGIT6, KeyCode.DIGIT7, KeyCode.DIGIT8
  };
  private static final List<String> NAMES =
      List.of("content", "review", "forward", "status", "history");

  @TempDir static Path folder;
  private static RealDesk desk;

  @BeforeAll
  static void open() throws Exception {
    desk = new RealDesk(folder, SampleDefect.IMPOSSIBLE_DATE, SampleDefect.UNREADABLE_FILE);
  }

  @AfterAll
  static void close() {
    desk.close();
  }

  private void look(CaseStage stage, String name, double scale) throws Exception {
    stage.until(() ->
        stage.screen.root().lookup("#document-page .document-desk") != null
            && !((ListView<?>) stage.screen.root().lookup("#document-list")).getItems().isEmpty());
    for (int i = 0; i < KEYS.length; i++) {
      stage.press(KeyCode.CONTROL, KEYS[i]);
      Path file = Path.of("target", "case", name + "-" + NAMES.get(i) + ".png");
      stage.picture(file, scale);
      assertThat(stage.cutTexts()).as(file.toString()).isEmpty();
      assertThat(CaseStage.fx(() -> Unnamed.in(stage.screen.root()))).as(file.toString()).isEmpty();
    }
    stage.hide();
    stage.tasks.close();
  }

  @Test
  void everyTabOfADefectiveApplication() throws Exception {
    look(new CaseStage(desk.services, desk.with(SampleDefect.IMPOSSIBLE_DATE)), "defect", 1);
  }

  @Test
  void everyTabOfAnApplicationThatIsThrough() throws Exception {
    forwardAndRegister(desk.sound());
    look(new CaseStage(desk.services, desk.sound()), "done", 1);
  }

  @Test
  void noOperatorsIdStandsOnAnyTab() throws Exception {
    ReceiptNumber number = desk.with(SampleDefect.UNREADABLE_FILE);
    var s = desk.services;
    s.review()
        .decide(
            s.operator(),
            number,
            new ReviewDraft(Decision.DEFECTIVE, "読めない書類", List.of()),
            s.applications().find(number).orElseThrow().state());
    s.casework()
        .corrections()
        .recordContact(
            s.operator(),
            number,
            dev.shinseidesk.casework.CorrectionDesk.Contact.Way.PHONE,
            true,
            "電話で説明");
    s.casework().notes().add(s.operator(), number, "引継ぎ");
    var stage = new CaseStage(s, number);
    List<String> seen = new java.util.ArrayList<>();
    for (KeyCode key : EVERY_TAB) {
      stage.press(KeyCode.CONTROL, key);
      seen.addAll(stage.texts());
    }
    String name = s.operator().name();
    assertThat(seen.stream().filter(text -> text.contains(name)).distinct())
        .as("review, history, correction and note")
        .hasSizeGreaterThanOrEqualTo(4);
    assertThat(seen).noneMatch(text -> text.contains(s.operator().id().value()));
    stage.hide();
    stage.tasks.close();
  }

  @Test
  void everyTabWithAStoppedDeliveryAt150PercentAndWithRareCharacters() throws Exception {
    ReceiptNumber number = desk.with(SampleDefect.UNREADABLE_FILE);
    desk.portal.failing = Problem.of(Problem.Kind.OTHER_SIDE_FINAL, "outbox.unexpected", "AB-12");
    register(number);
    desk.portal.failing = null;
    var odd = OddNames.over(desk.services, "\uD842\uDFB7田\uDB40\uDD00　髙﨑\uE000");
    look(new CaseStage(odd, number, 854, 480), "small", 1.5);
  }

  @Test
  void aFileThatCanNotBeShownSaysWhy() throws Exception {
    var stage = new CaseStage(desk.services, desk.with(SampleDefect.UNREADABLE_FILE));
    ListView<?> list = stage.node("#document-list", ListView.class);
    stage.until(() -> !list.getItems().isEmpty());
    stage.press(KeyCode.CONTROL, KeyCode.D);
    for (int i = 1; i < list.getItems().size() && !stage.exists("#document-refused"); i++) {
      stage.press(KeyCode.DOWN);
      stage.until(stage::settled);
    }
    stage.picture(Path.of("target", "case", "unreadable.png"), 1);
    assertThat(stage.exists("#document-refused")).isTrue();
    stage.hide();
    stage.tasks.close();
  }

  private static void forwardAndRegister(ReceiptNumber number) throws Exception {
    var s = desk.services;
    var sheet = s.review().sheet(number);
    var ticked =
        sheet.checklist().stream()
            .map(line ->
                new dev.shinseidesk.review.CheckedLine(
                    line, s.operator().id(), s.clock().instant()))
            .toList();
    s.review()
        .decide(
            s.operator(),
            number,
            new ReviewDraft(Decision.SOUND, "", ticked),
            WorkState.UNREVIEWED);
    var receiver = s.forwarding().receivers(number).getFirst();
    s.forwarding().forward(s.operator(), number, receiver.id(), WorkState.SOUND);
    register(number);
  }

  private static void register(ReceiptNumber number) throws Exception {
    StatusDesk status = desk.services.status();
    status.register(
        desk.services.operator(),
        number,
        status.choices(number).getFirst().code(),
        "受け付けました。お待ちください。");
    desk.outbox.deliverDue(Progress.NONE);
  }
}
