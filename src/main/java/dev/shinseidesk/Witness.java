package dev.shinseidesk;

import dev.shinseidesk.application.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Where the head of the trail is kept once more: in the user's own folder of the machine, so that
 * whoever puts the whole data folder back to an earlier day doesn't put this back.
 */
final class Witness {
  private Witness() {}

  /** The file for one data folder; it need not exist. */
  static Path of(Path data) {
    String name = data.toAbsolutePath().normalize().toString();
    String set = System.getProperty("shinsei.desk.state");
    Path state = set == null ? DeskLog.folder() : Path.of(set);
    return state
        .resolve("witness")
        .resolve(Sha256.of(name.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 32) + ".seal");
  }
}
