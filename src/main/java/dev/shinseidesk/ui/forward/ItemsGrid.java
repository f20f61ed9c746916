package dev.shinseidesk.ui.forward;

import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.JapaneseText;
import dev.shinseidesk.ui.common.WrappingCell;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The 14 items as a table of labels, all in sight. */
final class ItemsGrid {
  private final GridPane grid;
  private final Texts texts;
  private final JapaneseText japanese;

  ItemsGrid(GridPane grid, Texts texts, JapaneseText japanese) {
    this.grid = grid;
    this.texts = texts;
    this.japanese = japanese;
    grid.setAccessibleText(texts.get("ui.forward.items"));
  }

  void show(List<ItemRow> rows) {
    grid.getChildren().clear();
    if (rows.isEmpty()) {
      return;
    }
    List<String> heads = List.of("id", "name", "value");
    for (int i = 0; i < heads.size(); i++) {
      Label head = new Label(texts.get("ui.forward.column." + heads.get(i)));
      head.getStyleClass().add("forward-item-head");
      head.setMaxWidth(Double.MAX_VALUE);
      grid.add(head, i, 0);
    }
    for (int i = 0; i < rows.size(); i++) {
      ItemRow row = rows.get(i);
      var value = new VBox();
      if (!row.value().isEmpty()) {
        value.getChildren().add(WrappingCell.wrapping(japanese, row.value(), "forward-item-value"));
      }
      if (!row.note().isEmpty()) {
        value.getChildren().add(WrappingCell.wrapping(japanese, row.note(), "case-hint"));
      }
      Label id = text(row.id(), "forward-item-id");
      id.setMinWidth(Region.USE_PREF_SIZE);
      grid.add(id, 0, i + 1);
      grid.add(text(row.name(), "forward-item-name"), 1, i + 1);
      grid.add(value, 2, i + 1);
    }
  }

  private static Label text(String text, String style) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add(style);
    return label;
  }
}
