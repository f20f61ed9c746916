package dev.shinseidesk.tour;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.inquiry.ApplicationRow;
import dev.shinseidesk.ui.list.RowSlot;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

/**
 * What every part of the day works with.
 *
 * @param hand mouse and keyboard
 * @param album pictures
 * @param checks outcomes
 * @param pulse watches the FX thread
 * @param otherSide where outcomes are checked
 * @param stage the window
 */
record DeskHands(
    Hand hand, Album album, Checks checks, Pulse pulse, OtherSide otherSide, Stage stage) {

  /** Rows the list has, known from its scroll range. */
  int rows() {
    Node table = hand.await("#list-table");
    return FxThread.call(() -> ((TableView<?>) table).getItems().size());
  }

  /** Rows the list has at this moment; on the FX thread. */
  int rowsNow() {
    return hand.find("#list-table").map(t -> ((TableView<?>) t).getItems().size()).orElse(0);
  }

  void awaitRows(int rows) {
    FxThread.until(
        rows + " rows in the list",
        () ->
            hand.find("#list-table")
                .map(t -> ((TableView<?>) t).getItems().size() == rows)
                .orElse(false));
    hand.settle();
  }

  /** Finds one application by its number and opens it with the keyboard. */
  void open(ReceiptNumber number) {
    find(number);
    hand.press(KeyCode.DOWN);
    hand.press(KeyCode.ENTER);
    awaitCase(number);
  }

  /** Waits until a case is in view. */
  void awaitCase(ReceiptNumber number) {
    hand.await("#case-tabs");
    FxThread.until(
        "the case of " + number,
        () ->
            hand.find("#case-number")
                .map(n -> Hand.words(n).contains(number.value()))
                .orElse(false));
  }

  /** Searches for one application; the focus stays in the search. */
  void find(ReceiptNumber number) {
    hand.press(KeyCode.CONTROL, KeyCode.F);
    hand.fill("#list-search", number.value());
    FxThread.until(number + " to be the only row", () -> onlyRow(number).isPresent());
    hand.settle();
  }

  /** The row of an application that was searched for, while it is the only one. */
  Optional<ApplicationRow> onlyRow(ReceiptNumber number) {
    return hand.find("#list-table")
        .map(table -> ((TableView<?>) table).getItems())
        .filter(items -> items.size() == 1)
        .map(items -> items.getFirst() instanceof RowSlot slot ? slot.row() : null)
        .filter(row -> row.receiptNumber().equals(number));
  }

  /** Goes back to the list and clears the search. */
  void backToList() {
    hand.click("#case-back");
    hand.await("#list-table");
    hand.press(KeyCode.CONTROL, KeyCode.F);
    hand.press(KeyCode.ESCAPE);
  }

  /** Chooses a tab of the case by its key. */
  void tab(KeyCode digit) {
    hand.press(KeyCode.CONTROL, digit);
    hand.settle();
  }

  /** Confirms the dialog that names the act. */
  void confirm(String picture) {
    giveReason();
    album.take(picture);
    hand.click("#dialog-act");
    hand.awaitGone("#dialog-act");
  }

  /** Confirms the dialog without a picture. */
  void confirm() {
    giveReason();
    hand.click("#dialog-act");
    hand.awaitGone("#dialog-act");
  }

  /** A receiver that the route doesn't lead to wants a reason. */
  private void giveReason() {
    hand.await("#dialog-act");
    boolean asked =
        FxThread.call(() ->
            hand.find("#form-reason")
                .filter(n -> n instanceof TextInputControl input && input.getText().isBlank())
                .isPresent());
    if (asked) {
      hand.fill("#form-reason", "担当課からの依頼により、この提供先に提供します。");
      hand.awaitEnabled("#dialog-act");
    }
  }

  /** The closing lines: one application with what stands at the other side. */
  void report(ReceiptNumber number) {
    checks.step("結果（受付番号 " + number + "）");
    List<OtherSide.Arrived> files = otherSide.arrived(number);
    for (OtherSide.Arrived file : files) {
      checks.step(
          "  受信フォルダ "
              + file.folder()
              + "/"
              + file.name()
              + "  "
              + file.size()
              + " バイト  SHA-256 "
              + file.hash());
    }
    checks.step("  ポータルのZIP SHA-256 " + otherSide.samples().sha256(number));
    checks.step(
        "  ポータルの処理状況 "
            + otherSide.portal().registered(number).map(r -> r.status().value()).orElse("-"));
    checks.step("  申請の画面（初めて開くときを含む）のFXスレッドの最長の途切れ " + pulse.worstMillisSince() + " ミリ秒");
  }
}
