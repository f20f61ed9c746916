package dev.shinseidesk.forwarding;

import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.application.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Hands over through an agreed folder. Each file is written under a temporary name, brought to the
 * disk, read back and then given its name in one step: ZIP first, items last, so a reader that
 * waits for the items (or for the marker, where the profile has one) finds everything whole.
 *
 * <p>Delivering again what stands there changes nothing; something else under one of the names is
 * left alone ({@code channel.name-taken}). What a crash leaves behind bears the temporary suffix
 * and goes with the next try. Any thread but the FX thread; one delivery at a time.
 */
public final class FolderChannel implements Channel {
  private final FolderChannelProfile profile;
  private final ItemsCsv csv;
  private final Disk disk;
  private final ReentrantLock lock = new ReentrantLock();

  /**
   * For one folder.
   *
   * @throws InvalidValue when the character set can't hold the header, or this system can't write
   *     the names
   */
  public FolderChannel(FolderChannelProfile profile) {
    this(profile, new Disk());
  }

  FolderChannel(FolderChannelProfile profile, Disk disk) {
    this.profile = profile;
    this.csv = new ItemsCsv(profile.csv());
    this.disk = disk;
    inside(profile.itemsFile().pattern());
    inside(profile.archiveFile().pattern());
    if (profile.doneMarker() != null) {
      inside(profile.doneMarker().pattern());
    }
  }

  @Override
  public String id() {
    return profile.id();
  }

  @Override
  public String destination() {
    return profile.folder().toString();
  }

  @Override
  public Plan plan(BusinessSystemId receiver, ForwardingItems items, String deliveryId)
      throws DeskException {
    profile.limits().check(items);
    csv.bytes(items);
    return new Plan(
        profile.itemsFile().name(receiver, items, deliveryId),
        profile.archiveFile().name(receiver, items, deliveryId));
  }

  @Override
  public Delivery deliver(
      BusinessSystemId receiver, ForwardingItems items, byte[] archive, String deliveryId)
      throws DeskException {
    Plan plan = plan(receiver, items, deliveryId);
    Path zipFile = inside(plan.archiveFile());
    Path csvFile = inside(plan.itemsFile());
    byte[] csvBytes = csv.bytes(items);
    Sha256 csvHash = Sha256.of(csvBytes);
    Sha256 zipHash = Sha256.of(archive);
    lock.lock();
    try {
      if (!Files.isDirectory(profile.folder())) {
        throw FolderProblems.missing(profile.folder());
      }
      boolean zipThere = there(zipFile, zipHash);
      boolean csvThere = there(csvFile, csvHash);
      if (!zipThere) {
        put(zipFile, archive, zipHash);
        confirmZip(zipFile, zipHash);
      }
      if (!csvThere) {
        put(csvFile, csvBytes, csvHash);
        confirmItems(csvFile, csvHash);
      }
      mark(receiver, items, deliveryId);
    } catch (IOException e) {
      throw FolderProblems.of(e, profile.folder(), archive.length + (long) csvBytes.length);
    } finally {
      lock.unlock();
    }
    return new Delivery(plan.itemsFile(), csvHash.hex(), plan.archiveFile(), zipHash.hex());
  }

  /** A name as a path that can't be anywhere but in the folder. */
  private Path inside(String name) {
    try {
      Path file = profile.folder().resolve(name);
      if (profile.folder().equals(file.getParent()) && name(file).equals(name)) {
        return file;
      }
    } catch (InvalidPathException e) {
      // told below: this system can't write such a name
    }
    throw new InvalidValue("ファイル名", "a name this system can write");
  }

  private static String name(Path file) {
    return Objects.toString(file.getFileName());
  }

  /** Whether exactly this content stands under the name already. */
  private boolean there(Path file, Sha256 hash) throws IOException, DeskException {
    if (!disk.exists(file)) {
      return false;
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || !disk.hash(file).equals(hash)) {
      throw FolderProblems.nameTaken(profile.folder(), name(file));
    }
    return true;
  }

  private void put(Path file, byte[] content, Sha256 hash) throws IOException, DeskException {
    Path temp = file.resolveSibling(name(file) + profile.tempSuffix());
    disk.delete(temp);
    boolean named = false;
    try {
      disk.write(temp, content);
      if (!disk.hash(temp).equals(hash)) {
        throw FolderProblems.differs(profile.folder(), name(file));
      }
      if (disk.exists(file)) {
        throw FolderProblems.nameTaken(profile.folder(), name(file));
      }
      disk.move(temp, file);
      named = true;
      disk.syncFolder(profile.folder());
    } finally {
      if (!named) {
        removeQuietly(temp);
      }
    }
  }

  /** The ZIP must still be there, whole, when the items are put beside it. */
  private void confirmZip(Path file, Sha256 hash) throws IOException, DeskException {
    if (!disk.exists(file)) {
      throw Files.isDirectory(profile.folder())
          ? FolderProblems.vanished(profile.folder(), name(file))
          : FolderProblems.missing(profile.folder());
    }
    if (!disk.hash(file).equals(hash)) {
      removeQuietly(file);
      throw FolderProblems.differs(profile.folder(), name(file));
    }
  }

  /**
   * A quick receiver takes the files the moment the items appear; that is a delivery too, and its
   * content was read back before it got its name. Trying again would deliver twice.
   */
  private void confirmItems(Path file, Sha256 hash) throws IOException, DeskException {
    Sha256 found;
    try {
      found = disk.hash(file);
    } catch (java.nio.file.NoSuchFileException e) {
      if (!Files.isDirectory(profile.folder())) {
        throw FolderProblems.missing(profile.folder());
      }
      return;
    }
    if (!found.equals(hash)) {
      removeQuietly(file);
      throw FolderProblems.differs(profile.folder(), name(file));
    }
  }

  private void mark(BusinessSystemId receiver, ForwardingItems items, String deliveryId)
      throws IOException, DeskException {
    FileNamePattern pattern = profile.doneMarker();
    if (pattern != null) {
      Path file = inside(pattern.name(receiver, items, deliveryId));
      if (!there(file, Sha256.of(new byte[0]))) {
        put(file, new byte[0], Sha256.of(new byte[0]));
      }
    }
  }

  private void removeQuietly(Path file) {
    try {
      disk.delete(file);
    } catch (IOException e) {
      // the failure that led here is told; a leftover bears the suffix that readers pass over
    }
  }
}
