package dev.shinseidesk.ui.review;

import dev.shinseidesk.review.CheckedLine;
import dev.shinseidesk.ui.common.UiContext;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** One line of the checklist: a tick box, and who ticked it when. */
final class CheckLineView extends HBox {
  private final CheckBox box;

  CheckLineView(UiContext ctx, ReviewViewModel model, CheckItem item) {
    getStyleClass().add("review-check");
    box = new CheckBox(item.text());
    box.setMnemonicParsing(false);
    box.setWrapText(true);
    box.setSelected(item.checked() != null);
    box.selectedProperty().addListener((o, was, is) -> model.tick(item, is));
    box.disableProperty().bind(model.editableProperty().not());
    Label note = new Label();
    note.getStyleClass().add("case-hint");
    note.setMinWidth(USE_PREF_SIZE);
    item.checkedProperty()
        .addListener((o, was, is) -> {
          box.setSelected(is != null);
          note.setText(note(ctx, is));
        });
    note.setText(note(ctx, item.checked()));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    getChildren().addAll(box, gap, note);
  }

  private static String note(UiContext ctx, @Nullable CheckedLine line) {
    return line == null
        ? ""
        : ctx.texts().get("ui.review.checked", line.by().value(), ctx.texts().moment(line.at()));
  }

  @Override
  public void requestFocus() {
    box.requestFocus();
  }
}
