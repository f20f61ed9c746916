package dev.shinseidesk.forwarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderChannelTest {
  private static final String CSV = "035_R-1_20261122100000.csv";
  private static final String ZIP = "035_R-1_20261122100000.zip";
  private static final byte[] ARCHIVE = bytes(1, 100_000);

  @TempDir Path folder;

  @Test
  void writesBothFilesAndTellsWhatStandsThere() throws Exception {
    Channel.Delivery delivery = deliver(channel(), "R-1", ARCHIVE);

    assertThat(names()).containsExactly(CSV, ZIP);
    assertThat(Files.readAllBytes(folder.resolve(ZIP))).isEqualTo(ARCHIVE);
    assertThat(delivery)
        .isEqualTo(
            new Channel.Delivery(
                CSV,
                Sha256.of(Files.readAllBytes(folder.resolve(CSV))).hex(),
                ZIP,
                Sha256.of(ARCHIVE).hex()));
  }

  @Test
  void plansTheSameNamesWithoutWriting() throws Exception {
    Channel.Plan plan = channel().plan(Samples.RECEIVER, Samples.items("R-1"), "*");

    assertThat(plan).isEqualTo(new Channel.Plan(CSV, ZIP));
    assertThat(names()).isEmpty();
  }

  @Test
  void writesTheMarkerLast() throws Exception {
    List<String> order = new ArrayList<>();
    var disk =
        new Disk() {
          @Override
          void move(Path from, Path to) throws IOException {
            order.add(to.getFileName().toString());
            super.move(from, to);
          }
        };

    deliver(new FolderChannel(marked(), disk), "R-1", ARCHIVE);

    assertThat(order).containsExactly(ZIP, CSV, "R-1.done");
    assertThat(Files.size(folder.resolve("R-1.done"))).isZero();
  }

  @Test
  void deliveringAgainRewritesNothing() throws Exception {
    deliver(new FolderChannel(marked()), "R-1", ARCHIVE);
    var again =
        new Disk() {
          @Override
          void write(Path file, byte[] content) {
            throw new AssertionError("written again: " + file.getFileName());
          }
        };

    Channel.Delivery delivery = deliver(new FolderChannel(marked(), again), "R-1", ARCHIVE);

    assertThat(delivery.archiveHash()).isEqualTo(Sha256.of(ARCHIVE).hex());
    assertThat(names()).containsExactly(CSV, ZIP, "R-1.done");
  }

  @Test
  void leavesSomethingElseOfThatNameAlone() throws Exception {
    for (String taken : List.of(CSV, ZIP)) {
      Files.writeString(folder.resolve(taken), "someone else's");

      Problem problem = refused(channel(), "R-1");

      assertThat(problem.key()).isEqualTo("channel.name-taken");
      assertThat(problem.kind().retryMayHelp()).isFalse();
      assertThat(problem.facts()).containsExactly(taken, folder.toString());
      assertThat(Files.readString(folder.resolve(taken))).isEqualTo("someone else's");
      assertThat(names()).containsExactly(taken);
      Files.delete(folder.resolve(taken));
    }
  }

  @Test
  void takesNoFolderOrLinkForItsFile() throws Exception {
    Files.createDirectory(folder.resolve(ZIP));
    assertThat(refused(channel(), "R-1").key()).isEqualTo("channel.name-taken");
    Files.delete(folder.resolve(ZIP));

    Path elsewhere = Files.write(folder.resolve("elsewhere"), ARCHIVE);
    Files.createSymbolicLink(folder.resolve(ZIP), elsewhere);
    assertThat(refused(channel(), "R-1").key()).isEqualTo("channel.name-taken");
    Files.delete(folder.resolve(ZIP));

    Files.createSymbolicLink(folder.resolve(ZIP), folder.resolve("nowhere"));
    assertThat(refused(channel(), "R-1").key()).isEqualTo("channel.name-taken");
  }

  @Test
  void neverMakesTheFolder() {
    Path missing = folder.resolve("share");
    var channel = new FolderChannel(FolderChannelProfile.standard("folder", missing));

    Problem problem = refused(channel, "R-1");

    assertThat(problem.key()).isEqualTo("channel.folder-missing");
    assertThat(problem.kind().retryMayHelp()).isTrue();
    assertThat(missing).doesNotExist();
  }

  @Test
  void aFileInTheFoldersPlaceIsNoFolder() throws Exception {
    Path file = Files.writeString(folder.resolve("share"), "x");

    assertThat(refused(new FolderChannel(FolderChannelProfile.standard("f", file)), "R-1").key())
        .isEqualTo("channel.folder-missing");
  }

  @Test
  void aFolderThatTakesNoFilesIsToldApart() {
    // /proc/self is a folder nobody, not even root, can make files in.
    Path closed = Path.of("/proc/self");
    var channel = new FolderChannel(FolderChannelProfile.standard("f", closed));

    Problem problem = refused(channel, "R-1");

    assertThat(problem.kind().retryMayHelp()).isTrue();
    assertThat(problem.key())
        .isIn(
            "channel.not-writable", "channel.full", "channel.interrupted", "channel.write-failed");
  }

  @Test
  void aFolderThatVanishesInTheMiddleIsMissing() {
    var disk =
        new Disk() {
          @Override
          void syncFolder(Path synced) throws IOException {
            for (String name : names()) {
              Files.delete(folder.resolve(name));
            }
            Files.delete(folder);
          }
        };

    Problem problem = refused(new FolderChannel(profile(), disk), "R-1");

    assertThat(problem.key()).isEqualTo("channel.folder-missing");
  }

  @Test
  void aZipTakenBeforeItsItemsIsToldAndTriedAgain() throws Exception {
    var disk =
        new Disk() {
          @Override
          void syncFolder(Path synced) throws IOException {
            Files.deleteIfExists(folder.resolve(ZIP));
          }
        };

    Problem problem = refused(new FolderChannel(profile(), disk), "R-1");

    assertThat(problem.key()).isEqualTo("channel.vanished");
    assertThat(names()).isEmpty();
    deliver(channel(), "R-1", ARCHIVE);
    assertThat(names()).containsExactly(CSV, ZIP);
  }

  @Test
  void aReceiverThatTakesThePairAtOnceHasIt() throws Exception {
    var disk =
        new Disk() {
          @Override
          void syncFolder(Path synced) throws IOException {
            if (exists(folder.resolve(CSV))) {
              Files.delete(folder.resolve(CSV));
              Files.delete(folder.resolve(ZIP));
            }
          }
        };

    Channel.Delivery delivery = deliver(new FolderChannel(profile(), disk), "R-1", ARCHIVE);

    assertThat(delivery.archiveHash()).isEqualTo(Sha256.of(ARCHIVE).hex());
  }

  @Test
  void whatReadsBackDifferentlyNeverGetsItsName() throws Exception {
    var disk =
        new Disk() {
          @Override
          void write(Path file, byte[] content) throws IOException {
            byte[] flipped = content.clone();
            flipped[content.length / 2] ^= 1;
            super.write(file, flipped);
          }
        };

    Problem problem = refused(new FolderChannel(profile(), disk), "R-1");

    assertThat(problem.key()).isEqualTo("channel.read-back");
    assertThat(names()).isEmpty();
  }

  @Test
  void aFullDiskLeavesNothingHalfWritten() throws Exception {
    var disk =
        new Disk() {
          @Override
          void write(Path file, byte[] content) throws IOException {
            super.write(file, java.util.Arrays.copyOf(content, content.length / 2));
            throw new IOException("No space left on device");
          }
        };

    Problem problem = refused(new FolderChannel(profile(), disk), "R-1");

    assertThat(problem.key()).isEqualTo("channel.full");
    assertThat(problem.kind().retryMayHelp()).isTrue();
    assertThat(names()).isEmpty();
  }

  @Test
  void aCrashAtAnyStepShowsNoHalfAndTheNextTryCompletes() throws Exception {
    for (int step = 1; step <= 9; step++) {
      var crashing = new CrashingDisk(step);
      try {
        deliver(new FolderChannel(marked(), crashing), "R-1", ARCHIVE);
        throw new AssertionError("no crash at step " + step);
      } catch (Crash e) {
        assertVisibleFilesAreWhole();
      }
      deliver(new FolderChannel(marked()), "R-1", ARCHIVE);
      assertThat(names()).as("after step %s", step).containsExactly(CSV, ZIP, "R-1.done");
      assertVisibleFilesAreWhole();
      for (String name : names()) {
        Files.delete(folder.resolve(name));
      }
    }
  }

  @Test
  void aReaderOfTheFolderNeverSeesHalfAPackage() throws Exception {
    int packages = 200;
    var writing = new AtomicBoolean(true);
    var started = new CountDownLatch(1);
    Callable<Integer> reader =
        () -> {
          Set<String> seen = new HashSet<>();
          boolean last;
          do {
            last = !writing.get();
            try (var files = Files.newDirectoryStream(folder, "*.csv")) {
              for (Path csv : files) {
                String name = csv.getFileName().toString();
                if (!seen.add(name)) {
                  continue;
                }
                int number = Integer.parseInt(name.split("_", -1)[1]);
                Path zip = folder.resolve(name.replace(".csv", ".zip"));
                assertThat(Files.readAllBytes(zip)).isEqualTo(archive(number));
                assertThat(Files.readString(csv)).endsWith("\"10:00:00\"\r\n");
              }
            }
            started.countDown();
          } while (!last);
          return seen.size();
        };
    try (var threads = Executors.newSingleThreadExecutor()) {
      var seen = threads.submit(reader);
      started.await();
      FolderChannel channel = channel();
      try {
        for (int number = 0; number < packages; number++) {
          deliver(channel, Integer.toString(number), archive(number));
        }
      } finally {
        writing.set(false);
      }
      assertThat(seen.get()).isEqualTo(packages);
    }
  }

  @Test
  void refusesItemsTheChannelCantWriteBeforeWritingAnything() {
    var items = Samples.items("R-1", "児童手当A", "", null);

    DeskException refused =
        catchThrowableOfType(
            DeskException.class, () -> channel().deliver(Samples.RECEIVER, items, ARCHIVE, "d-1"));

    assertThat(refused.problem().key()).isEqualTo("forwarding.item-invalid");
    assertThat(names()).isEmpty();
  }

  /** Ends without a word at one step, as a power cut does: no clean-up runs afterwards. */
  private static final class CrashingDisk extends Disk {
    private final int last;
    private int step;

    CrashingDisk(int last) {
      this.last = last;
    }

    private void step() {
      if (step >= last) {
        throw new Crash();
      }
      step++;
      if (step == last) {
        throw new Crash();
      }
    }

    @Override
    void write(Path file, byte[] content) throws IOException {
      super.write(file, java.util.Arrays.copyOf(content, content.length / 2));
      step();
      super.delete(file);
      super.write(file, content);
    }

    @Override
    void move(Path from, Path to) throws IOException {
      step();
      super.move(from, to);
    }

    @Override
    void syncFolder(Path folder) throws IOException {
      super.syncFolder(folder);
      step();
    }

    @Override
    void delete(Path file) throws IOException {
      if (step < last) {
        super.delete(file);
      }
    }
  }

  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  private void assertVisibleFilesAreWhole() throws IOException {
    if (Files.exists(folder.resolve(ZIP))) {
      assertThat(Files.readAllBytes(folder.resolve(ZIP))).isEqualTo(ARCHIVE);
    }
    if (Files.exists(folder.resolve(CSV))) {
      assertThat(folder.resolve(ZIP)).exists();
      assertThat(Files.readString(folder.resolve(CSV))).endsWith("\"10:00:00\"\r\n");
    }
    if (Files.exists(folder.resolve("R-1.done"))) {
      assertThat(folder.resolve(CSV)).exists();
    }
  }

  private FolderChannel channel() {
    return new FolderChannel(profile());
  }

  private FolderChannelProfile profile() {
    return FolderChannelProfile.standard("folder", folder);
  }

  private FolderChannelProfile marked() {
    FolderChannelProfile standard = profile();
    return new FolderChannelProfile(
        "folder",
        folder,
        standard.itemsFile(),
        standard.archiveFile(),
        new FileNamePattern("{receiptNumber}.done"),
        standard.csv(),
        ".part",
        standard.limits());
  }

  private static Channel.Delivery deliver(Channel channel, String number, byte[] archive)
      throws DeskException {
    return channel.deliver(Samples.RECEIVER, Samples.items(number), archive, "d-1");
  }

  private static Problem refused(Channel channel, String number) {
    DeskException refused =
        catchThrowableOfType(DeskException.class, () -> deliver(channel, number, ARCHIVE));
    assertThat(refused).isNotNull();
    return refused.problem();
  }

  private List<String> names() {
    try (var files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static byte[] archive(int number) {
    return bytes(number, 20_000 + number);
  }

  private static byte[] bytes(long seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
