package dev.shinseidesk.tour;

import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.keeping.BackupDesk.Made;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

/** A backup is made while the office is open, lies where it should, and is proved. */
final class Keeping {
  private static final int BACKUPS = 2;

  private final DeskHands desk;
  private final Hand hand;
  private final TourFiles files;

  Keeping(DeskHands desk, TourFiles files) {
    this.desk = desk;
    this.hand = desk.hand();
    this.files = files;
  }

  void play() {
    desk.checks().step("バックアップ");
    hand.press(KeyCode.CONTROL, KeyCode.F);
    hand.press(KeyCode.ESCAPE);
    int filed = desk.otherSide().samples().applications().size();
    FxThread.until("all applications in the list", () -> desk.rowsNow() >= filed);
    int applications = desk.rows();
    hand.click("#nav-admin");
    hand.click("#admin-KEEPING");
    TabPane tabs = (TabPane) hand.await("#keeping-tabs");
    hand.settle();
    desk.album().take("admin-keeping");
    FxThread.run(() -> tabs.getSelectionModel().select(BACKUPS));
    hand.click("#backup-make");
    hand.await("#backup-made");
    TableView<?> recent = (TableView<?>) hand.await("#backup-recent");
    FxThread.until("the backup in the list", () -> !recent.getItems().isEmpty());
    Made made = FxThread.call(() -> (Made) recent.getItems().getFirst());
    Path file = Path.of(made.place()).resolve(made.file());
    desk.checks().same("バックアップにある申請の件数", (long) applications, made.applications());
    desk.checks().same("置かれたファイルのSHA-256", made.sha256(), hash(file));
    FxThread.run(() -> files.next(file));
    hand.click("#backup-check");
    hand.await("#backup-proved");
    desk.album().take("admin-backup-proved");
    desk.checks()
        .same(
            "バックアップの検証が通る",
            true,
            hand.text("#backup-proved").contains(String.format(Locale.ROOT, "%,d", applications)));
    hand.click("#nav-list");
    hand.await("#list-table");
  }

  private static String hash(Path file) {
    try {
      return Sha256.of(Files.readAllBytes(file)).hex();
    } catch (IOException e) {
      throw new TourFailure("the backup isn't where it should be", e);
    }
  }
}
