package dev.shinseidesk.ui.common;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What stands where nothing is to be shown: why, and the next step. */
public final class EmptyState extends VBox {
  /**
   * Builds it.
   *
   * @param icon Ikonli code, e.g. {@code mdal-inbox}
   * @param title why nothing is here
   * @param next what to do; may be empty
   * @param acts buttons for the next step; may be none
   */
  public EmptyState(String icon, String title, String next, Node... acts) {
    getStyleClass().add("empty-state");
    Label head = new Label(title);
    head.getStyleClass().add("empty-state-title");
    head.setWrapText(true);
    head.setMinHeight(Region.USE_PREF_SIZE);
    getChildren().addAll(Badges.icon(icon), head);
    if (!next.isEmpty()) {
      Label text = new Label(next);
      text.getStyleClass().add("empty-state-text");
      text.setWrapText(true);
      text.setMinHeight(Region.USE_PREF_SIZE);
      getChildren().add(text);
    }
    getChildren().addAll(acts);
  }
}
