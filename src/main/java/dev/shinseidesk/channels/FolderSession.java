package dev.shinseidesk.channels;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/** The folder of a {@link FolderTransport}; there is nothing to connect to and nothing to close. */
final class FolderSession implements TransportSession {
  private final Path folder;
  private final String place;
  private final String tempSuffix;
  private final Disk disk;
  private final ReentrantLock writing;

  FolderSession(Path folder, String tempSuffix, Disk disk, ReentrantLock writing) {
    this.folder = folder;
    this.place = folder.toString();
    this.tempSuffix = tempSuffix;
    this.disk = disk;
    this.writing = writing;
  }

  @Override
  public boolean holds(String name, Sha256 hash) throws DeskException {
    Path file = inside(name);
    try {
      if (!disk.exists(file)) {
        if (!Files.isDirectory(folder)) {
          throw FolderProblems.missing(folder);
        }
        return false;
      }
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || !disk.hash(file).equals(hash)) {
        throw ChannelProblems.nameTaken(place, name);
      }
      return true;
    } catch (NoSuchFileException e) {
      return false; // taken by its reader between the two looks
    } catch (IOException e) {
      throw FolderProblems.reading(e, folder, name);
    }
  }

  @Override
  public void put(String name, byte[] content) throws DeskException {
    Path file = inside(name);
    Path temp = file.resolveSibling(name + tempSuffix);
    boolean named = false;
    writing.lock();
    try {
      disk.delete(temp);
      if (disk.exists(file)) {
        throw ChannelProblems.nameTaken(place, name);
      }
      disk.write(temp, content);
      if (!disk.hash(temp).equals(Sha256.of(content))) {
        throw ChannelProblems.readBack(place, name);
      }
      if (disk.exists(file)) {
        throw ChannelProblems.nameTaken(place, name);
      }
      disk.move(temp, file);
      named = true;
      disk.syncFolder(folder);
    } catch (IOException e) {
      throw FolderProblems.writing(e, folder, content.length);
    } finally {
      if (!named) {
        removeQuietly(temp);
      }
      writing.unlock();
    }
  }

  @Override
  public List<ListedFile> list() throws DeskException {
    Listing files = new Listing(place);
    try (var entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        files.saw();
        listed(entry, files);
      }
    } catch (DirectoryIteratorException e) {
      throw FolderProblems.listing(new IOException(e), folder);
    } catch (IOException e) {
      throw FolderProblems.listing(e, folder);
    }
    return files.byName();
  }

  private void listed(Path entry, Listing files) throws IOException {
    String name = Objects.toString(entry.getFileName());
    if (name.endsWith(tempSuffix)) {
      return;
    }
    try {
      BasicFileAttributes found = attributes(entry);
      if (found.isRegularFile()) {
        files.add(new ListedFile(name, found.size(), found.lastModifiedTime().toInstant()));
      }
    } catch (NoSuchFileException e) {
      // gone since the folder was read: it no longer stands there
    }
  }

  @Override
  public void fetch(String name, OutputStream to, long mostBytes) throws DeskException {
    Path file = inside(name);
    try {
      BasicFileAttributes before = attributes(file);
      if (!before.isRegularFile()) {
        throw ChannelProblems.fileMissing(null, place, name);
      }
      if (before.size() > mostBytes) {
        throw ChannelProblems.tooLarge(place, name, mostBytes);
      }
      long copied;
      try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
        copied = LocalCopy.of(in, to, place, name, mostBytes);
      }
      BasicFileAttributes after = attributes(file);
      if (copied != after.size() || !before.lastModifiedTime().equals(after.lastModifiedTime())) {
        throw ChannelProblems.changing(place, name);
      }
    } catch (IOException e) {
      throw FolderProblems.reading(e, folder, name);
    }
  }

  @Override
  public void remove(String name) throws DeskException {
    Path file = inside(name);
    try {
      disk.delete(file);
      disk.syncFolder(folder);
    } catch (IOException e) {
      throw FolderProblems.writing(e, folder, 0);
    }
  }

  @Override
  public void close() {
    // a folder needs no goodbye
  }

  private static BasicFileAttributes attributes(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  /** A name as a path that can't be anywhere but in the folder. */
  private Path inside(String name) throws DeskException {
    ChannelProblems.plain(name, place, tempSuffix);
    try {
      Path file = folder.resolve(name);
      if (folder.equals(file.getParent()) && Objects.toString(file.getFileName()).equals(name)) {
        return file;
      }
    } catch (InvalidPathException e) {
      throw ChannelProblems.ours(e, "channel.name-invalid", place);
    }
    throw ChannelProblems.ours(null, "channel.name-invalid", place);
  }

  private void removeQuietly(Path file) {
    try {
      disk.delete(file);
    } catch (IOException e) {
      // the failure that led here is told; a leftover bears the suffix that readers pass over
    }
  }
}
