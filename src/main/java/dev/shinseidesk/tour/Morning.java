package dev.shinseidesk.tour;

import dev.shinseidesk.practice.SampleApplication;
import dev.shinseidesk.services.FrontDoor;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javafx.scene.input.KeyCode;

/** Signing in, fetching everything, finding things in the list. */
final class Morning {
  private static final Duration FETCH = Duration.ofMinutes(10);
  private final DeskHands desk;
  private final FrontDoor door;

  Morning(DeskHands desk, FrontDoor door) {
    this.desk = desk;
    this.door = door;
  }

  void signIn() {
    var hint = Objects.requireNonNull(door.practice(), "the tour needs practice mode");
    Hand hand = desk.hand();
    desk.checks().step("ログイン");
    hand.await("#login-user");
    desk.album().take("login");
    hand.fill("#login-user", hint.user());
    hand.fill("#login-password", "chigau");
    hand.click("#login-submit");
    hand.await("#login-message");
    desk.album().take("login-wrong");
    hand.fill("#login-user", hint.user());
    hand.fill("#login-password", hint.password());
    hand.press(KeyCode.ENTER);
    hand.await("#list-empty");
    desk.album().take("list-empty");
  }

  void fetch() {
    int size = desk.otherSide().samples().applications().size();
    desk.checks().step("申請を取得（" + size + " 件）");
    Hand hand = desk.hand();
    long start = System.nanoTime();
    desk.checks().step("  ログインと画面の組立てのFXスレッドの最長の途切れ " + desk.pulse().worstMillisSince() + " ミリ秒");
    desk.pulse().watch();
    hand.press(KeyCode.F5);
    FxThread.until("rows while fetching", FETCH, () -> desk.rowsNow() > Math.min(100, size / 3));
    desk.album().take("fetching");
    FxThread.until("the end of fetching", FETCH, () -> desk.rowsNow() == size && !fetching());
    desk.checks().same("一覧の件数（ポータルと同じ）", size, desk.rows());
    desk.checks()
        .step(
            "  取得にかかった時間 "
                + (System.nanoTime() - start) / 1_000_000
                + " ミリ秒、FXスレッドの最長の途切れ "
                + desk.pulse().worstMillisSince()
                + " ミリ秒");
    desk.album().take("list");
  }

  private boolean fetching() {
    return desk.hand().find("#fetch-cancel").isPresent();
  }

  void find() {
    Hand hand = desk.hand();
    List<SampleApplication> all = desk.otherSide().samples().applications();
    desk.checks().step("一覧で探す");
    SampleApplication one =
        all.stream()
            .skip(all.size() / 2)
            .filter(a -> !OtherSide.masked(a))
            .findFirst()
            .orElseThrow();
    hand.press(KeyCode.CONTROL, KeyCode.F);
    hand.fill("#list-search", one.receiptNumber().value());
    desk.awaitRows(1);
    desk.checks().same("受付番号で探した件数", 1, desk.rows());
    desk.album().take("list-search");
    String surname = one.applicantName().split("[　 ]", 2)[0];
    int expected =
        (int)
            all.stream()
                .filter(a -> a.applicantName().startsWith(surname) && !OtherSide.masked(a))
                .count();
    hand.fill("#list-search", surname);
    FxThread.until("rows of a surname", () -> desk.rowsNow() >= expected);
    desk.album().take("list-surname");
    hand.press(KeyCode.ESCAPE);
    desk.awaitRows(all.size());
    hand.click("#list-table");
    for (int page = 0; page < 12; page++) {
      hand.press(KeyCode.PAGE_DOWN);
    }
    hand.press(KeyCode.END);
    hand.settle();
    desk.album().take("list-end");
    hand.press(KeyCode.HOME);
    desk.checks().step("  一覧と絞り込みのFXスレッドの最長の途切れ " + desk.pulse().worstMillisSince() + " ミリ秒");
  }
}
