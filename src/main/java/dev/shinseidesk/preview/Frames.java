package dev.shinseidesk.preview;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Messages between the desk and a preview process: a length of four bytes, a kind of one byte, then
 * the content. One reader and one writer.
 */
final class Frames {
  /** Bytes handed on at a time, so that a claimed length allocates nothing by itself. */
  private static final int CHUNK = 1 << 16;

  private final DataInputStream in;
  private final DataOutputStream out;
  private final int most;

  /**
   * Over streams of a process.
   *
   * @param most bytes of one message that is read
   */
  Frames(InputStream in, OutputStream out, int most) {
    this.in = new DataInputStream(new java.io.BufferedInputStream(in, CHUNK));
    this.out = new DataOutputStream(new BufferedOutputStream(out, CHUNK));
    this.most = most;
  }

  /** One message. */
  record Frame(int kind, Wire.Reader content) {}

  void write(int kind, Wire.Writer content) throws IOException {
    out.writeInt(content.size());
    out.writeByte(kind);
    content.to(out);
    out.flush();
  }

  /**
   * Waits for a message.
   *
   * @throws EOFException when the other side is gone
   * @throws IOException when it sends what isn't a message, or more than allowed
   */
  Frame read() throws IOException {
    int length = in.readInt();
    int kind = in.readUnsignedByte();
    if (length < 0 || length > most) {
      throw new IOException("message of " + length + " bytes");
    }
    byte[] content = in.readNBytes(length);
    if (content.length < length) {
      throw new EOFException();
    }
    return new Frame(kind, new Wire.Reader(content));
  }
}
