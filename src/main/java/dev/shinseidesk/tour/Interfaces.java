package dev.shinseidesk.tour;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.forwarding.BusinessSystem;
import dev.shinseidesk.forwarding.ForwardingItem;
import dev.shinseidesk.forwarding.ForwardingMethod;
import dev.shinseidesk.practice.SampleApplication;
import dev.shinseidesk.practice.SampleDefect;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.input.KeyCode;

/**
 * The rest of the interface table: another channel, a correction, a withdrawal, a number by hand.
 */
final class Interfaces {
  private static final String BY_HAND = "900000000000001";

  private final DeskHands desk;
  private final Hand hand;
  private final Cases cases;
  private final Receivers receivers;
  private final Set<ReceiptNumber> taken = new HashSet<>();

  Interfaces(DeskHands desk, Cases cases, Receivers receivers) {
    this.desk = desk;
    this.hand = desk.hand();
    this.cases = cases;
    this.receivers = receivers;
  }

  /** A sound application whose applicant is known and that no other step has used. */
  SampleApplication untouched() {
    OtherSide otherSide = desk.otherSide();
    SampleApplication found =
        otherSide.sound(s ->
            s.addressee().isPresent()
                && !taken.contains(s.receiptNumber())
                && otherSide.portal().history(s.receiptNumber()).size() <= 1
                && otherSide.arrived(s.receiptNumber()).isEmpty());
    taken.add(found.receiptNumber());
    return found;
  }

  private static boolean standard(BusinessSystem system) {
    return system.method() == ForwardingMethod.STANDARD;
  }

  /**
   * Forwards by another channel than the first one.
   *
   * @param first channel of the first application of the day
   * @param provided that application, whose files lie in the first channel's folder
   */
  void anotherChannel(String first, ReceiptNumber provided) {
    SampleApplication sample = untouched();
    ReceiptNumber number = sample.receiptNumber();
    desk.checks().step("別の接続方法での提供 " + number);
    cases.decideSound(number);
    BusinessSystem receiver =
        receivers.choose("another channel", r -> standard(r) && !r.channel().equals(first));
    hand.awaitEnabled("#forward-submit");
    desk.album().take("forward-other-channel");
    hand.click("#forward-submit");
    desk.confirm("forward-other-channel-confirm");
    desk.checks()
        .comesTrue(
            "接続方法 " + receiver.channel() + " で2つのファイルが届く",
            () -> desk.otherSide().arrived(number).size() == 2);
    List<OtherSide.Arrived> arrived = desk.otherSide().arrived(number);
    desk.checks()
        .same(
            "最初の申請とは別のフォルダに届く",
            true,
            arrived.stream().noneMatch(f -> f.folder().equals(folderOf(provided))));
    Sha256 expected = desk.otherSide().samples().sha256(number);
    desk.checks()
        .same(
            "届いたZIPのSHA-256（ポータルと同じ）",
            expected,
            arrived.stream()
                .filter(f -> f.name().endsWith(".zip"))
                .map(OtherSide.Arrived::hash)
                .findFirst()
                .orElseThrow(() -> new TourFailure("no ZIP")));
    desk.album().take("forwarded-other-channel");
    leave();
  }

  private String folderOf(ReceiptNumber number) {
    return desk.otherSide().arrived(number).getFirst().folder();
  }

  /** Provides again and withdraws what an earlier step provided. */
  void correctionAndWithdrawal(ReceiptNumber number) {
    desk.checks().step("訂正して再提供、そのあと取消し " + number);
    desk.open(number);
    desk.tab(KeyCode.DIGIT3);
    int before = desk.otherSide().itemFiles(number).size();
    hand.click("#forward-again");
    hand.fill("#form-reason", "手続名称の確認のため、同じ内容で再提供します。");
    desk.confirm("again-card");
    Map<String, String> record = newest(number, before + 1, "再提供");
    desk.checks().same("新しい記録の最新フラグ", "1", value(record, ForwardingItem.LATEST));
    desk.checks().same("新しい記録の削除フラグ", "0", value(record, ForwardingItem.DELETED));
    earlierAreOld(number);
    hand.awaitEnabled("#forward-withdraw");
    desk.album().take("provided-again");
    hand.click("#forward-withdraw");
    hand.fill("#form-reason", "申請者から取下げの申出があったため。");
    desk.confirm("withdraw-card");
    Map<String, String> gone = newest(number, before + 2, "取消し");
    desk.checks().same("取消しの記録の削除フラグ", "1", value(gone, ForwardingItem.DELETED));
    desk.checks().same("取消しの記録の最新フラグ", "1", value(gone, ForwardingItem.LATEST));
    earlierAreOld(number);
    hand.awaitEnabled("#forward-submit");
    desk.album().take("withdrawn");
    leave();
  }

  private Map<String, String> newest(ReceiptNumber number, int files, String what) {
    desk.checks()
        .comesTrue(what + "の項目ファイルが届く", () -> desk.otherSide().itemFiles(number).size() == files);
    return OtherSide.records(desk.otherSide().itemFiles(number).getLast()).getFirst();
  }

  private void earlierAreOld(ReceiptNumber number) {
    List<Map<String, String>> records =
        OtherSide.records(desk.otherSide().itemFiles(number).getLast());
    desk.checks()
        .same(
            "前の記録の最新フラグはすべて0（" + (records.size() - 1) + "件）",
            true,
            records.size() > 1
                && records.subList(1, records.size()).stream()
                    .allMatch(r -> value(r, ForwardingItem.LATEST).equals("0")));
  }

  private static String value(Map<String, String> record, ForwardingItem item) {
    return record.getOrDefault(item.label(), "");
  }

  /** A serial the number links don't know: the number is entered by hand, and provided. */
  void numberByHand() {
    SampleApplication sample = desk.otherSide().with(SampleDefect.UNKNOWN_SERIAL);
    ReceiptNumber number = sample.receiptNumber();
    desk.checks().step("番号紐付情報にないシリアル番号 " + number);
    cases.decideSound(number);
    receivers.choose("standard", Interfaces::standard);
    hand.click("#addressee-enter");
    hand.await("#form-addressee");
    desk.album().take("addressee-card");
    hand.fill("#form-addressee", BY_HAND);
    hand.fill("#form-reason", "住民記録システムで氏名・生年月日・住所の一致を確かめました。");
    desk.confirm("addressee-filled");
    FxThread.until(
        "the number entered",
        () ->
            hand.find("#addressee-number")
                .filter(n -> Hand.words(n).startsWith(BY_HAND))
                .isPresent());
    hand.awaitEnabled("#forward-submit");
    desk.album().take("addressee-entered");
    hand.click("#forward-submit");
    desk.confirm();
    Map<String, String> record = newest(number, 1, "手で入力した宛名番号");
    desk.checks().same("提供された宛名番号", BY_HAND, value(record, ForwardingItem.ADDRESSEE));
    leave();
  }

  private void leave() {
    desk.tab(KeyCode.DIGIT1);
    desk.backToList();
  }
}
