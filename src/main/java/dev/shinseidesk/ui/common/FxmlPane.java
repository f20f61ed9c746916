package dev.shinseidesk.ui.common;

import dev.shinseidesk.texts.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import javafx.scene.control.Label;

/** Loads a view for a controller that was built by its constructor. FX thread. */
public final class FxmlPane {
  /** Style classes of labels that appear or change beside the focus; "spoken" has no looks. */
  private static final Set<String> SPOKEN =
      Set.of("case-blocker", "case-problem", "login-what", "login-caps", "spoken");

  private FxmlPane() {}

  /**
   * Loads {@code fxml/PATH}, fills the controller's fields and calls its {@code initialize}.
   *
   * @param path e.g. {@code review/Review.fxml}
   * @throws UncheckedIOException when the view can't be read, which is a fault of the build
   */
  public static Parent load(String path, Object controller, Texts texts) {
    URL view =
        Objects.requireNonNull(
            FxmlPane.class.getResource("/fxml/" + path), () -> "no view " + path);
    var loader = new FXMLLoader(view, texts.bundle());
    loader.setController(controller);
    try {
      Parent root = loader.load();
      loader.getNamespace().values().forEach(FxmlPane::speak);
      return root;
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }

  /** Labels that say why, what went wrong or what was done are heard when they change. */
  private static void speak(Object node) {
    if (node instanceof Label label && !Collections.disjoint(label.getStyleClass(), SPOKEN)) {
      Spoken.follow(label);
    }
  }
}
