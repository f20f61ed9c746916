package dev.shinseidesk.ui.settings;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes the printable list whole or not at all. Not on the FX thread. */
final class SummaryFile {
  private SummaryFile() {}

  /**
   * Writes it over what stands there, since the person chose that file.
   *
   * @throws DeskException {@code settings.summary-not-written}; what was there is unchanged
   */
  static void write(Path file, String html) throws DeskException {
    try {
      WholeFile.replace(file, html.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new DeskException(
          Problem.of(Problem.Kind.USAGE, "settings.summary-not-written", file.toString()), e);
    }
  }
}
