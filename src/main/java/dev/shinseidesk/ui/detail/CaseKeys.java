package dev.shinseidesk.ui.detail;

import dev.shinseidesk.review.Decision;
import dev.shinseidesk.ui.detail.CaseViewModel.CaseTab;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;

/** The keyboard of the case. Enter never submits; Ctrl+Enter does, after a question. */
final class CaseKeys {
  private final CaseScreen screen;

  CaseKeys(CaseScreen screen) {
    this.screen = screen;
  }

  void pressed(KeyEvent e) {
    boolean handled =
        screen.cover().isOpen()
            ? covered(e)
            : e.isControlDown() ? control(e) : e.isAltDown() ? alternative(e) : plain(e);
    if (handled) {
      e.consume();
    }
  }

  /** Beside a comparison or an explanation there is only the way back. */
  private boolean covered(KeyEvent e) {
    return switch (e.getCode()) {
      case ESCAPE -> screen.cover().close();
      case LEFT -> e.isAltDown() && screen.cover().close();
      default -> false;
    };
  }

  private boolean control(KeyEvent e) {
    if (e.isShiftDown()) {
      return shifted(e);
    }
    return switch (e.getCode()) {
      case PAGE_UP -> act(screen::previous);
      case PAGE_DOWN -> act(screen::next);
      case ENTER -> act(screen::submit);
      case D -> act(screen::otherPane);
      case E -> screen.shows(CaseTab.REVIEW) && act(screen.parts().review()::tickShown);
      case F -> act(screen::searchDocument);
      case B -> act(screen::toggleQueue);
      case DIGIT1, NUMPAD1 -> tab(CaseTab.CONTENT);
      case DIGIT2, NUMPAD2 -> tab(CaseTab.REVIEW);
      case DIGIT3, NUMPAD3 -> tab(CaseTab.FORWARD);
      case DIGIT4, NUMPAD4 -> tab(CaseTab.STATUS);
      case DIGIT5, NUMPAD5 -> tab(CaseTab.HISTORY);
      case DIGIT6, NUMPAD6 -> tab(CaseTab.CORRECTION);
      case DIGIT7, NUMPAD7 -> tab(CaseTab.THREAD);
      case DIGIT8, NUMPAD8 -> tab(CaseTab.NOTES);
      default -> false;
    };
  }

  private boolean shifted(KeyEvent e) {
    return switch (e.getCode()) {
      case ENTER -> through();
      case C -> screen.shows(CaseTab.FORWARD) && act(screen.parts().forward()::copyNext);
      case DIGIT1, NUMPAD1 -> decide(Decision.SOUND);
      case DIGIT2, NUMPAD2 -> decide(Decision.DEFECTIVE);
      case DIGIT3, NUMPAD3 -> decide(Decision.REJECTED);
      default -> false;
    };
  }

  private boolean alternative(KeyEvent e) {
    return switch (e.getCode()) {
      case LEFT -> act(screen::back);
      case W -> act(screen::explain);
      case P -> screen.shows(CaseTab.REVIEW) && act(screen::phrases);
      default -> false;
    };
  }

  private boolean plain(KeyEvent e) {
    int by = e.isShiftDown() ? -1 : 1;
    return switch (e.getCode()) {
      case F2 -> finding(by);
      case F4 -> item(by);
      case F12 -> act(by > 0 ? screen::next : screen::previous);
      case ESCAPE -> by > 0 && escape(e);
      default -> false;
    };
  }

  private boolean escape(KeyEvent e) {
    if (screen.shows(CaseTab.REVIEW) && screen.parts().review().closePhrases()) {
      return true;
    }
    // The first Esc only leaves the text, so that nobody is thrown out while typing.
    if (e.getTarget() instanceof TextInputControl) {
      return screen.closeSearch() || act(screen::leaveText);
    }
    return act(screen::back);
  }

  private boolean finding(int by) {
    if (!screen.shows(CaseTab.REVIEW)) {
      screen.show(CaseTab.REVIEW);
    }
    return act(() -> screen.parts().review().finding(by));
  }

  private boolean item(int by) {
    if (!screen.shows(CaseTab.CONTENT)) {
      screen.show(CaseTab.CONTENT);
    }
    return act(() -> screen.parts().content().step(by));
  }

  private boolean through() {
    return screen.shows(CaseTab.REVIEW) && act(screen.parts().review()::through);
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
