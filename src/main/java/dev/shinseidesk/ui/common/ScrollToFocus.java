package dev.shinseidesk.ui.common;

import javafx.beans.value.ChangeListener;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import org.jspecify.annotations.Nullable;

/**
 * Brings what takes the focus into view, so that nobody types where nothing is seen; a scroll pane
 * doesn't do that by itself. FX thread.
 */
public final class ScrollToFocus {
  private static final double MARGIN = 8;

  private ScrollToFocus() {}

  /** Follows the focus for as long as the pane stands in a scene. */
  public static void in(ScrollPane pane) {
    ChangeListener<Node> onFocus = (o, was, is) -> reveal(pane, is);
    pane.sceneProperty()
        .addListener((o, was, is) -> {
          if (was != null) {
            was.focusOwnerProperty().removeListener(onFocus);
          }
          follow(is, onFocus);
        });
    follow(pane.getScene(), onFocus);
  }

  private static void follow(@Nullable Scene scene, ChangeListener<Node> onFocus) {
    if (scene != null) {
      scene.focusOwnerProperty().addListener(onFocus);
    }
  }

  private static void reveal(ScrollPane pane, @Nullable Node node) {
    Node content = pane.getContent();
    if (node == null || content == null || !Parts.within(node, content)) {
      return;
    }
    Bounds whole = content.getLayoutBounds();
    Bounds at = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
    double view = pane.getViewportBounds().getHeight();
    double room = whole.getHeight() - view;
    if (room <= 0) {
      return;
    }
    double top = pane.getVvalue() * room;
    if (at.getMinY() < top) {
      pane.setVvalue((at.getMinY() - MARGIN) / room);
    } else if (at.getMaxY() > top + view) {
      pane.setVvalue(Math.min(at.getMinY() - MARGIN, at.getMaxY() + MARGIN - view) / room);
    }
  }
}
