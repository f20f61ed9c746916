package dev.shinseidesk.ui.review;

import dev.shinseidesk.review.CheckedLine;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.UiContext;
import java.time.LocalDate;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
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
          tell(ctx, note, is);
        });
    tell(ctx, note, item.checked());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    getChildren().addAll(box, gap, note);
  }

  /** Who and when; of today only the time, so that the line keeps the room for its words. */
  private static void tell(UiContext ctx, Label note, @Nullable CheckedLine line) {
    if (line == null) {
      note.setText("");
      note.setTooltip(null);
      return;
    }
    var texts = ctx.texts();
    String whole = texts.get("ui.review.checked", ctx.name(line.by()), texts.moment(line.at()));
    LocalDate day = LocalDate.ofInstant(line.at(), Texts.ZONE);
    note.setText(
        day.equals(LocalDate.ofInstant(ctx.clock().instant(), Texts.ZONE))
            ? texts.get("ui.review.checked", ctx.name(line.by()), texts.time(line.at()))
            : whole);
    note.setTooltip(new Tooltip(whole));
  }

  @Override
  public void requestFocus() {
    box.requestFocus();
  }
}
