package dev.shinseidesk.tour;

import dev.shinseidesk.channels.ChannelDesk.ChannelInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.TableView;

/** The administrator's round: every screen of administration, channels tried, records exported. */
final class Offices {
  private final DeskHands desk;
  private final Hand hand;

  Offices(DeskHands desk) {
    this.desk = desk;
    this.hand = desk.hand();
  }

  /** Looks at each screen; tries every channel; exports what was provided and reads it back. */
  void round() {
    desk.checks().step("管理の画面");
    hand.click("#nav-admin");
    section("LINKS", "#links-count");
    section("CHANNELS", "#channels-table");
    tryChannels();
    section("ROUTES", "#routes-table");
    section("BATCHES", "#batches-collecting");
    section("EXPORT", "#export-file");
    export();
    section("SETTINGS", "#settings-tree");
    section("ACCOUNTS", "#accounts-table");
    new RulesRound(desk).play();
    hand.click("#nav-list");
    hand.await("#list-table");
  }

  private void section(String name, String shows) {
    hand.click("#admin-" + name);
    hand.await(shows);
    hand.settle();
    desk.album().take("admin-" + name.toLowerCase(Locale.ROOT));
  }

  private void tryChannels() {
    TableView<?> table = (TableView<?>) hand.await("#channels-table");
    FxThread.until("channels", () -> !table.getItems().isEmpty());
    int count = FxThread.call(() -> table.getItems().size());
    for (int i = 0; i < count; i++) {
      int index = i;
      FxThread.run(() -> table.getSelectionModel().select(index));
      hand.settle();
      String id =
          FxThread.call(
              () -> table.getItems().get(index) instanceof ChannelInfo info ? info.id() : "?");
      List<Long> before = desk.otherSide().counts();
      hand.awaitEnabled("#channels-test");
      hand.click("#channels-test");
      Node verdict = hand.await("#channels-verdict");
      desk.album().take("admin-channel-tried-" + (i + 1));
      desk.checks()
          .same(
              "接続方法「" + id + "」を試すと通る",
              true,
              FxThread.call(() -> verdict.getStyleClass().contains("badge-success")));
      desk.checks().same("  試したあとに残るファイルはない", before, desk.otherSide().counts());
    }
  }

  private void export() {
    try {
      Path folder = Files.createTempDirectory("shinsei-desk-export-");
      Path file = folder.resolve("029o001.csv");
      try {
        hand.fill("#export-file", file.toString());
        hand.awaitEnabled("#export-write");
        hand.click("#export-write");
        hand.await("#export-done");
        desk.album().take("admin-exported");
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        desk.checks().same("書き出したCSVの見出しの項目数", 14, lines.getFirst().split(",", -1).length);
        desk.checks()
            .same(
                "取消しの記録（最新フラグ1・削除フラグ1）の件数",
                1L,
                lines.stream().skip(1).filter(Offices::withdrawal).count());
      } finally {
        Files.deleteIfExists(file);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new TourFailure("can't read the export", e);
    }
  }

  private static boolean withdrawal(String line) {
    String[] items = line.split(",", -1);
    return items[2].equals("\"1\"") && items[10].equals("\"1\"");
  }
}
