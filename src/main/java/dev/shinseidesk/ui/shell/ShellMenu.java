package dev.shinseidesk.ui.shell;

import dev.shinseidesk.texts.Texts;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/** Items of the menu that are about the person and the desk. */
final class ShellMenu {
  private ShellMenu() {}

  /** Puts the own account and covering the screen first. */
  static void addAccount(MenuButton menu, Texts texts, Runnable account, Runnable cover) {
    menu.getItems().addFirst(item("menu-cover", texts.get("ui.cover.item"), cover));
    menu.getItems().addFirst(item("menu-account", texts.get("ui.own.item"), account));
  }

  private static MenuItem item(String id, String text, Runnable act) {
    var item = new MenuItem(text);
    item.setId(id);
    item.setMnemonicParsing(false);
    item.setOnAction(e -> act.run());
    return item;
  }
}
