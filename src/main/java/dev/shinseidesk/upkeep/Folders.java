package dev.shinseidesk.upkeep;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Questions about folders and files that every look asks in the same way. */
final class Folders {
  private Folders() {}

  /** Whether a file can be made in the folder; tried, since rights alone don't tell on shares. */
  static boolean writable(Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try {
      Path trial = Files.createTempFile(folder, ".doctor", ".tmp");
      Files.delete(trial);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** What others than the owner may do with this file and mustn't. */
  static List<Ailment> tooOpen(Path file, Set<PosixFilePermission> forbidden) {
    List<Ailment> found = new ArrayList<>();
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        || !Files.exists(file)) {
      return found;
    }
    try {
      Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
      if (rights.stream().anyMatch(forbidden::contains)) {
        found.add(
            Ailment.grave(
                "doctor.rights-too-open",
                file,
                java.nio.file.attribute.PosixFilePermissions.toString(rights)));
      }
    } catch (IOException e) {
      found.add(Ailment.grave("doctor.rights-unknown", file));
    }
    return found;
  }
}
