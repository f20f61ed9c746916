package dev.shinseidesk.tour;

import dev.shinseidesk.ui.common.FileChoice;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Chooses files where no window of the operating system can: what is written goes into one folder,
 * what is read was named before. FX thread.
 */
final class TourFiles implements FileChoice {
  private final Path folder;
  private @Nullable Path next;

  TourFiles(Path folder) {
    this.folder = folder;
  }

  /** The file that is chosen when one to read is asked for. */
  void next(Path file) {
    next = file;
  }

  @Override
  public void toRead(String title, Consumer<Path> then) {
    if (next == null) {
      throw new TourFailure("nothing to read for " + title);
    }
    then.accept(next);
  }

  @Override
  public void toWrite(String title, String name, Consumer<Path> then) {
    then.accept(folder.resolve(name));
  }
}
