package dev.shinseidesk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Name of this machine, as lines of the audit trail tell it. Asks no name server. */
final class DeskName {
  private static final int LONGEST = 60;

  private DeskName() {}

  /** The machine's own name; {@code desk} where the system doesn't tell. */
  static String here() {
    return Stream.of(
            System.getenv("COMPUTERNAME"), hostnameFile(), System.getenv("HOSTNAME"), "desk")
        .filter(name -> name != null && !name.isBlank())
        .map(String::strip)
        .map(name -> name.substring(0, Math.min(name.length(), LONGEST)))
        .findFirst()
        .orElse("desk");
  }

  private static String hostnameFile() {
    try {
      return Files.readString(Path.of("/etc/hostname"));
    } catch (IOException e) {
      return "";
    }
  }
}
