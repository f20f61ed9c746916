package dev.shinseidesk.tour;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.inquiry.ApplicationRow;
import dev.shinseidesk.practice.SampleApplication;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

/** 配慮が必要な申請と支援措置: masked in the list, opened with a reason, marked and ended. */
final class NeedToKnow {
  private final DeskHands desk;
  private final Hand hand;

  NeedToKnow(DeskHands desk) {
    this.desk = desk;
    this.hand = desk.hand();
  }

  /** Opens what is masked by its procedure; protects who filed this application, and ends it. */
  void play(SampleApplication ordinary) {
    sensitiveProcedure();
    protectedPerson(ordinary);
  }

  private void sensitiveProcedure() {
    SampleApplication sample =
        desk.otherSide().samples().applications().stream()
            .filter(OtherSide::masked)
            .findFirst()
            .orElseThrow(() -> new TourFailure("no sample of a masked procedure"));
    ReceiptNumber number = sample.receiptNumber();
    desk.checks().step("配慮が必要な手続の申請 " + number);
    desk.find(number);
    desk.checks().same("一覧では氏名が隠れている", true, !shown(number).equals(sample.applicantName()));
    hand.press(KeyCode.DOWN);
    hand.press(KeyCode.ENTER);
    Node act = hand.await("#dialog-act");
    desk.checks().same("理由がなければ開けない", true, FxThread.call(act::isDisabled));
    hand.fill("#form-reason", "本人が窓口に来庁し、内容の確認を希望したため。");
    desk.confirm("masked-reason");
    desk.awaitCase(number);
    hand.await("#document-page .image-view");
    desk.album().take("masked-opened");
    desk.backToList();
  }

  private void protectedPerson(SampleApplication sample) {
    ReceiptNumber number = sample.receiptNumber();
    desk.checks().step("支援措置の対象にする " + number);
    desk.find(number);
    desk.checks().same("登録の前は氏名が見える", sample.applicantName(), shown(number));
    marks();
    hand.click("#protection-mark");
    hand.fill("#form-number", number.value());
    hand.fill("#form-reason", "本人からの申出（支援措置決定通知を確認）");
    desk.confirm("protection-mark");
    FxThread.until("the mark", () -> table().getItems().size() == 1);
    desk.album().take("admin-protection");
    list();
    desk.checks().comesTrue("一覧で氏名が隠れる", () -> !shown(number).equals(sample.applicantName()));
    desk.album().take("protected-row");
    marks();
    FxThread.until("the mark", () -> table().getItems().size() == 1);
    FxThread.run(() -> table().getSelectionModel().select(0));
    hand.click("#protection-end");
    hand.fill("#form-reason", "支援期間の満了");
    desk.confirm("protection-end");
    FxThread.until("no mark", () -> table().getItems().isEmpty());
    list();
    desk.checks().comesTrue("解除すると氏名が見える", () -> shown(number).equals(sample.applicantName()));
    hand.press(KeyCode.CONTROL, KeyCode.F);
    hand.press(KeyCode.ESCAPE);
  }

  private void marks() {
    hand.click("#nav-admin");
    hand.click("#admin-PROTECTION");
    hand.await("#protection-table");
  }

  private void list() {
    hand.click("#nav-list");
    hand.await("#list-table");
  }

  private TableView<?> table() {
    return (TableView<?>)
        hand.find("#protection-table").orElseThrow(() -> new TourFailure("no marks"));
  }

  private String shown(ReceiptNumber number) {
    return FxThread.call(() -> name(number));
  }

  private String name(ReceiptNumber number) {
    return desk.onlyRow(number).map(ApplicationRow::applicantName).orElse("");
  }
}
