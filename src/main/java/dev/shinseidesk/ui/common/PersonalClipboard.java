package dev.shinseidesk.ui.common;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import org.jspecify.annotations.Nullable;

/**
 * The system's clipboard for residents' data: what is copied here is taken away again after a set
 * time, when the screen is covered, and at sign-out, unless something else was copied meanwhile.
 * What is copied by a text field's own keys or menu is noticed when the window loses the focus. FX
 * thread.
 */
public final class PersonalClipboard {
  private final Supplier<Clipboard> clipboard;
  private final PauseTransition wait = new PauseTransition();
  private @Nullable String ours;
  private @Nullable String atFocus;

  /** Over the system's clipboard; a minute until something is said. */
  public PersonalClipboard() {
    this(Clipboard::getSystemClipboard, Duration.ofMinutes(1));
  }

  /** Over this clipboard. */
  public PersonalClipboard(Supplier<Clipboard> clipboard, Duration after) {
    this.clipboard = clipboard;
    clearAfter(after);
    wait.setOnFinished(e -> clear());
  }

  /** Sets the time; what lies there already keeps its own. */
  public void clearAfter(Duration after) {
    wait.setDuration(javafx.util.Duration.millis((double) after.toMillis()));
  }

  /** Copies. */
  public void copy(String text) {
    clipboard.get().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    took(text);
  }

  private void took(String text) {
    ours = text;
    wait.playFromStart();
  }

  /** The window has the focus now: what lies there came from elsewhere, if not from here. */
  public void windowGainedFocus() {
    atFocus = clipboard.get().getString();
  }

  /** The window loses the focus: what is new was copied inside. */
  public void windowLostFocus() {
    String now = clipboard.get().getString();
    if (now != null && !now.isEmpty() && !now.equals(atFocus) && !now.equals(ours)) {
      took(now);
    }
  }

  /** Takes away what came from here; leaves anything else. */
  public void clear() {
    wait.stop();
    String held = ours;
    ours = null;
    if (held != null && Objects.equals(clipboard.get().getString(), held)) {
      clipboard.get().setContent(Map.of(DataFormat.PLAIN_TEXT, ""));
    }
  }

  /** Takes away also what was copied inside since the window has the focus. */
  public void clearAll() {
    windowLostFocus();
    clear();
    atFocus = clipboard.get().getString();
  }

  /** Whether something waits to be taken away. */
  public boolean isWaiting() {
    return wait.getStatus() == Animation.Status.RUNNING;
  }
}
