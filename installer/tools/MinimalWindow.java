import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** A window with one label: what JavaFX alone needs for a start. */
public final class MinimalWindow {
  private MinimalWindow() {}

  /** With any argument it closes again as soon as it was drawn. */
  public static void main(String[] args) {
    Platform.startup(() -> {
      var stage = new Stage();
      stage.setTitle("minimal window");
      stage.setScene(new Scene(new StackPane(new Label("minimal")), 1280, 720));
      stage.show();
      if (args.length > 0) {
        Platform.runLater(() -> Platform.runLater(Platform::exit));
      }
    });
  }
}
