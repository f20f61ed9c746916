package dev.shinseidesk.ui.review;

import dev.shinseidesk.ui.common.UiContext;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** Fills the checklist's box with its lines and counts the ticked ones in its title. */
final class ChecklistView {
  private static final int LINE = 30;

  private final UiContext ctx;
  private final ReviewViewModel model;
  private final VBox box;
  private final ScrollPane scroll;
  private final Label title;

  /** Fills these and keeps them in step with the model. */
  static void fill(UiContext ctx, ReviewViewModel model, VBox box, ScrollPane scroll, Label title) {
    var view = new ChecklistView(ctx, model, box, scroll, title);
    model.checklist().addListener((ListChangeListener<CheckItem>) c -> view.show());
    view.show();
  }

  private ChecklistView(
      UiContext ctx, ReviewViewModel model, VBox box, ScrollPane scroll, Label title) {
    this.ctx = ctx;
    this.model = model;
    this.box = box;
    this.scroll = scroll;
    this.title = title;
  }

  private void show() {
    List<Node> lines = new ArrayList<>();
    for (CheckItem item : model.checklist()) {
      lines.add(new CheckLineView(ctx, model, item));
      item.checkedProperty().addListener((o, was, is) -> count());
    }
    if (lines.isEmpty()) {
      Label none = new Label(ctx.texts().get("ui.review.checklist.none"));
      none.getStyleClass().add("case-hint");
      lines.add(none);
    }
    box.getChildren().setAll(lines);
    scroll.setMinHeight(Math.min(3, lines.size()) * LINE + 4);
    scroll.setPrefHeight(Math.min(5, lines.size()) * LINE + 4);
    count();
  }

  private void count() {
    long ticked = model.checklist().stream().filter(c -> c.checked() != null).count();
    title.setText(ctx.texts().get("ui.review.checklist", ticked, model.checklist().size()));
  }
}
