package dev.shinseidesk.tour;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.practice.SampleApplication;
import dev.shinseidesk.practice.SampleDefect;
import dev.shinseidesk.services.FrontDoor.PracticeHint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javafx.application.Platform;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Around the review: repeat filings, a re-filing with carried findings, four eyes, why. */
final class Casework {
  private static final Duration FETCH = Duration.ofMinutes(10);
  private static final String REJECTED = "50";

  private final DeskHands desk;
  private final Hand hand;

  Casework(DeskHands desk) {
    this.desk = desk;
    this.hand = desk.hand();
  }

  /** A resident filed twice: both are compared, one stands, the other is closed. */
  void repeatFiling() {
    SampleApplication again = desk.otherSide().with(SampleDefect.DUPLICATE_FILING);
    ReceiptNumber stands = again.receiptNumber();
    ReceiptNumber closed = again.twin().orElseThrow(() -> new TourFailure("no twin"));
    desk.checks().step("二重の申請 " + closed + " と " + stands);
    desk.open(stands);
    desk.tab(KeyCode.DIGIT7);
    hand.await("#thread-compare-" + closed);
    desk.album().take("thread");
    hand.click("#thread-compare-" + closed);
    hand.await("#compare-items");
    FxThread.until("the comparison", () -> words("#compare-summary").length() > 3);
    if (words("#compare-summary").contains("変わって")) {
      FxThread.run(() -> table("#compare-items").getSelectionModel().select(0));
    } else {
      hand.click("#compare-only");
    }
    FxThread.until(
        "both documents",
        () ->
            hand.find("#compare").stream()
                    .flatMap(c -> c.lookupAll(".document-desk").stream())
                    .count()
                >= 2);
    hand.settle();
    desk.album().take("compare");
    hand.press(KeyCode.ESCAPE);
    hand.awaitGone("#compare");
    hand.click("#thread-stands-" + stands);
    hand.fill("#thread-reason", "同じ内容の再送のため、後の申請を有効にします。");
    desk.album().take("thread-settling");
    hand.click("#thread-settle");
    desk.confirm("thread-confirm");
    hand.await("#thread-reopen-" + closed);
    desk.album().take("thread-settled");
    leave();
    desk.open(closed);
    desk.checks().comesTrue("もう一方が終了になっている", () -> badge().contains("終了"));
    desk.checks().same("終了した申請は提供されない", 0, desk.otherSide().arrived(closed).size());
    leave();
  }

  /** The applicant answers the request: the new filing comes in by the portal. */
  void refiling(ReceiptNumber first) {
    int rows = desk.otherSide().samples().applications().size();
    desk.awaitRows(rows);
    SampleApplication again = desk.otherSide().portal().refile(first);
    ReceiptNumber second = again.receiptNumber();
    desk.checks().step("補正の再申請 " + first + " → " + second);
    hand.press(KeyCode.F5);
    FxThread.until(
        "the new filing",
        FETCH,
        () -> table("#list-table").getItems().size() == rows + 1 && !fetching());
    desk.open(second);
    desk.tab(KeyCode.DIGIT6);
    hand.await("#correction-carried-0-SOLVED");
    desk.album().take("refiling-carried");
    desk.checks().same("引き継いだ指摘を自動審査は解消と見ている", true, words("#correction-carried").contains("解消"));
    hand.click("#correction-carried-0-SOLVED");
    desk.checks().comesTrue("解消と記録された", () -> words("#correction-carried").contains("職員の確認結果"));
    desk.album().take("refiling-marked");
    desk.tab(KeyCode.DIGIT7);
    hand.await("#thread-filing-" + first);
    desk.album().take("refiling-thread");
    hand.click("#thread-open-" + first);
    FxThread.until("the first filing", () -> words("#case-number").contains(first.value()));
    desk.tab(KeyCode.DIGIT6);
    desk.checks()
        .comesTrue(
            "最初の申請に再申請が結び付いている", () -> words("#correction-requests").contains(second.value()));
    leave();
  }

  /** A decision that needs a second person: nobody approves their own, a colleague does. */
  void fourEyes(SampleApplication sample, PracticeHint hint) {
    ReceiptNumber number = sample.receiptNumber();
    desk.checks().step("二人目の承認 " + number);
    desk.open(number);
    desk.tab(KeyCode.DIGIT2);
    hand.awaitEnabled("#review-decision-rejected");
    hand.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.DIGIT3);
    hand.press(KeyCode.ALT, KeyCode.P);
    hand.await("#phrases-list");
    desk.album().take("phrases");
    hand.press(KeyCode.ENTER);
    hand.awaitGone("#phrases-list");
    hand.awaitEnabled("#review-submit");
    hand.press(KeyCode.CONTROL, KeyCode.ENTER);
    desk.confirm();
    hand.await("#approval-why-not");
    desk.album().take("approval-own");
    desk.checks()
        .same("自分の決定は承認できない", true, FxThread.call(() -> hand.find("#approval-approve").isEmpty()));
    leave();
    hand.await("#list-approvals");
    desk.album().take("list-approvals");
    hand.signOut();
    signIn(hint.approver(), hint.password());
    hand.click("#list-approvals");
    desk.awaitRows(1);
    desk.album().take("approver-list");
    hand.press(KeyCode.ALT, KeyCode.DIGIT0);
    desk.open(number);
    hand.awaitEnabled("#approval-approve");
    desk.album().take("approval-waiting");
    hand.click("#approval-approve");
    desk.confirm("approval-confirm");
    desk.checks().comesTrue("承認されて却下になった", () -> badge().contains("却下"));
    desk.tab(KeyCode.DIGIT4);
    hand.click("#status-choice-" + REJECTED);
    hand.awaitEnabled("#status-submit");
    hand.click("#status-submit");
    desk.confirm();
    desk.checks()
        .comesTrue(
            "ポータルの処理状況が " + REJECTED,
            () ->
                desk.otherSide()
                    .portal()
                    .registered(number)
                    .filter(r -> r.status().value().equals(REJECTED))
                    .isPresent());
    desk.tab(KeyCode.DIGIT1);
  }

  /** Why the decision was made, on the screen and on one page of paper. */
  void explain(ReceiptNumber number, Path folder) {
    desk.checks().step("決定の根拠 " + number);
    hand.press(KeyCode.ALT, KeyCode.W);
    hand.await("#explain-left .case-heading");
    hand.settle();
    desk.album().take("explain");
    String told = words("#explain-left") + words("#explain-right");
    desk.checks().same("決定した人と承認した人が示される", true, told.contains("承認"));
    hand.click("#explain-save");
    hand.await("#explain-saved");
    desk.album().take("explain-saved");
    desk.checks().same("記録のPDFのページ数", 1, pages(folder, number));
    hand.press(KeyCode.ESCAPE);
    hand.awaitGone("#explain");
    leave();
  }

  private static int pages(Path folder, ReceiptNumber number) {
    try (var files = Files.list(folder)) {
      Path record =
          files
              .filter(f -> f.toString().endsWith(number.value() + ".pdf"))
              .findFirst()
              .orElseThrow(() -> new TourFailure("no record was written"));
      try (PDDocument pdf = Loader.loadPDF(record.toFile())) {
        return pdf.getNumberOfPages();
      }
    } catch (IOException e) {
      throw new TourFailure("can't read the record", e);
    }
  }

  /** Signs in as somebody else. */
  void signIn(String user, String password) {
    hand.await("#login-user");
    hand.fill("#login-user", user);
    hand.fill("#login-password", password);
    hand.press(KeyCode.ENTER);
    hand.await("#list-table");
  }

  private void leave() {
    desk.tab(KeyCode.DIGIT1);
    desk.backToList();
  }

  private String badge() {
    return words("#case-badges");
  }

  /** Words shown; from either thread. */
  private String words(String selector) {
    return Platform.isFxApplicationThread()
        ? hand.find(selector).map(Hand::words).orElse("")
        : FxThread.call(() -> words(selector));
  }

  private boolean fetching() {
    return hand.find("#fetch-cancel").isPresent();
  }

  private TableView<?> table(String selector) {
    return (TableView<?>) hand.find(selector).orElseThrow();
  }
}
