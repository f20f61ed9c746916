package dev.shinseidesk.channels;

import dev.shinseidesk.application.DeskException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Brings what a place of exchange sends into a file of this machine, never more than asked for. */
final class LocalCopy {
  private LocalCopy() {}

  /**
   * Copies to the end.
   *
   * @return bytes copied
   * @throws DeskException {@code channel.too-large} once there is more than allowed; {@code
   *     channel.local-write} when this machine can't keep it
   * @throws IOException when reading fails
   */
  static long of(InputStream in, Path to, String place, String name, long mostBytes)
      throws IOException, DeskException {
    long copied = 0;
    byte[] buffer = new byte[1 << 16];
    try (OutputStream out = open(to)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        copied += n;
        if (copied > mostBytes) {
          throw ChannelProblems.tooLarge(place, name, mostBytes);
        }
        write(out, buffer, n, to);
      }
    }
    return copied;
  }

  private static OutputStream open(Path to) throws DeskException {
    try {
      return Files.newOutputStream(to);
    } catch (IOException e) {
      throw ChannelProblems.ours(e, "channel.local-write", to.toString());
    }
  }

  private static void write(OutputStream out, byte[] buffer, int n, Path to) throws DeskException {
    try {
      out.write(buffer, 0, n);
    } catch (IOException e) {
      throw ChannelProblems.ours(e, "channel.local-write", to.toString());
    }
  }
}
