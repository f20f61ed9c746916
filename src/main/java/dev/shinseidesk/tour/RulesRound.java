package dev.shinseidesk.tour;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;

/**
 * The administrator makes a rule, is kept from saving it while it fails its own examples, mends and
 * saves it, and takes it away again, so that the rest of the day is judged as before.
 */
final class RulesRound {

  /** Place of 必須の添付書類 among the kinds. */
  private static final int ATTACHMENT = 1;

  private final DeskHands desk;
  private final Hand hand;

  RulesRound(DeskHands desk) {
    this.desk = desk;
    this.hand = desk.hand();
  }

  void play() {
    hand.click("#admin-CATALOGUE");
    hand.await("#catalogue-code");
    hand.fill("#catalogue-search", "HOIKU-01");
    ListView<?> list = (ListView<?>) hand.await("#catalogue-list");
    FxThread.until("search", () -> list.getItems().size() == 1);
    FxThread.run(() -> list.getSelectionModel().selectFirst());
    TabPane tabs = (TabPane) hand.await("#catalogue-tabs");
    FxThread.run(() -> tabs.getSelectionModel().select(3));
    hand.await("#catalogue-rules");
    judged();
    desk.album().take("admin-catalogue");
    ComboBox<?> kinds = (ComboBox<?>) hand.await("#catalogue-rule-kind");
    FxThread.run(() -> kinds.getSelectionModel().select(ATTACHMENT));
    hand.click("#catalogue-rule-add");
    ComboBox<?> attachment = (ComboBox<?>) hand.await("#catalogue-with-attachment");
    FxThread.run(() -> attachment.getEditor().setText("健康診断書"));
    until("problem", "#catalogue-note", "own-1");
    hand.await("#catalogue-problems");
    desk.album().take("admin-catalogue-wrong");
    desk.checks().same("例に合わない規則は保存できない", true, FxThread.call(this::disabled));
    hand.fill("#catalogue-example-files-pass-1", "健康診断書.pdf");
    FxThread.until("mended", () -> !saveButton().isDisabled());
    desk.album().take("admin-catalogue-mended");
    save();
    hand.click("#catalogue-rule-back");
    hand.await("#catalogue-rules");
    ListView<?> rules = (ListView<?>) hand.await("#catalogue-rules");
    FxThread.run(() -> rules.getSelectionModel().selectLast());
    hand.awaitEnabled("#catalogue-rule-reset");
    hand.click("#catalogue-rule-reset");
    FxThread.until("taken away", () -> !saveButton().isDisabled());
    save();
  }

  private void save() {
    hand.awaitEnabled("#catalogue-save");
    hand.click("#catalogue-save");
    Labeled note = (Labeled) hand.await("#catalogue-note");
    FxThread.until(
        "saved", () -> note.getText().contains("保存しました") || note.getText().contains("変更はありません"));
    FxThread.until("unchanged", this::disabled);
  }

  /** The sample was judged by what is in view. */
  private void judged() {
    until("trial", "#catalogue-preview-state", "指摘");
  }

  private void until(String what, String selector, String words) {
    Node node = hand.await(selector);
    FxThread.until(what, () -> ((Labeled) node).getText().contains(words));
  }

  private boolean disabled() {
    return saveButton().isDisabled();
  }

  private Node saveButton() {
    return hand.find("#catalogue-save").orElseThrow(() -> new TourFailure("no save button"));
  }
}
