package dev.shinseidesk;

import dev.shinseidesk.console.Output;
import dev.shinseidesk.ui.common.UiPreferences;
import dev.shinseidesk.ui.detail.CaseScreen;
import dev.shinseidesk.ui.shell.DeskWindow;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.stage.Stage;

/** The window. */
final class Desk {
  private Desk() {}

  /** Starts the toolkit, while the office is still being read. */
  static CompletableFuture<Void> toolkit() {
    return CompletableFuture.runAsync(() -> Platform.startup(() -> {}));
  }

  /**
   * Shows the window of an office; the office is closed when the window is.
   *
   * @param toolkit what {@link #toolkit()} gave
   * @param untilShown closes it again as soon as it was drawn, to train and to time a start
   * @return false when no window could be opened; why stands on standard error
   */
  static boolean show(
      CompletableFuture<Void> toolkit,
      Office office,
      Clock clock,
      Output output,
      boolean untilShown) {
    try {
      toolkit.join();
      Platform.runLater(() -> {
        var stage = new Stage();
        var window =
            new DeskWindow(office, new UiPreferences(office.preferences()), clock, CaseScreen::new);
        window.show(stage);
        stage.setOnHidden(event -> {
          window.close();
          Platform.exit();
          Thread.ofPlatform()
              .name("closing")
              .start(() -> {
                office.close();
                System.exit(0);
              });
        });
        if (untilShown) {
          // two pulses: the first lays out and draws, the second finds it drawn
          Platform.runLater(() -> Platform.runLater(stage::close));
        }
      });
      return true;
    } catch (RuntimeException e) { // the toolkit finds no usable display
      office.close();
      output.note(output.texts().get("cli.open.display-unusable"));
      return false;
    }
  }
}
