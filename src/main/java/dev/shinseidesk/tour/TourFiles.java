package dev.shinseidesk.tour;

import dev.shinseidesk.ui.common.FileChoice;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Chooses files where no window of the operating system can: all are in one folder. */
record TourFiles(Path folder) implements FileChoice {
  @Override
  public void toRead(String title, Consumer<Path> then) {
    throw new TourFailure("nothing to read for " + title);
  }

  @Override
  public void toWrite(String title, String name, Consumer<Path> then) {
    then.accept(folder.resolve(name));
  }
}
