package dev.shinseidesk.ui.common;

import javafx.scene.Parent;

/**
 * One screen of the window. The window calls {@link #onShown} and {@link #onHidden} in pairs, on
 * the FX thread; what a screen subscribes to in the one ends in the other.
 */
public interface Screen {
  /** What the window shows; always the same node. FX thread. */
  Parent root();

  /** The screen came into view; take the focus here. */
  default void onShown() {}

  /**
   * The person wants to go elsewhere. A screen with something unsaved asks first.
   *
   * @param go leaves; to be run at once, or when the person says so, or not at all
   */
  default void leaving(Runnable go) {
    go.run();
  }

  /** The screen went out of view; end subscriptions, drop answers still under way. */
  default void onHidden() {}
}
