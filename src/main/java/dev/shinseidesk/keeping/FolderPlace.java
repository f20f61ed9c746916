package dev.shinseidesk.keeping;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** A folder, perhaps on another disk or a share. Stateless; any thread but the FX thread. */
public final class FolderPlace implements BackupPlace {
  /** What a backup is called. */
  static final String SUFFIX = ".sdbackup";

  private static final String PART = ".part";
  private final Path folder;

  /** That folder; it is made where it is missing. */
  public FolderPlace(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  @Override
  public String shown() {
    return folder.toString();
  }

  @Override
  public String put(Path file, String name, Progress progress) throws DeskException {
    Path temp = folder.resolve(name + PART);
    try {
      Files.createDirectories(folder);
      try {
        copy(file, temp, progress);
        Files.move(temp, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(temp);
      }
      sync();
      return name;
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private static void copy(Path file, Path temp, Progress progress)
      throws IOException, DeskException {
    long total = Files.size(file);
    long done = 0;
    byte[] buffer = new byte[1 << 20];
    try (InputStream in = Files.newInputStream(file);
        FileChannel channel =
            FileChannel.open(
                temp,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
        OutputStream out = Channels.newOutputStream(channel)) {
      for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
        done += read;
        progress.report(done, total);
        if (progress.cancelled()) {
          throw Keepers.refused("backup.cancelled");
        }
      }
      channel.force(true);
    }
  }

  private void sync() {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows opens no folders and some shares write none through; the backup itself is there
    }
  }

  @Override
  public int prune(String stem, int keep) throws DeskException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> mine =
          files
              .filter(f -> String.valueOf(f.getFileName()).startsWith(stem))
              .filter(f -> String.valueOf(f.getFileName()).endsWith(SUFFIX))
              .sorted()
              .toList();
      List<Path> old = mine.subList(0, Math.max(0, mine.size() - keep));
      for (Path file : old) {
        Files.delete(file);
      }
      return old.size();
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private DeskException unwritable(IOException e) {
    return new DeskException(
        Problem.of(Kind.OTHER_SIDE, "backup.unwritable", folder.toString()), e);
  }
}
