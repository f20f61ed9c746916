package dev.shinseidesk.security;

import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The 256-bit key the store is encrypted with. Held only while somebody is signed in; {@link
 * #close()} overwrites it. Any thread.
 */
public final class DataKey implements AutoCloseable {
  /** Bytes of a key. */
  public static final int BYTES = 32;

  private final byte[] bytes;
  private boolean closed;

  private DataKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Keeps a copy.
   *
   * @param bytes exactly {@value #BYTES} bytes; the caller clears its own
   * @throws IllegalArgumentException when there are more or fewer
   */
  public static DataKey copyOf(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a data key has " + BYTES + " bytes");
    }
    return new DataKey(bytes.clone());
  }

  /** A new key. */
  public static DataKey random(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new DataKey(bytes);
  }

  /**
   * A fresh copy, which the caller clears.
   *
   * @throws IllegalStateException after {@link #close()}
   */
  public synchronized byte[] bytes() {
    if (closed) {
      throw new IllegalStateException("the data key was closed");
    }
    return bytes.clone();
  }

  @Override
  public synchronized void close() {
    closed = true;
    Arrays.fill(bytes, (byte) 0);
  }

  /** Never shows the key. */
  @Override
  public String toString() {
    return "DataKey[…]";
  }
}
