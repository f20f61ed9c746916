package dev.shinseidesk.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.keeping.ChannelPlace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every place of exchange must do alike; each kind runs it against the real thing. */
abstract class TransportCase {
  static final byte[] SMALL = bytes(1, 10_000);

  @TempDir Path local;

  /** The place, empty at the start of each test. */
  abstract Transport transport();

  /** Puts a file there past the transport, as the other system would. */
  abstract void placed(String name, byte[] content) throws Exception;

  /** What stands there, past the transport. */
  abstract byte[] standing(String name) throws Exception;

  /** All names there, temporary ones too, past the transport. */
  abstract List<String> names() throws Exception;

  /** A size that makes the transport do what it does with large ZIPs. */
  abstract int large();

  @Test
  void putsAFileWholeUnderItsNameOnly() throws Exception {
    try (TransportSession session = transport().connect()) {
      session.put("a.zip", SMALL);

      assertThat(names()).containsExactly("a.zip");
      assertThat(standing("a.zip")).isEqualTo(SMALL);
      assertThat(session.holds("a.zip", Sha256.of(SMALL))).isTrue();
    }
  }

  @Test
  void theReceiverHasTheVeryBytesOfALargeZip() throws Exception {
    byte[] zip = bytes(2, large());
    try (TransportSession session = transport().connect()) {
      session.put("large.zip", zip);
    }

    assertThat(Sha256.of(standing("large.zip"))).isEqualTo(Sha256.of(zip));
    assertThat(names()).containsExactly("large.zip");
  }

  /** What the backups of an office are made of, where a file is larger than the channel takes. */
  @Test
  void aBackupGoesInPiecesAndOnlyWholeOnesCount() throws Exception {
    byte[] content = bytes(11, 25_000);
    Path file = Files.write(local.resolve("whole"), content);
    var place = new ChannelPlace(transport(), 10_000);
    String stem = "shinsei-desk_482013_";
    String first = stem + "20261101-000000.sdbackup";

    assertThat(place.put(file, first, Progress.NONE)).isEqualTo(first + ".001");
    assertThat(names())
        .containsExactlyInAnyOrder(first + ".001", first + ".002", first + ".003", first + ".end");
    var back = new ByteArrayOutputStream();
    for (String piece : List.of(".001", ".002", ".003")) {
      back.writeBytes(standing(first + piece));
    }
    assertThat(back.toByteArray()).isEqualTo(content);
    assertThat(new String(standing(first + ".end"), StandardCharsets.US_ASCII))
        .startsWith(Sha256.of(Arrays.copyOf(content, 10_000)).hex() + "  " + first + ".001\n");

    placed(stem + "20261102-000000.sdbackup.001", SMALL);
    place.put(file, stem + "20261103-000000.sdbackup", Progress.NONE);
    place.put(file, stem + "20261104-000000.sdbackup", Progress.NONE);
    assertThat(place.prune(stem, 2)).isEqualTo(1);
    assertThat(names())
        .hasSize(8)
        .allMatch(name -> name.contains("20261103") || name.contains("20261104"));
  }

  @Test
  void aBackupTakenBackHalfWayLeavesNothing() throws Exception {
    Path file = Files.write(local.resolve("whole"), bytes(12, 25_000));
    var cancelling =
        new Progress() {
          private long done;

          @Override
          public void report(long now, long all) {
            done = now;
          }

          @Override
          public boolean cancelled() {
            return done > 0;
          }
        };
    Problem problem =
        catchThrowableOfType(
                DeskException.class,
                () -> new ChannelPlace(transport(), 10_000).put(file, "b.sdbackup", cancelling))
            .problem();
    assertThat(problem.key()).isEqualTo("backup.cancelled");
    assertThat(names()).isEmpty();
  }

  @Test
  void putsAnEmptyFileAsAMarker() throws Exception {
    try (TransportSession session = transport().connect()) {
      session.put("a.done", new byte[0]);

      assertThat(standing("a.done")).isEmpty();
      assertThat(session.holds("a.done", Sha256.of(new byte[0]))).isTrue();
    }
  }

  @Test
  void takesNamesOutsideAscii() throws Exception {
    try (TransportSession session = transport().connect()) {
      session.put("番号紐付 ①+é%20.csv", SMALL);

      assertThat(session.list())
          .singleElement()
          .satisfies(file -> {
            assertThat(file.name()).isEqualTo("番号紐付 ①+é%20.csv");
            assertThat(file.size()).isEqualTo(SMALL.length);
          });
      assertThat(standing("番号紐付 ①+é%20.csv")).isEqualTo(SMALL);
      session.remove("番号紐付 ①+é%20.csv");
      assertThat(session.list()).isEmpty();
    }
  }

  @Test
  void neverOverwritesAnotherFile() throws Exception {
    placed("a.zip", bytes(9, 100));
    try (TransportSession session = transport().connect()) {
      Problem taken = problem(() -> session.put("a.zip", SMALL));

      assertThat(taken.key()).isEqualTo("channel.name-taken");
      assertThat(taken.kind().retryMayHelp()).isFalse();
      assertThat(problem(() -> session.holds("a.zip", Sha256.of(SMALL))).key())
          .isEqualTo("channel.name-taken");
    }
    assertThat(standing("a.zip")).isEqualTo(bytes(9, 100));
    assertThat(names()).containsExactly("a.zip");
  }

  @Test
  void holdsNothingUnderAnUnusedName() throws Exception {
    try (TransportSession session = transport().connect()) {
      assertThat(session.holds("a.zip", Sha256.of(SMALL))).isFalse();
    }
  }

  @Test
  void listsByNameAndFetchesTheVeryBytes() throws Exception {
    placed("b.csv", SMALL);
    placed("a.csv", bytes(3, 77));
    var to = new ByteArrayOutputStream();
    try (TransportSession session = transport().connect()) {
      assertThat(session.list()).extracting(ListedFile::name).containsExactly("a.csv", "b.csv");
      assertThat(session.list()).extracting(ListedFile::size).containsExactly(77L, 10_000L);
      assertThat(session.list())
          .allSatisfy(file -> assertThat(file.modifiedAt().toString()).startsWith("20"));

      session.fetch("b.csv", to, 10_000);
    }
    assertThat(to.toByteArray()).isEqualTo(SMALL);
  }

  @Test
  void fetchesNoMoreThanAllowed() throws Exception {
    placed("b.csv", SMALL);
    try (TransportSession session = transport().connect()) {
      Problem problem =
          problem(() -> session.fetch("b.csv", OutputStream.nullOutputStream(), 9_999));

      assertThat(problem.key()).isEqualTo("channel.too-large");
      assertThat(problem.facts()).contains("b.csv", "9999");
      assertThat(problem(() -> session.fetch("none", OutputStream.nullOutputStream(), 9_999)).key())
          .isEqualTo("channel.file-missing");
      assertThat(problem(() -> session.fetch("b.csv", full(), 10_000)).key())
          .isEqualTo("channel.local-write");
    }
  }

  @Test
  void removesAFileAndDoesNothingWhereThereIsNone() throws Exception {
    placed("a.csv", SMALL);
    try (TransportSession session = transport().connect()) {
      session.remove("a.csv");
      session.remove("a.csv");

      assertThat(names()).isEmpty();
    }
  }

  @Test
  void takesNoPathForAName() throws Exception {
    try (TransportSession session = transport().connect()) {
      for (String wrong : List.of("", ".", "..", "../a", "a/b", "a\\b", "a\nb", "a\0b")) {
        assertThat(problem(() -> session.put(wrong, SMALL)).key())
            .isEqualTo("channel.name-invalid");
        assertThat(problem(() -> session.remove(wrong)).key()).isEqualTo("channel.name-invalid");
        assertThat(problem(() -> session.fetch(wrong, OutputStream.nullOutputStream(), 9)).key())
            .isEqualTo("channel.name-invalid");
      }
    }
    assertThat(names()).isEmpty();
  }

  /** As a full disk behaves. */
  private static OutputStream full() {
    return new OutputStream() {
      @Override
      public void write(int one) throws IOException {
        throw new IOException("No space left on device");
      }
    };
  }

  static Problem problem(ThrowingCallable act) {
    DeskException refused = catchThrowableOfType(DeskException.class, act);
    assertThat(refused).isNotNull();
    return refused.problem();
  }

  static byte[] bytes(long seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
