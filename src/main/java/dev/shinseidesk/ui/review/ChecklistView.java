package dev.shinseidesk.ui.review;

import dev.shinseidesk.ui.common.UiContext;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Fills the checklist's box with its lines and counts the ticked ones in its title. */
final class ChecklistView {
  private static final int LINE = 33;

  private final UiContext ctx;
  private final ReviewViewModel model;
  private final VBox box;
  private final ScrollPane scroll;
  private final Label title;

  /** Fills these and keeps them in step with the model. */
  static ChecklistView fill(
      UiContext ctx, ReviewViewModel model, VBox box, ScrollPane scroll, Label title) {
    var view = new ChecklistView(ctx, model, box, scroll, title);
    model.checklist().addListener((ListChangeListener<CheckItem>) c -> view.show());
    view.show();
    return view;
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
    scroll.setMinHeight(Math.min(5, lines.size()) * LINE + 8);
    scroll.setPrefHeight(Math.min(6, lines.size()) * LINE + 8);
    count();
  }

  /**
   * Ticks the lines that stand wholly in view: nobody ticks what they can't have read. What is
   * still open below, or above, comes into view for the next press.
   */
  void tickShown() {
    List<CheckItem> seen = new ArrayList<>();
    Node hidden = null;
    List<CheckItem> items = List.copyOf(model.checklist());
    for (int i = 0; i < items.size(); i++) {
      Node line = box.getChildren().get(i);
      if (inView(line)) {
        seen.add(items.get(i));
      } else if (items.get(i).checked() == null && hidden == null) {
        hidden = line;
      }
    }
    model.tick(seen);
    if (hidden != null) {
      double room = box.getHeight() - scroll.getViewportBounds().getHeight();
      scroll.setVvalue(
          room <= 0 ? 0 : Math.clamp(hidden.getBoundsInParent().getMinY() / room, 0, 1));
      bringIntoView(scroll);
    }
  }

  /** Wholly within the checklist's own view, and that within the tab's. */
  private boolean inView(Node line) {
    Bounds at = line.localToScene(line.getBoundsInLocal());
    for (Node around = line.getParent(); around != null; around = around.getParent()) {
      if (around instanceof ScrollPane pane && !covers(pane, at)) {
        return false;
      }
    }
    return true;
  }

  private static boolean covers(ScrollPane pane, Bounds at) {
    Bounds view = pane.localToScene(pane.getBoundsInLocal());
    return at.getMinY() >= view.getMinY() - 1 && at.getMaxY() <= view.getMaxY() + 1;
  }

  private static void bringIntoView(Node node) {
    for (Node around = node.getParent(); around != null; around = around.getParent()) {
      if (around instanceof ScrollPane pane && pane.getContent() instanceof Region content) {
        double room = content.getHeight() - pane.getViewportBounds().getHeight();
        Bounds at = content.sceneToLocal(node.localToScene(node.getBoundsInLocal()));
        if (room > 0) {
          pane.setVvalue(Math.clamp((at.getMinY() - 8) / room, 0, 1));
        }
      }
    }
  }

  private void count() {
    long ticked = model.checklist().stream().filter(c -> c.checked() != null).count();
    title.setText(ctx.texts().get("ui.review.checklist", ticked, model.checklist().size()));
  }
}
