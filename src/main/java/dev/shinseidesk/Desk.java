package dev.shinseidesk;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.UiPreferences;
import dev.shinseidesk.ui.detail.CaseScreen;
import dev.shinseidesk.ui.firstrun.FirstRunWindow;
import dev.shinseidesk.ui.shell.DeskWindow;
import dev.shinseidesk.ui.shell.Doorway;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The window: there from the first moment, filled once the office is read. Any thread. */
final class Desk {
  private final CompletableFuture<Doorway> doorway = new CompletableFuture<>();

  private Desk() {}

  /** Starts the toolkit and shows an empty window, while the caller goes on reading the office. */
  static Desk arrive(Texts texts) {
    var desk = new Desk();
    Thread.ofPlatform()
        .name("toolkit")
        .start(() -> {
          try {
            Platform.setImplicitExit(false);
            Platform.startup(() -> desk.step(texts));
          } catch (RuntimeException e) { // no usable display: whoever shows an office is told
            desk.doorway.completeExceptionally(e);
          }
        });
    return desk;
  }

  private void step(Texts texts) {
    try {
      var shown = new Doorway(new Stage(), texts);
      shown.show();
      doorway.complete(shown);
    } catch (RuntimeException e) {
      doorway.completeExceptionally(e);
    }
  }

  /**
   * Shows an office in the window; the office is closed when the window is.
   *
   * @param untilShown closes it again as soon as it was drawn, to train and to time a start
   * @return false when no window could be opened
   */
  boolean show(Office office, Clock clock, boolean untilShown) {
    Doorway shown = shown();
    if (shown == null) {
      office.close();
      return false;
    }
    var preferences = new UiPreferences(office.preferences());
    Platform.runLater(() -> {
      Stage stage = shown.stage();
      if (!stage.isShowing()) { // closed while the office was being read
        end(office::close, 0);
        return;
      }
      var window = new DeskWindow(office, preferences, clock, CaseScreen::new);
      window.show(stage);
      stage.setOnHidden(event -> {
        window.close();
        end(office::close, 0);
      });
      if (untilShown) {
        // two pulses: the first lays out and draws, the second finds it drawn
        Platform.runLater(() -> Platform.runLater(stage::close));
      }
    });
    return true;
  }

  /**
   * Asks the questions of the first set-up in the window.
   *
   * @param then called, off the FX thread, once the office is there
   * @return false when no window could be opened
   */
  boolean setUp(Founding founding, Texts texts, Runnable then) {
    Doorway shown = shown();
    if (shown == null) {
      return false;
    }
    Platform.runLater(() -> {
      Stage stage = shown.stage();
      if (!stage.isShowing()) {
        end(() -> {}, 0);
        return;
      }
      var window = new FirstRunWindow(founding, texts);
      stage.setOnHidden(event -> {
        window.close();
        end(() -> {}, 0);
      });
      window.show(
          stage,
          () -> {
            window.close();
            shown.show();
            Thread.ofPlatform().name("opening").start(then);
          });
    });
    return true;
  }

  /**
   * Says in the window why the office can't be opened; the program ends with the window.
   *
   * @param exit the program's exit code then
   * @return false when no window could be opened
   */
  boolean refuse(Problem problem, int exit) {
    Doorway shown = shown();
    if (shown == null) {
      return false;
    }
    Platform.runLater(() -> {
      if (!shown.stage().isShowing()) {
        end(() -> {}, exit);
        return;
      }
      shown.refuse(problem);
      shown.stage().setOnHidden(event -> end(() -> {}, exit));
    });
    return true;
  }

  /**
   * Waits until the empty window is there, or can't be: on two cores whatever else is loaded
   * meanwhile holds it up.
   */
  Desk onceThere() {
    shown();
    return this;
  }

  private @Nullable Doorway shown() {
    try {
      return doorway.join();
    } catch (CompletionException e) { // the toolkit finds no usable display
      return null;
    }
  }

  private static void end(Runnable closing, int exit) {
    Platform.exit();
    Thread.ofPlatform()
        .name("closing")
        .start(() -> {
          closing.run();
          System.exit(exit);
        });
  }
}
