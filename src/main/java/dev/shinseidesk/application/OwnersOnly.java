package dev.shinseidesk.application;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Files and folders no other user of the machine can open, where the system knows such rights;
 * elsewhere they have those of the folder they are made in. Any thread.
 */
public final class OwnersOnly {
  private OwnersOnly() {}

  /**
   * Makes a folder for its owner alone; one that is there keeps its rights.
   *
   * @throws IOException it can't be made
   */
  public static Path folder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      restrict(folder, "rwx------");
    }
    return folder;
  }

  /**
   * Takes a file that was just made away from all but its owner.
   *
   * @throws IOException its rights can't be changed
   */
  public static void file(Path file) throws IOException {
    restrict(file, "rw-------");
  }

  private static void restrict(Path path, String rights) throws IOException {
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    }
  }
}
