package dev.shinseidesk.archive;

import dev.shinseidesk.application.DeskException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Damages sound documents by a seed and opens them: no reader may throw anything but a {@link
 * DeskException}, hang or show nothing without a reason. The same seed damages the same way. Not
 * for the FX thread; one thread.
 */
public final class ReaderFuzz {
  private static final ViewLimits VIEW =
      new ViewLimits(60, 200_000, 4_000_000L, Duration.ofSeconds(2), 16L << 20, 1_000, 60, 10_000);
  private static final long SLOW_NANOS = Duration.ofSeconds(20).toNanos();

  private final long seed;
  private final Map<FileType, long[]> counts = new EnumMap<>(FileType.class);
  private final List<Failure> failures = new ArrayList<>();

  /** With a seed. */
  public ReaderFuzz(long seed) {
    this.seed = seed;
  }

  /**
   * A sound document.
   *
   * @param name its name, whose ending says what it claims to be
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Sample(String name, byte[] bytes) {}

  /**
   * A reader that didn't hold.
   *
   * @param seed repeats this one mutation, see {@link #mutated}
   * @param what class of what was thrown, or "slow"
   */
  public record Failure(String sample, long seed, String what) {}

  /** Counts of one kind: how many were tried, still shown, refused with a reason. */
  public record Count(FileType type, long tried, long shown, long refused) {}

  /**
   * Damages and opens the samples in turn.
   *
   * @param from number of the first mutation, from 0
   * @param count how many
   */
  public void run(List<Sample> samples, long from, long count) {
    for (long i = from; i < from + count; i++) {
      Sample sample = samples.get((int) (i % samples.size()));
      one(sample, seed * 1_000_003L + i);
    }
  }

  private void one(Sample sample, long oneSeed) {
    byte[] bytes = mutated(sample.bytes(), oneSeed);
    FileType claimed = FileTypes.claimed(sample.name());
    byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, FileTypes.HEAD));
    var info =
        new DocumentInfo(
            0,
            sample.name(),
            "UTF-8",
            bytes.length,
            FileTypes.actual(head, claimed),
            claimed,
            null,
            DocumentInfo.Role.ATTACHMENT);
    long[] count = counts.computeIfAbsent(claimed, t -> new long[3]);
    count[0]++;
    long began = System.nanoTime();
    try (OpenedDocument opened = DocumentOpener.open(bytes, info, VIEW)) {
      count[look(opened) ? 1 : 2]++;
      if (System.nanoTime() - began > SLOW_NANOS) {
        failures.add(new Failure(sample.name(), oneSeed, "slow"));
      }
    } catch (DeskException e) {
      count[2]++;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
      failures.add(new Failure(sample.name(), oneSeed, e.getClass().getName()));
    }
  }

  /** Looks at it as the viewer does. */
  private static boolean look(OpenedDocument opened) throws DeskException {
    opened.notes();
    return switch (opened) {
      case OpenedDocument.Paged pages -> {
        pages.render(pages.pageCount() - 1, 0.3);
        pages.text(0);
        pages.find(0, "申請");
        yield true;
      }
      case OpenedDocument.Composed composed -> {
        if (composed.pictures().isPresent()) {
          composed.pictures().get().render(0, 0.3);
        }
        yield !composed.sections().isEmpty();
      }
      case OpenedDocument.Table _, OpenedDocument.Text _ -> true;
      case OpenedDocument.Unshowable _ -> false;
    };
  }

  /**
   * The damage of one seed: bytes changed, parts cut off, doubled, filled or moved; in a ZIP also
   * inside of its parts, with the check sums made to fit.
   */
  public static byte[] mutated(byte[] sound, long oneSeed) {
    var random = new Random(oneSeed);
    boolean zip = sound.length > 4 && sound[0] == 'P' && sound[1] == 'K';
    if (zip && random.nextInt(4) != 0) {
      return ZipDamage.inside(sound, random);
    }
    return damaged(sound, random);
  }

  /** Damages bytes. */
  static byte[] damaged(byte[] sound, Random random) {
    byte[] bytes = sound.clone();
    int changes = 1 + random.nextInt(8);
    for (int i = 0; i < changes && bytes.length > 0; i++) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(6)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 4), (byte) 0xFF);
        case 3 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 4), (byte) 0);
        case 4 -> {
          int length = Math.min(bytes.length - at, random.nextInt(64));
          int to = random.nextInt(bytes.length - length + 1);
          System.arraycopy(sound, at, bytes, to, Math.min(length, sound.length - at));
        }
        default -> bytes = random.nextInt(8) == 0 ? Arrays.copyOf(bytes, at) : bytes;
      }
    }
    return bytes;
  }

  /** What was counted, by the kind the sample claims to be. */
  public List<Count> counts() {
    return counts.entrySet().stream()
        .map(e -> new Count(e.getKey(), e.getValue()[0], e.getValue()[1], e.getValue()[2]))
        .toList();
  }

  /** Readers that didn't hold; empty when all did. */
  public List<Failure> failures() {
    return List.copyOf(failures);
  }
}
