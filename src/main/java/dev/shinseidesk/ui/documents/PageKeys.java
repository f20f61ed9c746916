package dev.shinseidesk.ui.documents;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;

/** The viewer's keyboard: zoom and rotation everywhere in it, page turning on the page. */
final class PageKeys {
  private final PageViewModel pages;
  private final Node page;
  private final Consumer<Boolean> turn;

  PageKeys(PageViewModel pages, Node page, Consumer<Boolean> turn) {
    this.pages = pages;
    this.page = page;
    this.turn = turn;
  }

  void pressed(KeyEvent e) {
    boolean onPage = page.isFocused();
    boolean handled =
        switch (e.getCode()) {
          // On Japanese keyboards plus is Shift with the semicolon key.
          case PLUS, ADD, EQUALS, SEMICOLON -> e.isControlDown() && act(pages::zoomIn);
          case MINUS, SUBTRACT -> e.isControlDown() && act(pages::zoomOut);
          case DIGIT0, NUMPAD0 -> e.isControlDown() && act(pages::zoomReset);
          case R -> e.isControlDown() && act(pages::rotate);
          case PAGE_DOWN -> onPage && !e.isControlDown() && act(() -> turn.accept(true));
          case PAGE_UP -> onPage && !e.isControlDown() && act(() -> turn.accept(false));
          case HOME -> onPage && act(() -> pages.goTo(0));
          case END -> onPage && act(() -> pages.goTo(Integer.MAX_VALUE));
          default -> false;
        };
    if (handled) {
      e.consume();
    }
  }

  private static boolean act(Runnable act) {
    act.run();
    return true;
  }
}
