package dev.shinseidesk.keeping;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.FreeSpace;
import dev.shinseidesk.application.OwnersOnly;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.keeping.BackupDesk.Proof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Brings a backup back, or proves that it could. Nothing that is there is ever overwritten. For one
 * file and one thread; not the FX thread.
 */
public final class OfficeRestore implements AutoCloseable {
  /** Name of the store in a backup and in a data folder. */
  public static final String STORE = "store.db";

  /** Name of the keyring in a data folder. */
  public static final String KEYRING = "keyring.json";

  private final BackupReader reader;

  private OfficeRestore(BackupReader reader) {
    this.reader = reader;
  }

  /** Opens and reads a copy of a store. */
  public interface Inspector {
    /** As {@link SnapshotSource#inspect}. */
    SnapshotSource.Facts inspect(Path copy, Progress progress) throws DeskException;
  }

  /**
   * Opens a backup.
   *
   * @throws DeskException keys {@code backup.*}: unreadable, no-backup, newer, truncated
   */
  public static OfficeRestore open(Path file) throws DeskException {
    return new OfficeRestore(BackupReader.open(file));
  }

  /** The keyring of that time: whoever had a password then opens the backup with it. */
  public byte[] keyring() {
    return reader.header().keyring().clone();
  }

  /** The key all keys of backups come from; the caller clears it. */
  public static byte[] root(byte[] dataKey) {
    return BackupCipher.root(dataKey);
  }

  /** The key of one backup; the caller clears it. */
  public static byte[] key(byte[] root, byte[] salt) {
    return BackupCipher.key(root, salt);
  }

  /**
   * Unpacks into a new folder and proves what came out; the files stay there.
   *
   * @param dataKey of that time
   * @param staging a folder that doesn't exist yet
   * @throws DeskException keys {@code backup.*}; the folder is gone then
   */
  public Proof unpack(byte[] dataKey, Path staging, Inspector inspector, Progress progress)
      throws DeskException {
    byte[] root = BackupCipher.root(dataKey);
    byte[] key = BackupCipher.key(root, reader.header().salt());
    try {
      return unpack(reader, key, staging, inspector, progress);
    } catch (DeskException | RuntimeException e) {
      remove(staging);
      throw e;
    } finally {
      Arrays.fill(root, (byte) 0);
      Arrays.fill(key, (byte) 0);
    }
  }

  /** Unpacks, proves and takes away again. */
  static Proof prove(
      BackupReader reader, byte[] key, Path staging, Inspector inspector, Progress progress)
      throws DeskException {
    try {
      return unpack(reader, key, staging, inspector, progress);
    } finally {
      remove(staging);
    }
  }

  private static Proof unpack(
      BackupReader reader, byte[] key, Path staging, Inspector inspector, Progress progress)
      throws DeskException {
    var phases = new Phases(progress, 2);
    BackupHeader header = reader.header();
    try {
      remove(staging);
      Files.createDirectories(staging);
      if (FreeSpace.at(staging) < header.content()) {
        throw new DeskException(
            Problem.of(
                Kind.REFUSED,
                "backup.no-space",
                staging.toString(),
                Long.toString(header.content())));
      }
    } catch (IOException e) {
      throw new DeskException(
          Problem.of(Kind.OTHER_SIDE, "backup.unwritable", staging.toString()), e);
    }
    reader.read(
        key,
        part -> Files.newOutputStream(staging.resolve(part.name()), StandardOpenOption.CREATE_NEW),
        phases.next());
    SnapshotSource.Facts facts = inspector.inspect(staging.resolve(STORE), phases.next());
    if (!facts.equals(header.facts())) {
      throw new DeskException(Problem.of(Kind.USAGE, "backup.damaged", STORE));
    }
    return new Proof(
        header.madeAt(),
        facts.schema(),
        facts.applications(),
        facts.archives(),
        header.parts().stream()
            .map(BackupHeader.Part::name)
            .filter(name -> !name.equals(STORE))
            .toList());
  }

  /**
   * Puts an unpacked backup in place. The keyring goes first and comes last, so that nobody can
   * sign in to half of it after a crash.
   *
   * @param staging as unpacked, on the same disk
   * @param data folder of the store
   * @param aside where what is there goes; a folder that doesn't exist
   * @throws DeskException {@code backup.unwritable}
   */
  public void place(Path staging, Path data, Path aside) throws DeskException {
    try {
      OwnersOnly.folder(data);
      for (Path file : there(data)) {
        Files.createDirectories(aside);
        Files.move(file, aside.resolve(String.valueOf(file.getFileName())));
      }
      OwnersOnly.file(staging.resolve(STORE));
      Files.move(staging.resolve(STORE), data.resolve(STORE));
      Path keyring = staging.resolve(KEYRING);
      Files.write(
          keyring, reader.header().keyring(), StandardOpenOption.CREATE, StandardOpenOption.DSYNC);
      OwnersOnly.file(keyring);
      Files.move(keyring, data.resolve(KEYRING));
    } catch (IOException e) {
      throw new DeskException(Problem.of(Kind.OTHER_SIDE, "backup.unwritable", data.toString()), e);
    }
  }

  /**
   * Every file of the data folder, the keyring first: copies of a keyring and what else may lie
   * there belong to the store that goes. The lock stays, since it is held.
   */
  private static List<Path> there(Path data) throws IOException {
    try (Stream<Path> files = Files.list(data)) {
      return files
          .filter(Files::isRegularFile)
          .filter(f -> !String.valueOf(f.getFileName()).endsWith(".lock"))
          .sorted(Comparator.comparing(f -> !String.valueOf(f.getFileName()).startsWith("keyring")))
          .toList();
    }
  }

  /** Takes a staging folder away; what can't be removed is encrypted. */
  public static void remove(Path staging) {
    try (Stream<Path> files = Files.exists(staging) ? Files.list(staging) : Stream.empty()) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(staging);
    } catch (IOException e) {
      // tried again at the next one
    }
  }

  @Override
  public void close() {
    reader.close();
  }
}
