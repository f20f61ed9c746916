package dev.shinseidesk.ui.common;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Asks the person for a file of this machine. A small door before the system's own window, so that
 * screens can be tried without one. FX thread.
 */
public interface FileChoice {
  /**
   * Asks for a file to read; nothing follows when the person takes it back.
   *
   * @param title what it is for
   */
  void toRead(String title, Consumer<Path> then);

  /**
   * Asks for a file to write.
   *
   * @param title what it is for
   * @param name suggested file name, its ending included
   */
  void toWrite(String title, String name, Consumer<Path> then);
}
