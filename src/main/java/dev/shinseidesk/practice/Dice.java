package dev.shinseidesk.practice;

import java.util.List;
import java.util.Random;

/**
 * Chance that depends on nothing but the seed, what it is for and a number, so that a sample comes
 * out the same whichever samples were made before it. Not thread-safe; one per use.
 */
final class Dice {
  private final Random random;

  private Dice(long seed) {
    this.random = new Random(seed);
  }

  /** Dice for one purpose and one number of it. */
  static Dice of(long seed, String purpose, long number) {
    return new Dice(mix(mix(seed ^ mix(purpose.hashCode())) + number));
  }

  /** 0 to bound - 1. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** From low to high, both included. */
  int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  /** True in so many of a hundred cases. */
  boolean percent(int share) {
    return random.nextInt(100) < share;
  }

  /** One of them. */
  <T> T pick(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** A whole long. */
  long bits() {
    return random.nextLong();
  }

  /** So many digits, the first one not 0. */
  String digits(int count) {
    StringBuilder text = new StringBuilder(count).append(between(1, 9));
    while (text.length() < count) {
      text.append(below(10));
    }
    return text.toString();
  }

  /** The finalizer of SplitMix64: neighbouring numbers give unrelated streams. */
  private static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
