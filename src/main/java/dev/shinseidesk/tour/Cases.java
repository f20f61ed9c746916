package dev.shinseidesk.tour;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.practice.SampleApplication;
import java.time.Duration;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;

/** Applications from opening to the status the resident sees. */
final class Cases {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String IN_PROGRESS = "20";
  private static final String CORRECTION = "30";
  private final DeskHands desk;
  private final Hand hand;

  Cases(DeskHands desk) {
    this.desk = desk;
    this.hand = desk.hand();
  }

  /** A sound application by mouse, with a picture of every screen. */
  void soundApplication(SampleApplication sample) {
    ReceiptNumber number = sample.receiptNumber();
    desk.checks().step("問題のない申請 " + number + "（" + sample.procedureName() + "）");
    desk.open(number);
    awaitPage();
    desk.album().take("case-content");
    lookAtDocuments();
    desk.tab(KeyCode.DIGIT2);
    hand.await("#review-decision-sound");
    tickAll();
    desk.album().take("review");
    hand.click("#review-decision-sound");
    hand.click("#review-submit");
    desk.confirm("review-confirm");
    hand.awaitEnabled("#forward-submit");
    desk.album().take("forward");
    hand.click("#forward-submit");
    desk.confirm("forward-confirm");
    checkForwarded(number);
    desk.album().take("forwarded");
    desk.tab(KeyCode.DIGIT4);
    hand.click("#status-choice-" + IN_PROGRESS);
    hand.fill("#status-comment", "受け付けました。審査が終わるまでお待ちください。");
    desk.album().take("status");
    hand.click("#status-submit");
    desk.confirm("status-confirm");
    checkRegistered(number, IN_PROGRESS, "受け付けました。審査が終わるまでお待ちください。");
    desk.album().take("status-registered");
    desk.tab(KeyCode.DIGIT5);
    hand.await("#history-lines");
    desk.album().take("history");
    desk.tab(KeyCode.DIGIT1);
    desk.backToList();
  }

  /** The same without the mouse, counting the presses. */
  void byKeyboardAlone(SampleApplication sample) {
    ReceiptNumber number = sample.receiptNumber();
    desk.checks().step("キーボードだけで " + number);
    desk.open(number);
    int before = hand.keyPresses();
    hand.press(KeyCode.CONTROL, KeyCode.DIGIT2);
    hand.await("#review-decision-sound");
    int lines = checkBoxes().size();
    FxThread.until("checklist", PATIENCE, () -> !checkBoxes().isEmpty());
    FxThread.run(() -> checkBoxes().getFirst().requestFocus());
    for (int i = 0; i < Math.max(lines, checkBoxes().size()); i++) {
      hand.press(KeyCode.SPACE);
      hand.press(KeyCode.TAB);
    }
    hand.press(KeyCode.ALT, KeyCode.DIGIT1);
    hand.awaitEnabled("#review-submit");
    hand.press(KeyCode.CONTROL, KeyCode.ENTER);
    hand.await("#dialog-act");
    pressAct();
    hand.awaitEnabled("#forward-submit");
    hand.press(KeyCode.CONTROL, KeyCode.ENTER);
    hand.await("#dialog-act");
    pressAct();
    checkForwarded(number);
    desk.checks().step("  キー操作 " + (hand.keyPresses() - before) + " 回");
    desk.tab(KeyCode.DIGIT1);
    desk.backToList();
  }

  /** A defective application: finding, 不備 with its reason, 要訂正 to the applicant. */
  void defectiveApplication(SampleApplication sample) {
    ReceiptNumber number = sample.receiptNumber();
    desk.checks().step("不備のある申請 " + number + "（" + sample.defect().orElseThrow() + "）");
    desk.open(number);
    desk.tab(KeyCode.DIGIT2);
    hand.await("#review-findings");
    FxThread.until(
        "findings", PATIENCE, () -> !((ListView<?>) find("#review-findings")).getItems().isEmpty());
    desk.checks()
        .same(
            "自動審査の指摘がある",
            true,
            FxThread.call(() -> !((ListView<?>) find("#review-findings")).getItems().isEmpty()));
    hand.click("#review-findings");
    hand.press(KeyCode.HOME);
    hand.click("#review-decision-defective");
    hand.click("#review-insert");
    desk.album().take("review-defective");
    hand.click("#review-submit");
    desk.confirm("review-defective-confirm");
    hand.await("#status-choice-" + CORRECTION);
    desk.album().take("status-correction");
    String comment = hand.text("#status-comment");
    hand.click("#status-submit");
    desk.confirm("status-correction-confirm");
    checkRegistered(number, CORRECTION, comment);
    desk.checks().same("不備の申請は提供されない", List.of(), desk.otherSide().arrived(number));
    desk.tab(KeyCode.DIGIT1);
    desk.backToList();
  }

  private void lookAtDocuments() {
    Node list = hand.await("#document-list");
    int count = FxThread.call(() -> ((ListView<?>) list).getItems().size());
    for (int i = 1; i < count; i++) {
      hand.click("#document-list");
      int index = i;
      FxThread.run(() -> ((ListView<?>) list).getSelectionModel().select(index));
      FxThread.run(() -> ((ListView<?>) list).scrollTo(index));
      FxThread.until(
          "document " + i,
          PATIENCE,
          () ->
              hand.find("#document-page .image-view").isPresent()
                  || hand.find("#document-table").isPresent()
                  || hand.find("#document-text").isPresent()
                  || hand.find("#document-refused").isPresent());
      hand.settle();
      desk.album().take("document-" + i);
    }
  }

  private void awaitPage() {
    hand.await("#document-page .image-view");
  }

  private void tickAll() {
    FxThread.until("checklist", PATIENCE, () -> !checkBoxes().isEmpty());
    int lines = FxThread.call(() -> checkBoxes().size());
    for (int i = 0; i < lines; i++) {
      int index = i;
      FxThread.run(() -> checkBoxes().get(index).requestFocus());
      hand.press(KeyCode.SPACE);
    }
    FxThread.until(
        "all lines ticked", PATIENCE, () -> checkBoxes().stream().allMatch(CheckBox::isSelected));
  }

  private List<CheckBox> checkBoxes() {
    return hand.find("#review-checklist").stream()
        .flatMap(n -> n.lookupAll(".check-box").stream())
        .map(CheckBox.class::cast)
        .toList();
  }

  /** The act is never the default of the dialog; the keyboard goes to it. */
  private void pressAct() {
    FxThread.run(() -> find("#dialog-act").requestFocus());
    hand.press(KeyCode.SPACE);
    hand.awaitGone("#dialog-act");
  }

  private Node find(String selector) {
    return hand.find(selector).orElseThrow(() -> new TourFailure("no " + selector));
  }

  private void checkForwarded(ReceiptNumber number) {
    OtherSide otherSide = desk.otherSide();
    desk.checks().comesTrue("受信フォルダに2つのファイル", () -> otherSide.arrived(number).size() == 2);
    Sha256 expected = otherSide.samples().sha256(number);
    desk.checks()
        .same(
            "受信フォルダのZIPのSHA-256（ポータルと同じ）",
            expected,
            otherSide.arrived(number).stream()
                .filter(f -> f.name().endsWith(".zip"))
                .map(OtherSide.Arrived::hash)
                .findFirst()
                .orElseThrow());
  }

  private void checkRegistered(ReceiptNumber number, String code, String comment) {
    var portal = desk.otherSide().portal();
    desk.checks()
        .comesTrue(
            "ポータルの処理状況が " + code,
            () ->
                portal.registered(number).filter(r -> r.status().value().equals(code)).isPresent());
    desk.checks().same("申請者へのコメント", comment, portal.registered(number).orElseThrow().comment());
  }
}
