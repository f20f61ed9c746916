package dev.shinseidesk.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTransportTest extends TransportCase {
  @TempDir Path folder;

  @Override
  Transport transport() {
    return new FolderTransport(folder, ".part");
  }

  @Override
  void placed(String name, byte[] content) throws Exception {
    Files.write(folder.resolve(name), content);
  }

  @Override
  byte[] standing(String name) throws Exception {
    return Files.readAllBytes(folder.resolve(name));
  }

  @Override
  List<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Override
  int large() {
    return 12_000_000;
  }

  /** The file system of a ZIP stands for a share on another machine. */
  @Test
  void aFolderThatHoldsMoreThanAnyCanIsEndedWithAWord() throws Exception {
    Path zip = folder.resolve("share.zip");
    try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.setLevel(0);
      for (int i = 0; i <= Listing.MOST; i++) {
        out.putNextEntry(new ZipEntry("f" + i));
        out.closeEntry();
      }
    }
    try (FileSystem share = FileSystems.newFileSystem(zip);
        TransportSession session = new FolderTransport(share.getPath("/"), ".part").connect()) {
      assertThat(problem(session::list).key()).isEqualTo("channel.listing-endless");
    }
  }

  @Test
  void neverMakesTheFolder() throws Exception {
    Path missing = folder.resolve("share");

    Problem problem = problem(() -> new FolderTransport(missing, ".part").connect());

    assertThat(problem.key()).isEqualTo("channel.folder-missing");
    assertThat(problem.kind().retryMayHelp()).isTrue();
    assertThat(missing).doesNotExist();
    Files.writeString(missing, "a file");
    assertThat(problem(() -> new FolderTransport(missing, ".part").connect()).key())
        .isEqualTo("channel.folder-missing");
  }

  @Test
  void aFolderThatVanishesWhileInUseIsMissing() throws Exception {
    try (TransportSession session = transport().connect()) {
      Files.delete(folder);

      assertThat(problem(() -> session.put("a", SMALL)).key()).isEqualTo("channel.folder-missing");
      assertThat(problem(session::list).key()).isEqualTo("channel.folder-missing");
      assertThat(problem(() -> session.holds("a", Sha256.of(SMALL))).key())
          .isEqualTo("channel.folder-missing");
      assertThat(problem(() -> session.fetch("a", OutputStream.nullOutputStream(), 9)).key())
          .isEqualTo("channel.folder-missing");
    }
    Files.createDirectory(folder);
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

      assertThat(failedPut(disk).key()).isEqualTo("channel.not-writable");
      assertThat(names()).isEmpty();
    }
  }

  @Test
  void aFullDiskLeavesNothingHalfWritten() throws Exception {
    var disk =
        new Disk() {
          @Override
          void write(Path file, byte[] content) throws IOException {
            super.write(file, Arrays.copyOf(content, content.length / 2));
            throw new IOException("No space left on device");
          }
        };

    Problem problem = failedPut(disk);

    assertThat(problem.key()).isEqualTo("channel.full");
    assertThat(problem.kind().retryMayHelp()).isTrue();
    assertThat(names()).isEmpty();
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

    assertThat(failedPut(disk).key()).isEqualTo("channel.read-back");
    assertThat(names()).isEmpty();
  }

  @Test
  void aNameTakenInTheLastMomentIsLeftAlone() throws Exception {
    var disk =
        new Disk() {
          @Override
          void write(Path file, byte[] content) throws IOException {
            super.write(file, content);
            Files.writeString(folder.resolve("a.zip"), "someone else's");
          }
        };

    assertThat(failedPut(disk).key()).isEqualTo("channel.name-taken");
    assertThat(standing("a.zip")).asString().isEqualTo("someone else's");
    assertThat(names()).containsExactly("a.zip");
  }

  @Test
  void whatACrashLeftGoesWithTheNextTryAndIsNeverListed() throws Exception {
    placed("a.zip.part", bytes(5, 500));
    try (TransportSession session = transport().connect()) {
      assertThat(session.list()).isEmpty();

      session.put("a.zip", SMALL);
    }
    assertThat(names()).containsExactly("a.zip");
    assertThat(standing("a.zip")).isEqualTo(SMALL);
  }

  @Test
  void linksAndFoldersAreNoFiles() throws Exception {
    Path elsewhere = Files.write(local.resolve("elsewhere"), SMALL);
    Files.createSymbolicLink(folder.resolve("link"), elsewhere);
    Files.createDirectory(folder.resolve("inner"));
    try (TransportSession session = transport().connect()) {
      assertThat(session.list()).isEmpty();
      for (String name : List.of("link", "inner")) {
        assertThat(problem(() -> session.holds(name, Sha256.of(SMALL))).key())
            .isEqualTo("channel.name-taken");
        assertThat(problem(() -> session.put(name, SMALL)).key()).isEqualTo("channel.name-taken");
        assertThat(
                problem(() -> session.fetch(name, OutputStream.nullOutputStream(), 99_999)).key())
            .isEqualTo("channel.file-missing");
      }
    }
  }

  @Test
  void theSuffixIsADotWithLettersOrDigits() {
    for (String wrong : List.of("", "part", ".", ".a/b", ".toolongsuffix")) {
      assertThatThrownBy(() -> new FolderTransport(folder, wrong)).isInstanceOf(InvalidValue.class);
    }
  }

  private Problem failedPut(Disk disk) throws Exception {
    try (TransportSession session = new FolderTransport(folder, ".part", disk).connect()) {
      return problem(() -> session.put("a.zip", SMALL));
    }
  }
}
