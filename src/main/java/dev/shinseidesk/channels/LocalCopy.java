package dev.shinseidesk.channels;

import dev.shinseidesk.application.DeskException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Hands on what a place of exchange sends, never more than asked for. */
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
  static long of(InputStream in, OutputStream to, String place, String name, long mostBytes)
      throws IOException, DeskException {
    long copied = 0;
    byte[] buffer = new byte[1 << 16];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      copied += n;
      if (copied > mostBytes) {
        throw ChannelProblems.tooLarge(place, name, mostBytes);
      }
      write(to, buffer, n, name);
    }
    return copied;
  }

  private static void write(OutputStream to, byte[] buffer, int n, String name)
      throws DeskException {
    try {
      to.write(buffer, 0, n);
    } catch (IOException e) {
      throw ChannelProblems.ours(e, "channel.local-write", name);
    }
  }
}
