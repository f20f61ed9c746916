package dev.shinseidesk.store;

import dev.shinseidesk.application.DeskException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A lock beside the store's file; the system frees it when the process dies, however it dies. The
 * file itself stays: removing it would let two processes lock two files of one name.
 */
final class FileLockGuard implements AutoCloseable {
  private final FileChannel channel;

  private FileLockGuard(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock at once or not at all.
   *
   * @throws DeskException {@code sign-in.in-use}, or {@code store.unreadable} when the folder can't
   *     be written
   */
  static FileLockGuard take(Path file) throws DeskException {
    FileChannel channel;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new DeskException(StoreProblems.refused("store.unreadable"), e);
    }
    try {
      if (locked(channel) != null) {
        return new FileLockGuard(channel);
      }
      channel.close();
    } catch (IOException e) {
      closeAfter(channel, e);
      throw new DeskException(StoreProblems.refused("store.unreadable"), e);
    }
    throw new DeskException(StoreProblems.refused("sign-in.in-use"));
  }

  private static @Nullable FileLock locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // this same process holds it
      return null;
    }
  }

  private static void closeAfter(FileChannel channel, IOException failure) {
    try {
      channel.close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  boolean isClosed() {
    return !channel.isOpen();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw StoreProblems.translated(e);
    }
  }
}
