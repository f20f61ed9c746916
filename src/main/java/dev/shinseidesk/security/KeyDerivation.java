package dev.shinseidesk.security;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * How costly it is to try a password: Argon2id, version 1.3. Kept with each entry of the keyring,
 * so that it can be raised later without locking anybody out.
 *
 * @param memoryKib memory in KiB, from 8 for each lane to {@value #MAX_MEMORY_KIB}
 * @param passes passes over that memory, 1 to {@value #MAX_PASSES}
 * @param lanes parallel lanes, 1 to {@value #MAX_LANES}
 */
public record KeyDerivation(int memoryKib, int passes, int lanes) {
  /** Bytes of a salt. */
  static final int SALT_BYTES = 16;

  private static final int MAX_MEMORY_KIB = 256 << 10;
  private static final int MAX_PASSES = 16;
  private static final int MAX_LANES = 8;

  /** The floor of real offices: about a third of a second on an office machine. */
  public static final KeyDerivation DEFAULT = new KeyDerivation(64 << 10, 3, 1);

  /** For passwords that are no secret, as practice mode's, which stand on its sign-in screen. */
  public static final KeyDerivation PUBLIC = new KeyDerivation(8, 1, 1);

  /**
   * Checks the bounds: they keep a tampered file from taking all memory or hours.
   *
   * @throws IllegalArgumentException outside of them
   */
  public KeyDerivation {
    if (lanes < 1
        || lanes > MAX_LANES
        || passes < 1
        || passes > MAX_PASSES
        || memoryKib < 8 * lanes
        || memoryKib > MAX_MEMORY_KIB) {
      throw new IllegalArgumentException("Argon2id parameters out of bounds");
    }
  }

  /**
   * At least {@link #DEFAULT}, and more where this machine does that in less than the time given:
   * first more passes, then more memory, up to the bounds. Takes about three times that long.
   *
   * @param atLeast what one try is to cost
   */
  public static KeyDerivation calibrated(Duration atLeast) {
    DEFAULT.took(); // the first run compiles
    KeyDerivation cost = DEFAULT;
    Duration took = cost.took();
    while (took.compareTo(atLeast) < 0) {
      int passes =
          (int) Math.ceil(1.1 * cost.passes * atLeast.toNanos() / Math.max(1, took.toNanos()));
      if (cost.passes < MAX_PASSES) {
        cost =
            new KeyDerivation(
                cost.memoryKib, Math.clamp(passes, cost.passes + 1, MAX_PASSES), cost.lanes);
      } else if (cost.memoryKib < MAX_MEMORY_KIB) {
        cost = new KeyDerivation(cost.memoryKib * 2, cost.passes, cost.lanes);
      } else {
        return cost;
      }
      took = cost.took();
    }
    return cost;
  }

  private Duration took() {
    long from = System.nanoTime();
    derive(new char[] {'x'}, new byte[SALT_BYTES]);
    return Duration.ofNanos(System.nanoTime() - from);
  }

  /** The one that costs more to try. */
  KeyDerivation costlier(KeyDerivation other) {
    return (long) memoryKib * passes >= (long) other.memoryKib * other.passes ? this : other;
  }

  /** The 256-bit key of a password; the caller clears it and the password. */
  byte[] derive(char[] password, byte[] salt) {
    ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    try {
      Argon2BytesGenerator generator = new Argon2BytesGenerator();
      generator.init(
          new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
              .withVersion(Argon2Parameters.ARGON2_VERSION_13)
              .withMemoryAsKB(memoryKib)
              .withIterations(passes)
              .withParallelism(lanes)
              .withSalt(salt)
              .build());
      byte[] key = new byte[DataKey.BYTES];
      generator.generateBytes(bytes, key);
      return key;
    } finally {
      Arrays.fill(bytes, (byte) 0);
      encoded.clear();
      encoded.put(new byte[encoded.capacity()]);
    }
  }
}
