package dev.shinseidesk.ui.detail;

import dev.shinseidesk.review.Decision;
import dev.shinseidesk.ui.common.Dialogs;
import dev.shinseidesk.ui.detail.CaseViewModel.CaseTab;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The keyboard of the case. Enter never submits; Ctrl+Enter does, after a question. */
final class CaseKeys {
  private final CaseScreen screen;
  private final Dialogs dialogs;

  CaseKeys(CaseScreen screen, Dialogs dialogs) {
    this.screen = screen;
    this.dialogs = dialogs;
  }

  void pressed(KeyEvent e) {
    if (dialogs.isOpen()) {
      return;
    }
    boolean handled =
        e.isControlDown()
            ? control(e)
            : e.isAltDown() ? alternative(e) : !e.isShiftDown() && plain(e);
    if (handled) {
      e.consume();
    }
  }

  private boolean control(KeyEvent e) {
    return switch (e.getCode()) {
      case PAGE_UP -> act(screen::previous);
      case PAGE_DOWN -> act(screen::next);
      case ENTER -> act(screen::submit);
      case DIGIT1, NUMPAD1 -> tab(CaseTab.CONTENT);
      case DIGIT2, NUMPAD2 -> tab(CaseTab.REVIEW);
      case DIGIT3, NUMPAD3 -> tab(CaseTab.FORWARD);
      case DIGIT4, NUMPAD4 -> tab(CaseTab.STATUS);
      case DIGIT5, NUMPAD5 -> tab(CaseTab.HISTORY);
      default -> false;
    };
  }

  private boolean alternative(KeyEvent e) {
    return switch (e.getCode()) {
      case LEFT -> act(screen::back);
      case DIGIT1, NUMPAD1 -> decide(Decision.SOUND);
      case DIGIT2, NUMPAD2 -> decide(Decision.DEFECTIVE);
      case DIGIT3, NUMPAD3 -> decide(Decision.REJECTED);
      default -> false;
    };
  }

  private boolean plain(KeyEvent e) {
    if (e.getCode() == KeyCode.F6) {
      return act(screen::otherPane);
    }
    if (e.getCode() == KeyCode.ESCAPE) {
      // The first Esc only leaves the text, so that nobody is thrown out while typing.
      return e.getTarget() instanceof TextInputControl ? act(screen::leaveText) : act(screen::back);
    }
    return false;
  }

  private boolean tab(CaseTab tab) {
    return act(() -> screen.show(tab));
  }

  private boolean decide(Decision decision) {
    return screen.shows(CaseTab.REVIEW) && act(() -> screen.choose(decision));
  }

  private static boolean act(Runnable act) {
    act.run();
    return true;
  }
}
