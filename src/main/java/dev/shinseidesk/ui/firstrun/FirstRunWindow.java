package dev.shinseidesk.ui.firstrun;

import dev.shinseidesk.services.FirstSetUp;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.Failures;
import dev.shinseidesk.ui.common.FileChoice;
import dev.shinseidesk.ui.common.Fonts;
import dev.shinseidesk.ui.common.NativeFileChoice;
import dev.shinseidesk.ui.common.OverlayDialogs;
import dev.shinseidesk.ui.common.Overlays;
import dev.shinseidesk.ui.common.Tasks;
import dev.shinseidesk.ui.common.Theme;
import dev.shinseidesk.ui.shell.DeskWindow;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The window while a desk is set up. FX thread. */
public final class FirstRunWindow implements AutoCloseable {
  private final FirstSetUp setUp;
  private final Texts texts;
  private final StackPane content = new StackPane();
  private final Overlays overlays = new Overlays(content);
  private final Tasks tasks;
  private FileChoice files = new NativeFileChoice(this::scene);
  private @Nullable Scene scene;
  private @Nullable FirstRunController screen;

  /** A window with threads of its own. */
  public FirstRunWindow(FirstSetUp setUp, Texts texts) {
    this(setUp, texts, Tasks::background);
  }

  /** A window whose work is done as somebody else says. */
  public FirstRunWindow(
      FirstSetUp setUp, Texts texts, Function<Consumer<Throwable>, Tasks> taskMaker) {
    this.setUp = setUp;
    this.texts = texts;
    this.tasks = taskMaker.apply(new Failures(new OverlayDialogs(texts, overlays)));
  }

  /** Chooses files otherwise than by the system's own window. */
  public void chooseFilesBy(FileChoice choice) {
    files = choice;
  }

  /**
   * Shows the questions in this stage.
   *
   * @param done once the office is there and the recovery key was noted
   */
  public void show(Stage stage, Runnable done) {
    new Fonts().loadMain();
    var model = new FirstRunViewModel(setUp, tasks, done);
    var controller = new FirstRunController(model, texts, files);
    screen = controller;
    content.getChildren().setAll(controller.root());
    Scene made = new Scene(overlays, DeskWindow.WIDTH, DeskWindow.HEIGHT);
    scene = made;
    Theme.LIGHT.apply(made);
    stage.setTitle(texts.get("ui.first-run.title"));
    stage.setMinWidth(800);
    stage.setMinHeight(480);
    stage.setScene(made);
    stage.show();
  }

  /** The scene. */
  private Scene scene() {
    return Objects.requireNonNull(scene, "not shown yet");
  }

  /** Forgets what was typed and ends the threads. The stage stays open. */
  @Override
  public void close() {
    if (screen != null) {
      screen.onHidden();
      screen = null;
    }
    tasks.close();
  }
}
