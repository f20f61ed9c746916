package dev.shinseidesk.ui.review;

import dev.shinseidesk.ui.common.Badges;
import dev.shinseidesk.ui.common.JapaneseText;
import dev.shinseidesk.ui.common.UiContext;
import dev.shinseidesk.ui.common.WrappingCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One finding in the list: how grave, what, why, what to do, where. */
final class FindingCell extends WrappingCell<FindingRow> {
  private final UiContext ctx;
  private final JapaneseText japanese;

  FindingCell(UiContext ctx, JapaneseText japanese) {
    this.ctx = ctx;
    this.japanese = japanese;
  }

  @Override
  protected void updateItem(@Nullable FindingRow row, boolean empty) {
    super.updateItem(row, empty);
    if (empty || row == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    var words = new VBox(wrapping(japanese, row.what(), "finding-what"));
    if (!row.todo().isEmpty()) {
      words.getChildren().add(wrapping(japanese, row.todo(), "finding-todo"));
    }
    words.getChildren().add(wrapping(japanese, row.why(), "case-hint"));
    if (!row.where().isEmpty()) {
      words.getChildren().add(wrapping(japanese, row.where(), "finding-where"));
    }
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    var line = new HBox(new Badges(ctx.texts()).severity(row.finding().severity()), words);
    line.getStyleClass().add("finding");
    setGraphic(line);
    setAccessibleText(row.badge() + " " + row.what() + " " + row.todo() + " " + row.where());
  }
}
