package dev.shinseidesk.console;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.services.FrontDoor;
import java.nio.file.Path;

/** How commands reach an office; the composition root implements it. */
public interface OfficeAccess {
  /**
   * Opens the office of a configuration folder; closing it closes its store.
   *
   * @throws DeskException keys {@code settings.*}: something in the folder is missing or wrong
   */
  ClosableOffice open(Path config) throws DeskException;

  /** An office to sign in to. */
  interface ClosableOffice extends FrontDoor, AutoCloseable {
    @Override
    void close();
  }
}
