package dev.shinseidesk.ui.documents;

import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;

/**
 * The viewer's keyboard: zoom, rotation, search and split everywhere in it, page turning on the
 * page. Works on the side in use.
 */
final class PageKeys {
  private final DocumentsPane pane;
  private final DocumentsViewModel model;

  PageKeys(DocumentsPane pane, DocumentsViewModel model) {
    this.pane = pane;
    this.model = model;
  }

  void pressed(KeyEvent e) {
    boolean handled = e.isControlDown() ? control(e) : !e.isAltDown() && plain(e);
    if (handled) {
      e.consume();
    }
  }

  private boolean control(KeyEvent e) {
    PageViewModel pages = pane.active().model().pages();
    return switch (e.getCode()) {
      // On Japanese keyboards plus is Shift with the semicolon key.
      case PLUS, ADD, EQUALS, SEMICOLON -> act(pages::zoomIn);
      case MINUS, SUBTRACT -> act(pages::zoomOut);
      case DIGIT0, NUMPAD0 -> act(pages::zoomReset);
      case DIGIT8, NUMPAD8 -> act(() -> pages.fit(PageGeometry.Fit.WIDTH));
      case DIGIT9, NUMPAD9 -> act(() -> pages.fit(PageGeometry.Fit.PAGE));
      case R -> act(pages::rotate);
      case F -> act(pane::search);
      case L -> act(model::toggleSplit);
      case G -> act(() -> pane.active().toggleThumbnails());
      case J -> act(pane::otherSide);
      default -> false;
    };
  }

  private boolean plain(KeyEvent e) {
    PageViewModel pages = pane.active().model().pages();
    SearchViewModel search = pane.active().model().search();
    boolean onPage = pane.active().pageView().isFocused();
    return switch (e.getCode()) {
      case F3 -> act(e.isShiftDown() ? search::previous : search::next);
      case ESCAPE -> e.getTarget() instanceof TextInputControl && pane.closeSearch();
      case PAGE_DOWN -> onPage && act(() -> pane.active().turn(true));
      case PAGE_UP -> onPage && act(() -> pane.active().turn(false));
      case HOME -> onPage && act(() -> pages.goTo(0));
      case END -> onPage && act(() -> pages.goTo(Integer.MAX_VALUE));
      default -> false;
    };
  }

  private static boolean act(Runnable act) {
    act.run();
    return true;
  }
}
