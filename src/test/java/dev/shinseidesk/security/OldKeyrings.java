package dev.shinseidesk.security;

import dev.shinseidesk.application.DeskException;
import java.nio.file.Path;

/** Keyrings as programs of before wrote them. */
public final class OldKeyrings {
  private OldKeyrings() {}

  /** Writes the file again without a generation. */
  public static void withoutGeneration(Path file) throws DeskException {
    var keyring = new KeyringFile(file);
    var content = keyring.read();
    keyring.write(
        new KeyringFile.Content(content.check(), content.entries(), content.recovery(), 0, null));
  }
}
