package dev.shinseidesk.tour;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.practice.SampleApplication;
import java.util.List;
import javafx.scene.input.KeyCode;

/** What goes wrong on a day, how it looks elsewhere, and going home. */
final class Trouble {
  private static final String IN_PROGRESS = "20";
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 720;
  private static final double SCALE = 1.5;
  private final DeskHands desk;
  private final Hand hand;

  Trouble(DeskHands desk) {
    this.desk = desk;
    this.hand = desk.hand();
  }

  /** The portal is down while a status is registered: it waits, is shown, and goes exactly once. */
  void outage(SampleApplication sample) {
    ReceiptNumber number = otherThanSeen(sample);
    desk.checks().step("ポータルが止まっているあいだの登録 " + number);
    var portal = desk.otherSide().portal();
    desk.open(number);
    desk.tab(KeyCode.DIGIT4);
    int before = portal.history(number).size();
    portal.outOfService(true);
    hand.click("#status-choice-" + IN_PROGRESS);
    hand.click("#status-submit");
    desk.confirm("outage-confirm");
    hand.await("#status-outbox .outbox-late");
    desk.album().take("outage-waiting");
    desk.checks().same("止まっているあいだは登録されない", before, portal.history(number).size());
    portal.outOfService(false);
    hand.click("#status-outbox-retry");
    desk.checks().comesTrue("再開後にちょうど一度登録される", () -> portal.history(number).size() == before + 1);
    desk.album().take("outage-over");
    desk.tab(KeyCode.DIGIT1);
    desk.backToList();
  }

  /** An application nobody has touched on this day. */
  private ReceiptNumber otherThanSeen(SampleApplication like) {
    var portal = desk.otherSide().portal();
    return desk.otherSide()
        .sound(s ->
            s.addressee().isPresent()
                && portal.history(s.receiptNumber()).size() <= 1
                && desk.otherSide().arrived(s.receiptNumber()).equals(List.of())
                && !s.receiptNumber().equals(like.receiptNumber()))
        .receiptNumber();
  }

  /** Help, the outbox, and the window on a small display at 150 %. */
  void looks(ReceiptNumber caseShown) {
    desk.checks().step("そのほかの画面");
    hand.press(KeyCode.F1);
    hand.await("#key-help-close");
    desk.album().take("keys");
    hand.press(KeyCode.ESCAPE);
    hand.awaitGone("#key-help-close");
    hand.click("#outbox-button");
    hand.await("#outbox-close");
    desk.album().take("outbox");
    hand.press(KeyCode.ESCAPE);
    hand.awaitGone("#outbox-close");
    resize(WIDTH / SCALE, HEIGHT / SCALE);
    desk.album().take("list-at-150-percent", SCALE);
    desk.open(caseShown);
    desk.album().take("case-at-150-percent", SCALE);
    desk.tab(KeyCode.DIGIT2);
    hand.await("#review-findings");
    desk.album().take("review-at-150-percent", SCALE);
    desk.tab(KeyCode.DIGIT1);
    desk.backToList();
    resize(WIDTH, HEIGHT);
  }

  private void resize(double width, double height) {
    FxThread.run(() -> {
      desk.stage().setWidth(width);
      desk.stage().setHeight(height);
    });
    FxThread.until(
        "the window's new size", () -> Math.abs(desk.stage().getScene().getWidth() - width) < 2);
    hand.settle();
  }

  void signOut() {
    desk.checks().step("ログアウト");
    hand.signOut();
    desk.album().take("signed-out");
  }
}
