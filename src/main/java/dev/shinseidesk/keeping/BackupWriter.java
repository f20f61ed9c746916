package dev.shinseidesk.keeping;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Progress;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes a backup: eight bytes of name, a version, the header, chunks. One thread. */
final class BackupWriter {
  static final byte[] MAGIC = "SDBACKUP".getBytes(StandardCharsets.US_ASCII);
  static final int VERSION = 1;
  static final int CHUNK = 1 << 20;

  private BackupWriter() {}

  /** Everything in front of the chunks. */
  static byte[] front(BackupHeader header) {
    byte[] json = header.json();
    return ByteBuffer.allocate(MAGIC.length + 8 + json.length)
        .put(MAGIC)
        .putInt(VERSION)
        .putInt(json.length)
        .put(json)
        .array();
  }

  /**
   * Writes it whole; the caller syncs and closes.
   *
   * @param files in the order of the header's parts
   * @param progress told of bytes of content
   * @throws IOException when reading or writing fails
   * @throws DeskException {@code backup.cancelled}
   */
  static void write(
      OutputStream out, BackupHeader header, List<Path> files, byte[] key, Progress progress)
      throws IOException, DeskException {
    byte[] front = front(header);
    long total = header.content();
    var data = new DataOutputStream(out);
    data.write(front);
    byte[] chunk = new byte[CHUNK];
    int filled = 0;
    long number = 0;
    long done = 0;
    try (var cipher = new BackupCipher(key, front)) {
      for (Path file : files) {
        try (InputStream in = Files.newInputStream(file)) {
          int read = in.readNBytes(chunk, filled, CHUNK - filled);
          while (read > 0) {
            filled += read;
            done += read;
            if (filled == CHUNK && done < total) {
              put(data, cipher.seal(chunk, filled, number++, false));
              filled = 0;
              progress.report(done, total);
              if (progress.cancelled()) {
                throw Keepers.refused("backup.cancelled");
              }
            }
            read = in.readNBytes(chunk, filled, CHUNK - filled);
          }
        }
      }
      put(data, cipher.seal(chunk, filled, number, true));
    }
    data.flush();
    progress.report(done, total);
  }

  private static void put(DataOutputStream out, byte[] sealed) throws IOException {
    out.writeInt(sealed.length);
    out.write(sealed);
  }
}
