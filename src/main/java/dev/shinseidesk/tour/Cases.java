package dev.shinseidesk.tour;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.practice.SampleApplication;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;

/** Applications from opening to the status the resident sees. */
final class Cases {
  private static final String IN_PROGRESS = "20";
  private static final String CORRECTION = "30";
  private static final Duration PRESS_AGAIN = Duration.ofSeconds(3);
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

  /** Opens an application, decides that it is sound, and stops at its tab of forwarding. */
  void decideSound(ReceiptNumber number) {
    desk.open(number);
    desk.tab(KeyCode.DIGIT2);
    hand.await("#review-decision-sound");
    tickAll();
    hand.click("#review-decision-sound");
    hand.click("#review-submit");
    desk.confirm();
    hand.await("#forward-receiver");
  }

  /** The same without the mouse: no more presses than the office was promised. */
  void byKeyboardAlone(SampleApplication sample) {
    ReceiptNumber number = sample.receiptNumber();
    desk.checks().step("キーボードだけで、問題のない申請を提供まで " + number);
    desk.open(number);
    hand.await("#case-queue");
    int before = hand.keyPresses();
    hand.press(KeyCode.CONTROL, KeyCode.DIGIT2);
    hand.awaitEnabled("#review-tick");
    hand.press(KeyCode.CONTROL, KeyCode.E);
    desk.album().take("review-ticked");
    hand.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.ENTER);
    hand.await("#dialog-act");
    desk.album().take("review-through");
    hand.press(KeyCode.ENTER);
    hand.awaitGone("#dialog-act");
    desk.checks().atMost("提供までのキー操作", 4, hand.keyPresses() - before);
    checkForwarded(number);
    desk.tab(KeyCode.DIGIT1);
    desk.backToList();
  }

  /** A defective application by keyboard: finding, 不備 with its reason, 補正 to the applicant. */
  void defectiveApplication(SampleApplication sample) {
    ReceiptNumber number = sample.receiptNumber();
    desk.checks()
        .step("キーボードだけで、不備のある申請の補正を依頼 " + number + "（" + sample.defect().orElseThrow() + "）");
    desk.open(number);
    int before = hand.keyPresses();
    hand.press(KeyCode.CONTROL, KeyCode.DIGIT2);
    hand.await("#review-findings");
    FxThread.until(
        "findings", () -> !((ListView<?>) find("#review-findings")).getItems().isEmpty());
    hand.press(KeyCode.F2);
    hand.press(KeyCode.INSERT);
    hand.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.DIGIT2);
    hand.awaitEnabled("#review-submit");
    desk.album().take("review-defective");
    hand.press(KeyCode.CONTROL, KeyCode.ENTER);
    hand.await("#dialog-act");
    desk.album().take("review-defective-confirm");
    hand.press(KeyCode.ENTER);
    hand.awaitGone("#dialog-act");
    hand.awaitEnabled("#correction-send");
    desk.album().take("correction");
    String text = hand.text("#correction-text");
    hand.press(KeyCode.CONTROL, KeyCode.ENTER);
    hand.await("#dialog-act");
    desk.album().take("correction-confirm");
    hand.press(KeyCode.ENTER);
    hand.awaitGone("#dialog-act");
    desk.checks().atMost("補正の依頼までのキー操作", 8, hand.keyPresses() - before);
    checkRegistered(number, CORRECTION, text);
    hand.await("#correction-end");
    desk.album().take("correction-sent");
    desk.checks().same("時計が止まっている", true, hand.text("#correction-clock-state").contains("止"));
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
    FxThread.until("checklist", () -> !checkBoxes().isEmpty());
    int lines = FxThread.call(() -> checkBoxes().size());
    for (int i = 0; i < lines; i++) {
      int presses = tick(i);
      if (presses > 1) {
        desk.checks().step("  確認の行 " + (i + 1) + " は " + presses + " 回目で印が付いた");
      }
    }
    desk.checks()
        .same(
            "確認した行",
            true,
            FxThread.call(() -> checkBoxes().stream().allMatch(CheckBox::isSelected)));
  }

  /**
   * Ticks a line by the keyboard; gives how often it was pressed. The line is looked up, focused
   * and pressed in one turn of the FX thread, since the sheet, which may come in at any time, makes
   * lines anew. A press that came to nothing is repeated as a person would, and told.
   */
  private int tick(int line) {
    var presses = new AtomicInteger();
    var again = new AtomicLong(System.nanoTime());
    FxThread.until(
        () -> "line " + (line + 1) + " to be ticked; " + hand.whereKeysGo(),
        () -> {
          CheckBox box = checkBoxes().get(line);
          if (!box.isSelected() && !box.isDisabled() && System.nanoTime() >= again.get()) {
            // By the mouse the second time, which also makes the window the one that gets the keys.
            if (presses.getAndIncrement() == 0) {
              hand.press(box, KeyCode.SPACE);
            } else {
              hand.click(box);
            }
            again.set(System.nanoTime() + PRESS_AGAIN.toNanos());
            return false; // it counts when it holds in the next turn
          }
          return box.isSelected();
        });
    return presses.get();
  }

  private List<CheckBox> checkBoxes() {
    return hand.find("#review-checklist").stream()
        .flatMap(n -> n.lookupAll(".check-box").stream())
        .map(CheckBox.class::cast)
        .toList();
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
