package dev.shinseidesk;

import dev.shinseidesk.console.Output;
import dev.shinseidesk.ui.common.UiPreferences;
import dev.shinseidesk.ui.detail.CaseScreen;
import dev.shinseidesk.ui.shell.DeskWindow;
import java.time.Clock;
import javafx.application.Platform;
import javafx.stage.Stage;

/** The window. */
final class Desk {
  private Desk() {}

  /**
   * Shows the window of an office; the office is closed when the window is.
   *
   * @return false when no window could be opened; why stands on standard error
   */
  static boolean show(Office office, Clock clock, Output output) {
    try {
      Platform.startup(() -> {
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
      });
      return true;
    } catch (RuntimeException e) { // the toolkit finds no usable display
      office.close();
      output.note(output.texts().get("cli.open.display-unusable"));
      return false;
    }
  }
}
