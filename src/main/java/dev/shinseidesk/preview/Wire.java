package dev.shinseidesk.preview;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Values as bytes, by hand: no object of the other side's choosing is ever made. Lengths are
 * checked against what is there before anything is allocated.
 */
final class Wire {
  private Wire() {}

  /** Collects the content of a message; one thread. */
  static final class Writer {
    private final List<byte[]> parts = new ArrayList<>();
    private ByteBuffer open = ByteBuffer.allocate(256);
    private long closed;

    private ByteBuffer room(int bytes) {
      if (open.remaining() < bytes) {
        cut(Math.max(bytes, Math.min(1 << 16, 2 * open.capacity())));
      }
      return open;
    }

    private void cut(int next) {
      if (open.position() > 0) {
        parts.add(java.util.Arrays.copyOf(open.array(), open.position()));
        closed += open.position();
      }
      open = ByteBuffer.allocate(next);
    }

    Writer number(int value) {
      room(Integer.BYTES).putInt(value);
      return this;
    }

    Writer large(long value) {
      room(Long.BYTES).putLong(value);
      return this;
    }

    Writer real(double value) {
      room(Double.BYTES).putDouble(value);
      return this;
    }

    Writer flag(boolean value) {
      room(1).put((byte) (value ? 1 : 0));
      return this;
    }

    Writer text(String value) {
      byte[] bytes = value.getBytes(UTF_8);
      number(bytes.length);
      room(bytes.length).put(bytes);
      return this;
    }

    /** The bytes themselves are kept, not a copy. */
    Writer bytes(byte[] value) {
      number(value.length);
      cut(256);
      parts.add(value);
      closed += value.length;
      return this;
    }

    Writer pixels(int[] value) {
      number(value.length);
      for (int at = 0; at < value.length; at += 1 << 14) {
        int count = Math.min(1 << 14, value.length - at);
        ByteBuffer room = room(count * Integer.BYTES);
        room.asIntBuffer().put(value, at, count);
        room.position(room.position() + count * Integer.BYTES);
      }
      return this;
    }

    /** A list, each of its items written by {@code each}. */
    <T> Writer list(List<T> values, java.util.function.BiConsumer<Writer, T> each) {
      number(values.size());
      values.forEach(value -> each.accept(this, value));
      return this;
    }

    /** Bytes so far; {@link Integer#MAX_VALUE} for more than can be sent. */
    int size() {
      return (int) Math.min(Integer.MAX_VALUE, closed + open.position());
    }

    void to(DataOutputStream out) throws IOException {
      for (byte[] part : parts) {
        out.write(part);
      }
      out.write(open.array(), 0, open.position());
    }
  }

  /** Takes a message apart; one thread. */
  static final class Reader {
    private final ByteBuffer in;

    Reader(byte[] content) {
      this.in = ByteBuffer.wrap(content);
    }

    /** What one item of a message gives. */
    interface Item<T> {
      T read(Reader in) throws IOException;
    }

    int number() throws IOException {
      try {
        return in.getInt();
      } catch (BufferUnderflowException e) {
        throw cut(e);
      }
    }

    long large() throws IOException {
      try {
        return in.getLong();
      } catch (BufferUnderflowException e) {
        throw cut(e);
      }
    }

    double real() throws IOException {
      try {
        return in.getDouble();
      } catch (BufferUnderflowException e) {
        throw cut(e);
      }
    }

    boolean flag() throws IOException {
      try {
        return in.get() != 0;
      } catch (BufferUnderflowException e) {
        throw cut(e);
      }
    }

    /** A number that counts things of at least so many bytes each. */
    private int count(int bytesEach) throws IOException {
      int count = number();
      if (count < 0 || (long) count * bytesEach > in.remaining()) {
        throw new IOException("a count of " + count);
      }
      return count;
    }

    String text() throws IOException {
      int length = count(1);
      String text = new String(in.array(), in.position(), length, UTF_8);
      in.position(in.position() + length);
      return text;
    }

    byte[] bytes() throws IOException {
      byte[] value = new byte[count(1)];
      in.get(value);
      return value;
    }

    int[] pixels() throws IOException {
      int[] value = new int[count(Integer.BYTES)];
      IntBuffer pixels = in.asIntBuffer();
      pixels.get(value);
      in.position(in.position() + value.length * Integer.BYTES);
      return value;
    }

    <T> List<T> list(Item<T> each) throws IOException {
      int count = count(1);
      List<T> values = new ArrayList<>(Math.min(count, 1_024));
      for (int i = 0; i < count; i++) {
        values.add(each.read(this));
      }
      return values;
    }

    private static IOException cut(BufferUnderflowException e) {
      return new IOException("message cut short", e);
    }
  }
}
