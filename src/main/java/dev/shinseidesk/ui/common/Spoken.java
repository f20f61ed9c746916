package dev.shinseidesk.ui.common;

import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * What a screen reader hears: the words of a drawn cell, and what appears while the focus is
 * elsewhere. JavaFX has no live regions, so what appears is told twice: the node that shows it says
 * that its text changed, and the node that has the focus carries it as its help, whose change
 * readers speak. FX thread.
 */
public final class Spoken {
  private static final String BEFORE = "dev.shinseidesk.help-before";

  private Spoken() {}

  /** The words a node shows, from left to right and top to bottom; empty if it shows none. */
  public static String words(@Nullable Node node) {
    List<String> words = new ArrayList<>();
    collect(node, words);
    return String.join(" ", words);
  }

  private static void collect(@Nullable Node node, List<String> words) {
    if (node == null || !node.isVisible()) {
      return;
    }
    String own = node.getAccessibleText();
    if (own != null && !own.isBlank()) {
      words.add(own);
    } else if (node instanceof Labeled labeled) {
      add(words, labeled.getText());
    } else if (node instanceof Text text) {
      if (!text.getStyleClass().contains("ikonli-font-icon")) {
        add(words, text.getText());
      }
    } else if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, words));
    }
  }

  private static void add(List<String> words, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      words.add(text);
    }
  }

  /**
   * Tells from now on what this label says, each time its text changes while it is shown, and each
   * time it appears.
   */
  public static void follow(Labeled label) {
    follow(label, label.textProperty());
  }

  /** The same of a node whose words a value gives, such as a bar beside its text. */
  public static void follow(Node node, ObservableValue<String> words) {
    words.subscribe((before, now) -> tell(node, now));
    node.visibleProperty()
        .subscribe((before, now) -> {
          if (now) {
            tell(node, words.getValue());
          }
        });
    node.sceneProperty()
        .subscribe((before, now) -> {
          if (now != null) {
            tell(node, words.getValue());
          }
        });
  }

  /** After what shows it has moved the focus, which a refused login does later in turn. */
  private static void tell(Node node, @Nullable String words) {
    if (node.getScene() != null && words != null && !words.isBlank()) {
      Platform.runLater(() -> Platform.runLater(() -> tellNow(node, words)));
    }
  }

  private static void tellNow(Node node, String words) {
    Scene scene = node.getScene();
    if (scene == null || !shown(node)) {
      return;
    }
    node.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    Node focused = scene.getFocusOwner();
    if (focused == null || focused.equals(node) || words.equals(focused.getAccessibleHelp())) {
      return;
    }
    if (!focused.hasProperties() || !focused.getProperties().containsKey(BEFORE)) {
      String help = focused.getAccessibleHelp();
      focused.getProperties().put(BEFORE, help == null ? "" : help);
      focused
          .focusedProperty()
          .subscribe(is -> {
            Object before = focused.getProperties().get(BEFORE);
            if (!is && before instanceof String text) {
              focused.getProperties().remove(BEFORE);
              focused.setAccessibleHelp(text.isEmpty() ? null : text);
            }
          });
    }
    focused.setAccessibleHelp(words);
  }

  private static boolean shown(Node node) {
    for (Node up = node; up != null; up = up.getParent()) {
      if (!up.isVisible()) {
        return false;
      }
    }
    return true;
  }
}
