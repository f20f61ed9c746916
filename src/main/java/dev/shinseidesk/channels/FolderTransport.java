package dev.shinseidesk.channels;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.InvalidValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An agreed folder or share. Each file is written under a temporary name, brought to the disk, read
 * back and then given its name in one step; what a crash leaves behind bears the temporary suffix
 * and goes with the next try. The folder must exist, the desk never makes it: a share that isn't
 * mounted must not turn into a folder on this machine. Any thread but the FX thread; files of all
 * sessions are written one at a time.
 */
public final class FolderTransport implements Transport {
  private final Path folder;
  private final String tempSuffix;
  private final Disk disk;
  private final ReentrantLock writing = new ReentrantLock();

  /**
   * For one folder.
   *
   * @param folder where the other system looks
   * @param tempSuffix put behind a name while the file is being written, a dot with 1 to 10 letters
   *     or digits, e.g. {@code .part}; readers pass over such files
   * @throws InvalidValue when the suffix is of another form
   */
  public FolderTransport(Path folder, String tempSuffix) {
    this(folder, tempSuffix, new Disk());
  }

  FolderTransport(Path folder, String tempSuffix, Disk disk) {
    this.folder = folder;
    this.tempSuffix = TempSuffix.checked(tempSuffix);
    this.disk = disk;
  }

  @Override
  public String kind() {
    return "folder";
  }

  @Override
  public String destination() {
    return folder.toString();
  }

  @Override
  public TransportSession connect() throws DeskException {
    if (!Files.isDirectory(folder)) {
      throw FolderProblems.missing(folder);
    }
    return new FolderSession(folder, tempSuffix, disk, writing);
  }
}
