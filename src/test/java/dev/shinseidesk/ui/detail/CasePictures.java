package dev.shinseidesk.ui.detail;

import dev.shinseidesk.application.AddresseeNumber;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.forwarding.BusinessSystem;
import dev.shinseidesk.forwarding.RouteDesk;
import dev.shinseidesk.review.Decision;
import dev.shinseidesk.review.ReviewDraft;
import dev.shinseidesk.ui.common.Theme;
import dev.shinseidesk.ui.fixture.FixtureDesk;
import dev.shinseidesk.ui.fixture.FixtureForwards;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;

/**
 * Takes a picture of every state of the case that a designer should look at: {@code CasePictures
 * FOLDER}, with {@code -Dcase.pictures=true} and the headless options of the build file.
 */
public final class CasePictures {
  private final Path folder;
  private final String name;
  private final double width;
  private final double height;
  private final double scale;
  private final Theme theme;

  private CasePictures(
      Path folder, String name, double width, double height, double scale, Theme theme) {
    this.folder = folder;
    this.name = name;
    this.width = width;
    this.height = height;
    this.scale = scale;
    this.theme = theme;
  }

  /** Takes them all, or those of one size and theme. */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    String only = args.length > 1 ? args[1] : "";
    for (var each :
        List.of(
            new CasePictures(folder, "100", 1280, 720, 1, Theme.LIGHT),
            new CasePictures(folder, "150", 854, 480, 1.5, Theme.LIGHT),
            new CasePictures(folder, "dark", 1280, 720, 1, Theme.DARK),
            new CasePictures(folder, "contrast", 1280, 720, 1, Theme.CONTRAST))) {
      if (only.isEmpty() || only.equals(each.name)) {
        each.take();
      }
    }
    System.exit(0);
  }

  private static void sound(FixtureDesk desk, int n) throws Exception {
    desk.services
        .review()
        .decide(
            desk.services.operator(),
            desk.number(n),
            new ReviewDraft(Decision.SOUND, "", List.of()),
            WorkState.UNREVIEWED);
  }

  private static void forward(FixtureDesk desk, int n, BusinessSystem to) throws Exception {
    sound(desk, n);
    desk.services
        .forwarding()
        .forward(desk.services.operator(), desk.number(n), to.id(), WorkState.SOUND);
  }

  private CaseStage open(FixtureDesk desk, int n, KeyCode tab) throws Exception {
    var stage = new CaseStage(desk.services, desk.number(n), width, height, theme);
    stage.press(KeyCode.CONTROL, tab);
    return stage;
  }

  private void shot(CaseStage stage, String what) throws Exception {
    stage.picture(folder.resolve(what + "-" + name + ".png"), scale);
    System.out.println(what + "-" + name + " " + stage.cutTexts());
  }

  private static void fire(CaseStage stage, String id) throws Exception {
    stage.until(() -> stage.exists(id) && !stage.node(id, Button.class).isDisabled());
    Button button = stage.node(id, Button.class);
    CaseStage.fx(() -> {
      button.requestFocus();
      button.fire();
      return true;
    });
  }

  private static void write(CaseStage stage, String id, String text) throws Exception {
    TextInputControl input = stage.node(id, TextInputControl.class);
    CaseStage.fx(() -> {
      input.setText(text);
      return true;
    });
  }

  private static void close(CaseStage stage) throws Exception {
    stage.hide();
    stage.tasks.close();
  }

  private void take() throws Exception {
    var desk = new FixtureDesk(40);
    identification(desk);
    afterwards(desk);
    typing(desk);
  }

  private void identification(FixtureDesk desk) throws Exception {
    sound(desk, 0);
    ReceiptNumber number = desk.number(0);
    var application = desk.services.applications().find(number).orElseThrow();
    desk.forwards.unrouted.add(
        new RouteDesk.Unrouted(
            application.procedure(),
            application.procedureName(),
            "route.none",
            3,
            application.filedAt()));
    CaseStage stage = open(desk, 0, KeyCode.DIGIT3);
    stage.until(() -> stage.exists("#addressee-enter"));
    shot(stage, "no-number");
    fire(stage, "#addressee-enter");
    shot(stage, "hand-empty");
    write(stage, "#form-addressee", "000000012345");
    write(stage, "#form-reason", "住民記録システムで氏名・生年月日・住所の一致を確かめた。𠮷田の字体も一致。");
    shot(stage, "hand-filled");
    stage.press(KeyCode.ESCAPE);
    close(stage);
    desk.forwards.unrouted.clear();
    desk.addressees.second = true;
    desk.addressees.enteredBy(
        "aoki", number, new AddresseeNumber("000000012345"), "住民記録システムで一致を確かめた");
    CaseStage second = open(desk, 0, KeyCode.DIGIT3);
    second.until(() -> second.exists("#addressee-confirm"));
    shot(second, "hand-confirm");
    fire(second, "#addressee-confirm");
    shot(second, "hand-confirm-ask");
    second.press(KeyCode.ESCAPE);
    desk.addressees.enteredBy(
        "midori", number, new AddresseeNumber("000000012345"), "住民記録システムで一致を確かめた");
    close(second);
    CaseStage own = open(desk, 0, KeyCode.DIGIT3);
    own.until(() -> own.exists("#addressee-remove"));
    shot(own, "hand-own");
    close(own);
  }

  private void afterwards(FixtureDesk desk) throws Exception {
    forward(desk, 3, FixtureForwards.CHILDREN);
    desk.forwards.arrive(desk.number(3));
    CaseStage stage = open(desk, 3, KeyCode.DIGIT3);
    stage.until(() -> stage.exists("#forward-again") && stage.exists(".forward-earlier-line"));
    shot(stage, "provided");
    fire(stage, "#forward-again");
    stage.until(() -> stage.exists("#form-reason"));
    write(stage, "#form-reason", "宛名番号の訂正");
    shot(stage, "again");
    stage.press(KeyCode.ESCAPE);
    fire(stage, "#forward-withdraw");
    stage.until(() -> stage.exists("#form-reason"));
    shot(stage, "withdraw");
    stage.press(KeyCode.ESCAPE);
    stage.press(KeyCode.CONTROL, KeyCode.DIGIT4);
    stage.until(() -> stage.exists("#outcome-choice-granted"));
    shot(stage, "outcome");
    RadioButton granted = stage.node("#outcome-choice-granted", RadioButton.class);
    DatePicker day = stage.node("#outcome-day", DatePicker.class);
    CaseStage.fx(() -> {
      granted.fire();
      day.setValue(java.time.LocalDate.of(2026, 11, 20));
      return true;
    });
    shot(stage, "outcome-filled");
    fire(stage, "#outcome-enter");
    stage.until(() -> stage.exists("#outcome-list .label"));
    shot(stage, "outcome-entered");
    stage.press(KeyCode.CONTROL, KeyCode.DIGIT5);
    shot(stage, "history");
    close(stage);
    desk.services
        .forwarding()
        .withdraw(
            desk.services.operator(),
            desk.number(3),
            FixtureForwards.CHILDREN.id(),
            WorkState.FORWARDED,
            "申請者から取下げの申出があったため");
    desk.forwards.arrive(desk.number(3));
    CaseStage gone = open(desk, 3, KeyCode.DIGIT3);
    gone.until(() -> gone.exists(".forward-earlier-line"));
    gone.press(KeyCode.END);
    shot(gone, "withdrawn");
    close(gone);
  }

  private void typing(FixtureDesk desk) throws Exception {
    forward(desk, 6, FixtureForwards.NURSERY);
    CaseStage stage = open(desk, 6, KeyCode.DIGIT3);
    stage.until(() -> stage.exists(".transcription-line"));
    shot(stage, "typing");
    stage.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
    stage.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
    stage.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
    shot(stage, "typing-3");
    for (int i = 0; i < 4; i++) {
      stage.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
    }
    shot(stage, "typing-all");
    fire(stage, "#transcription-leave");
    shot(stage, "typing-left");
    close(stage);
    forward(desk, 9, FixtureForwards.TAX);
    CaseStage batch = open(desk, 9, KeyCode.DIGIT3);
    batch.until(() -> batch.exists("#forward-outbox .outbox-card"));
    shot(batch, "batch");
    close(batch);
  }
}
