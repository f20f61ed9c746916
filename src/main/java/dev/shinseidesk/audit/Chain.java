package dev.shinseidesk.audit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The chain of the trail: each line's mark is HMAC-SHA-256 over the mark before and the line's
 * bytes. Without the key nobody can make a mark that fits; with one line altered, removed or moved
 * no mark behind it fits. Any thread.
 */
public final class Chain {
  /** Bytes of a key and of a mark. */
  public static final int BYTES = 32;

  private static final byte[] DOMAIN = "shinsei-desk audit 1".getBytes(StandardCharsets.US_ASCII);

  private final SecretKeySpec key;

  /** A chain under this key of {@value #BYTES} bytes, of which it keeps a copy. */
  public Chain(byte[] key) {
    if (key.length != BYTES) {
      throw new IllegalArgumentException("a chain's key has " + BYTES + " bytes");
    }
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /** What stands before the first line. */
  public byte[] start() {
    return mac(List.of(DOMAIN));
  }

  /**
   * The mark of a line.
   *
   * @param before the mark of the line before
   * @param fields the line's fields as stored, in the order of the columns
   */
  public byte[] next(byte[] before, long seq, List<byte[]> fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(before);
    bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(0, seq).array());
    for (byte[] field : fields) {
      // lengths keep the end of one field from passing for the beginning of the next
      bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(0, field.length).array());
      bytes.writeBytes(field);
    }
    return mac(List.of(bytes.toByteArray()));
  }

  /** A mark over something else than a line, e.g. a checkpoint; never the same as a line's. */
  public byte[] seal(String what, byte[] content) {
    return mac(List.of(("seal " + what + "\n").getBytes(StandardCharsets.UTF_8), content));
  }

  private byte[] mac(List<byte[]> parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      parts.forEach(mac::update);
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
