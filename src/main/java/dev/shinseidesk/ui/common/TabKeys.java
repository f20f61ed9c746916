package dev.shinseidesk.ui.common;

import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Lets Tab leave a text area, since the whole job must work by keyboard. FX thread. */
public final class TabKeys {
  private TabKeys() {}

  /** Tab goes on, Shift+Tab back; Ctrl+Tab stays the text's own. */
  public static void leaveBy(TextArea area, Runnable on, Runnable back) {
    area.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.TAB && !e.isControlDown()) {
            (e.isShiftDown() ? back : on).run();
            e.consume();
          }
        });
  }
}
