package dev.shinseidesk.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Sha256;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FolderChannelTroubleTest extends FolderChannelCase {

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
  void aFolderThatTakesNoFilesIsToldApart() throws Exception {
    for (IOException said :
        List.of(
            new AccessDeniedException("x.part"),
            new FileSystemException("x.part", null, "Read-only file system"))) {
      var disk =
          new Disk() {
            @Override
            void write(Path file, byte[] content) throws IOException {
              throw said;
            }
          };

      Problem problem = refused(new FolderChannel(profile(), disk), "R-1");

      assertThat(problem.key()).isEqualTo("channel.not-writable");
      assertThat(problem.kind().retryMayHelp()).isTrue();
      assertThat(names()).isEmpty();
    }
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
}
