package dev.shinseidesk.tour;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.scene.text.Text;
import javafx.stage.Window;

/** Mouse and keyboard of the tour: only what a person could do. Called from the tour's thread. */
final class Hand {
  private final Robot robot = FxThread.call(Robot::new);
  private int keyPresses;

  /** Presses so far, a chord counting once. */
  int keyPresses() {
    return keyPresses;
  }

  /** Waits until a visible node matches. */
  Node await(String selector) {
    return await(selector, FxThread.PATIENCE);
  }

  Node await(String selector, Duration limit) {
    var found = new AtomicReference<Node>();
    FxThread.until(
        selector + " to be visible",
        limit,
        () -> {
          find(selector).ifPresent(found::set);
          return found.get() != null;
        });
    return Objects.requireNonNull(found.get());
  }

  /** Logs out; what the outbox still holds stays there. */
  void signOut() {
    click("#sign-out");
    FxThread.until(
        "the log-in, or the question before it",
        () -> find("#login-user").isPresent() || find("#dialog-act").isPresent());
    if (FxThread.call(() -> find("#dialog-act").isPresent())) {
      click("#dialog-act");
    }
    await("#login-user");
  }

  /** Waits until no visible node matches. */
  void awaitGone(String selector) {
    FxThread.until(selector + " to go", () -> find(selector).isEmpty());
  }

  /** Waits until the node is enabled, then clicks its middle. */
  void click(String selector) {
    awaitEnabled(selector);
    FxThread.run(() -> click(find(selector).orElseThrow(), MouseButton.PRIMARY, 1));
    settle();
  }

  /** Waits until a visible node matches that can be used. */
  void awaitEnabled(String selector) {
    FxThread.until(
        selector + " to be enabled", () -> find(selector).map(n -> !n.isDisabled()).orElse(false));
  }

  /** Clicks the middle of a node; on the FX thread. */
  void click(Node node) {
    click(node, MouseButton.PRIMARY, 1);
  }

  private void click(Node node, MouseButton button, int times) {
    // What came in a moment ago may still move the node.
    node.getScene().getRoot().applyCss();
    node.getScene().getRoot().layout();
    bringIntoView(node);
    Bounds bounds = node.localToScreen(node.getLayoutBounds());
    robot.mouseMove(new Point2D(bounds.getCenterX(), bounds.getCenterY()));
    for (int i = 0; i < times; i++) {
      robot.mouseClick(button);
    }
  }

  /** Scrolls the panes around a node so that it can be clicked, as a wheel would. */
  private static void bringIntoView(Node node) {
    for (Node parent = node.getParent(); parent != null; parent = parent.getParent()) {
      if (parent instanceof ScrollPane pane && pane.getContent() != null) {
        Bounds inContent =
            pane.getContent().sceneToLocal(node.localToScene(node.getLayoutBounds()));
        double room =
            pane.getContent().getLayoutBounds().getHeight() - pane.getViewportBounds().getHeight();
        if (room > 0) {
          double middle = inContent.getCenterY() - pane.getViewportBounds().getHeight() / 2;
          pane.setVvalue(Math.clamp(middle / room, 0, 1));
          pane.layout();
        }
      }
    }
  }

  /** Presses a chord, the last key being the one typed. */
  void press(KeyCode... chord) {
    keyPresses++;
    FxThread.run(() -> {
      for (KeyCode key : chord) {
        robot.keyPress(key);
      }
      for (int i = chord.length - 1; i >= 0; i--) {
        robot.keyRelease(chord[i]);
      }
    });
    settle();
  }

  /** Focuses a node and presses a key on it; on the FX thread. */
  void press(Node node, KeyCode key) {
    keyPresses++;
    node.requestFocus();
    robot.keyPress(key);
    robot.keyRelease(key);
  }

  /** Which node of which window has the focus, for the words of a failure; on the FX thread. */
  String whereKeysGo() {
    return Window.getWindows().stream()
        .filter(Window::isShowing)
        .map(w ->
            (w.isFocused() ? "focused " : "")
                + w.getClass().getSimpleName()
                + ": "
                + (w.getScene() == null ? "no scene" : w.getScene().getFocusOwner()))
        .collect(Collectors.joining("; "));
  }

  /** Focuses an input by a click and puts text in its place by the clipboard, as IME text comes. */
  void fill(String selector, String text) {
    click(selector);
    FxThread.run(() -> {
      if (find(selector).orElseThrow() instanceof TextInputControl input) {
        input.selectAll();
      }
      var content = new ClipboardContent();
      content.putString(text);
      Clipboard.getSystemClipboard().setContent(content);
    });
    press(KeyCode.CONTROL, KeyCode.V);
    FxThread.until(
        selector + " to hold the text",
        () ->
            find(selector).orElseThrow() instanceof TextInputControl t && t.getText().equals(text));
  }

  /** All words shown in a node, one after the other. */
  static String words(Node node) {
    if (node instanceof Labeled labeled && labeled.getText() != null) {
      return labeled.getText();
    }
    if (node instanceof Text text) {
      return text.getText();
    }
    var words = new StringBuilder();
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> words.append(words(child)));
    }
    return words.toString();
  }

  /** The text of a label or input. */
  String text(String selector) {
    Node node = await(selector);
    return FxThread.call(() ->
        switch (node) {
          case Labeled labeled -> labeled.getText();
          case TextInputControl input -> input.getText();
          default -> throw new TourFailure(selector + " has no text");
        });
  }

  /** Lets layout and what was queued on the FX thread happen. */
  void settle() {
    for (int i = 0; i < 3; i++) {
      FxThread.run(() -> {});
    }
  }

  /** The first node that matches and is really shown, in any window, the newest window first. */
  Optional<Node> find(String selector) {
    return Window.getWindows().reversed().stream()
        .filter(Window::isShowing)
        .map(Window::getScene)
        .flatMap(scene -> matches(scene, selector))
        .findFirst();
  }

  private static Stream<Node> matches(Scene scene, String selector) {
    return scene.getRoot().lookupAll(selector).stream().filter(Hand::isShown);
  }

  private static boolean isShown(Node node) {
    for (Node n = node; n != null; n = n.getParent()) {
      if (!n.isVisible()) {
        return false;
      }
    }
    return node.getScene() != null && node.getLayoutBounds().getWidth() > 0;
  }
}
