package dev.shinseidesk.ui.common;

import java.io.File;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/** By the window of the operating system; begins where the last file was. */
public final class NativeFileChoice implements FileChoice {
  private final Supplier<Scene> scene;
  private @Nullable File folder;

  /** Above this scene's window. */
  public NativeFileChoice(Supplier<Scene> scene) {
    this.scene = scene;
  }

  @Override
  public void toRead(String title, Consumer<Path> then) {
    take(chooser(title).showOpenDialog(scene.get().getWindow()), then);
  }

  @Override
  public void toWrite(String title, String name, Consumer<Path> then) {
    FileChooser chooser = chooser(title);
    chooser.setInitialFileName(name);
    take(chooser.showSaveDialog(scene.get().getWindow()), then);
  }

  private FileChooser chooser(String title) {
    var chooser = new FileChooser();
    chooser.setTitle(title);
    if (folder != null && folder.isDirectory()) {
      chooser.setInitialDirectory(folder);
    }
    return chooser;
  }

  private void take(@Nullable File file, Consumer<Path> then) {
    if (file != null) {
      folder = file.getParentFile();
      then.accept(file.toPath());
    }
  }
}
