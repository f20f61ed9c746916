package dev.shinseidesk.console;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.WholeFile;
import dev.shinseidesk.security.RecoveryKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Hands a recovery key over once: into a file of this account alone, or on standard output. */
public final class RecoverySheet {
  private RecoverySheet() {}

  /**
   * Refuses a file that stands already, before anything is done.
   *
   * @throws DeskException {@code recovery.file-exists}
   */
  public static void checkNew(@Nullable Path file) throws DeskException {
    if (file != null && Files.exists(file)) {
      throw new DeskException(
          Problem.of(Problem.Kind.USAGE, "recovery.file-exists", file.toString()));
    }
  }

  /**
   * Hands it over.
   *
   * @param file null for standard output, which is used too when the file can't be written
   */
  public static void hand(Output output, RecoveryKey key, @Nullable Path file) {
    char[] printed = key.printed();
    try {
      if (file != null) {
        byte[] bytes = new byte[printed.length + 1];
        for (int i = 0; i < printed.length; i++) {
          bytes[i] = (byte) printed[i];
        }
        bytes[printed.length] = '\n';
        try {
          WholeFile.replace(file, bytes);
          output.say("cli.recovery.written", file);
          return;
        } catch (IOException e) {
          output.problem(
              Problem.of(Problem.Kind.USAGE, "recovery.file-unwritten", file.toString()), false);
        } finally {
          Arrays.fill(bytes, (byte) 0);
        }
      }
      output.say("cli.recovery.shown");
      output.line("  " + new String(printed));
    } finally {
      Arrays.fill(printed, '\0');
    }
  }
}
