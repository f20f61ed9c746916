package dev.shinseidesk.ui.common;

import dev.shinseidesk.texts.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Objects;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/** Loads a view for a controller that was built by its constructor. FX thread. */
public final class FxmlPane {
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
      return loader.load();
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }
}
