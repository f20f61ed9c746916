package dev.shinseidesk.application;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file whole or not at all: temp file beside it, fsync, atomic move, fsync of the folder.
 * A crash leaves the old one or the new one. Any thread but the FX thread.
 */
public final class WholeFile {
  private WholeFile() {}

  /**
   * Puts the content under the name, over what stands there. The file is readable by this account
   * alone where the system knows such a thing.
   *
   * @param file its folder must exist
   * @throws IOException when it can't be written; what was there is unchanged, no temp file stays
   */
  public static void replace(Path file, byte[] content) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException("a file needs a folder");
    }
    Path temp = Files.createTempFile(folder, "." + file.getFileName(), ".part");
    try {
      try (var channel =
          FileChannel.open(temp, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
        var bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(temp, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temp);
    }
    syncFolder(file);
  }

  /**
   * Makes a move, a new or a removed file in the file's folder last.
   *
   * @throws IOException when the disk refuses
   */
  public static void syncFolder(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException("a file needs a folder");
    }
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (AccessDeniedException e) {
      // Windows opens no folders; its move is written through already
    }
  }
}
