package dev.shinseidesk.ui.common;

import java.util.function.Consumer;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * The keys of what is in view, wherever in the window the focus is: they are listened for at the
 * scene, not at the screen's own root, which hears nothing while the window's head has the focus.
 * Nothing is heard while something lies over it. FX thread.
 */
public final class ScreenKeys {
  private final Parent root;
  private final EventHandler<KeyEvent> first;
  private final EventHandler<KeyEvent> unused;
  private @Nullable Scene scene;

  private ScreenKeys(Parent root, Consumer<KeyEvent> first, Consumer<KeyEvent> unused) {
    this.root = root;
    this.first = e -> hear(e, first);
    this.unused = e -> hear(e, unused);
  }

  /** Keys that go before those of the control that has the focus. */
  public static ScreenKeys first(Parent root, Consumer<KeyEvent> pressed) {
    return new ScreenKeys(root, pressed, e -> {});
  }

  /** Keys that the control which has the focus has no use for. */
  public static ScreenKeys unused(Parent root, Consumer<KeyEvent> pressed) {
    return new ScreenKeys(root, e -> {}, pressed);
  }

  /** Begins, once the root stands in the scene. */
  public void listen() {
    stop();
    Scene now = root.getScene();
    scene = now;
    if (now != null) {
      now.addEventFilter(KeyEvent.KEY_PRESSED, first);
      now.addEventHandler(KeyEvent.KEY_PRESSED, unused);
    }
  }

  /** Ends. */
  public void stop() {
    Scene before = scene;
    scene = null;
    if (before != null) {
      before.removeEventFilter(KeyEvent.KEY_PRESSED, first);
      before.removeEventHandler(KeyEvent.KEY_PRESSED, unused);
    }
  }

  private void hear(KeyEvent event, Consumer<KeyEvent> pressed) {
    if (!event.isConsumed() && inFront()) {
      pressed.accept(event);
    }
  }

  /** Whether no dialog and no cover lies over it. */
  public boolean inFront() {
    for (Node node = root; node != null; node = node.getParent()) {
      if (!node.isVisible() || (node instanceof Overlays overlays && overlays.isOpen())) {
        return false;
      }
    }
    return true;
  }
}
