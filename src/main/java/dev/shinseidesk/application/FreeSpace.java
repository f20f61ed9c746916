package dev.shinseidesk.application;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Room on a disk before something large is written. Any thread but FX's. */
public final class FreeSpace {
  private FreeSpace() {}

  /**
   * Bytes this user may still write beside a file or in a folder. Where the system can't tell, as
   * in a changed root whose mounts aren't listed, it is as good as endless: a full disk shows
   * itself in the writing.
   */
  public static long at(Path place) {
    try {
      return Files.getFileStore(place).getUsableSpace();
    } catch (IOException e) {
      return Long.MAX_VALUE;
    }
  }
}
