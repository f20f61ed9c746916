package dev.shinseidesk.ui.shell;

import dev.shinseidesk.texts.Texts;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The keys that work on the screens. */
final class KeyHelp extends VBox {
  private static final double KEYS = 236;
  private static final List<String> GROUPS =
      List.of("everywhere", "list", "case", "documents", "admin");

  KeyHelp(Texts texts, Runnable close) {
    setId("key-help");
    getStyleClass().addAll("dialog-card", "key-help");
    Label title = new Label(texts.get("ui.shell.keys"));
    title.getStyleClass().add("dialog-title");
    var groups = new VBox();
    groups.getStyleClass().add("key-groups");
    for (String group : GROUPS) {
      groups.getChildren().add(group(texts, group));
    }
    var scroll = new ScrollPane(groups);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    Button closing = new Button(texts.get("dialog.close"));
    closing.setId("key-help-close");
    closing.getStyleClass().add("accent");
    closing.setOnAction(e -> close.run());
    var buttons = new HBox(closing);
    buttons.getStyleClass().add("dialog-buttons");
    getChildren().addAll(title, scroll, buttons);
  }

  /**
   * Lines of a group: {@code key=what} separated by |, so that a translation stands in one place.
   */
  private static VBox group(Texts texts, String group) {
    Label heading = new Label(texts.get("ui.shell.keys." + group));
    heading.getStyleClass().add("dialog-heading");
    var grid = new GridPane();
    grid.getStyleClass().add("key-grid");
    // As wide in every group, so that the explanations stand under each other.
    grid.getColumnConstraints().addAll(new ColumnConstraints(KEYS), new ColumnConstraints());
    int row = 0;
    for (String line : texts.get("ui.shell.keys." + group + ".lines").split("\\|", -1)) {
      int at = line.indexOf('=');
      Label key = new Label(line.substring(0, at).strip());
      key.getStyleClass().add("key-cap");
      key.setMinWidth(Region.USE_PREF_SIZE);
      Label what = new Label(line.substring(at + 1).strip());
      what.setWrapText(true);
      grid.addRow(row++, key, what);
    }
    return new VBox(heading, grid);
  }
}
