package dev.shinseidesk.ui.common;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * The layer for dialogs and panels above the window's content. While one is open, the keyboard and
 * the mouse reach only it; when it closes, the focus goes back to where it was. Esc closes. FX
 * thread.
 */
public final class Overlays extends StackPane {
  private final Node content;
  private final Deque<Layer> layers = new ArrayDeque<>();

  private record Layer(StackPane scrim, Parent card, @Nullable Node before, Runnable onClosed) {}

  /** Above this content. */
  public Overlays(Node content) {
    this.content = content;
    getStyleClass().add("overlays");
    getChildren().add(content);
    addEventFilter(KeyEvent.ANY, this::keys);
  }

  /** Whether anything is open. */
  public boolean isOpen() {
    return !layers.isEmpty();
  }

  /**
   * Opens a card over everything that is there.
   *
   * @param card what to show, as big as it wants to be up to the window's size
   * @param focus what takes the focus; null for the first that can
   * @param onClosed runs when it closes, however that comes
   */
  public void open(Parent card, @Nullable Node focus, Runnable onClosed) {
    var scrim = new StackPane(card);
    scrim.getStyleClass().add("overlay-scrim");
    if (card instanceof Region region) {
      region.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    }
    Node before = getScene() == null ? null : getScene().getFocusOwner();
    layers.push(new Layer(scrim, card, before, onClosed));
    getChildren().add(scrim);
    scrim.applyCss();
    scrim.layout();
    Node target = focus != null ? focus : first(card);
    if (target != null) {
      target.requestFocus();
    } else {
      scrim.requestFocus();
    }
  }

  /** Closes the card on top; nothing happens where none is open. */
  public void close() {
    Layer layer = layers.poll();
    if (layer == null) {
      return;
    }
    getChildren().remove(layer.scrim());
    Node before = layer.before();
    if (before != null && Objects.equals(before.getScene(), getScene())) {
      before.requestFocus();
    } else {
      content.requestFocus();
    }
    layer.onClosed().run();
  }

  /** Closes everything, e.g. at sign-out. */
  public void closeAll() {
    while (isOpen()) {
      close();
    }
  }

  private void keys(KeyEvent event) {
    Layer top = layers.peek();
    if (top == null) {
      return;
    }
    Node owner = getScene().getFocusOwner();
    if (!Parts.within(owner, top.card())) {
      event.consume();
      Node target = first(top.card());
      if (target != null) {
        target.requestFocus();
      }
    }
    if (event.getEventType() != KeyEvent.KEY_PRESSED) {
      return;
    }
    if (event.getCode() == KeyCode.ESCAPE) {
      event.consume();
      close();
    } else if (event.getCode() == KeyCode.TAB) {
      event.consume();
      step(top.card(), owner, event.isShiftDown() ? -1 : 1);
    } else if (event.getCode() == KeyCode.ENTER && owner instanceof Button button) {
      event.consume();
      button.fire();
    }
  }

  private static void step(Parent card, @Nullable Node owner, int by) {
    List<Node> all = new ArrayList<>();
    collect(card, all);
    if (!all.isEmpty()) {
      int at = owner == null ? -1 : all.indexOf(owner);
      all.get(Math.floorMod(at + by, all.size())).requestFocus();
    }
  }

  private static @Nullable Node first(Parent card) {
    List<Node> all = new ArrayList<>();
    collect(card, all);
    return all.isEmpty() ? null : all.getFirst();
  }

  private static void collect(Node node, List<Node> into) {
    if (!node.isVisible() || node.isDisabled()) {
      return;
    }
    if (node.isFocusTraversable()) {
      into.add(node);
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
    }
  }
}
