package dev.shinseidesk.upkeep;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shinseidesk.application.FreeSpace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The data folder: store, keyring, rights, space. Opens nothing with a key. */
public final class StoreLook implements Examination {
  private static final byte[] PLAIN = "SQLite format 3\0".getBytes(US_ASCII);
  private static final int PAGE = 4096;
  private static final Set<PosixFilePermission> OTHERS =
      Set.of(
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);

  private final Path folder;
  private final long leastFree;
  private final long largestLog;

  /**
   * Of a data folder.
   *
   * @param leastFree bytes that should be free on its disk
   * @param largestLog bytes a write-ahead log may have before something keeps it from being folded
   *     in
   */
  public StoreLook(Path folder, long leastFree, long largestLog) {
    this.folder = folder;
    this.leastFree = leastFree;
    this.largestLog = largestLog;
  }

  @Override
  public List<Ailment> examine() {
    if (!Files.isDirectory(folder)) {
      return List.of(Ailment.grave("doctor.data-missing", folder));
    }
    List<Ailment> found = new ArrayList<>();
    if (!Folders.writable(folder)) {
      found.add(Ailment.grave("doctor.data-not-writable", folder));
    }
    found.addAll(Folders.tooOpen(folder, OTHERS));
    Path store = folder.resolve("store.db");
    Path keyring = folder.resolve("keyring.json");
    for (Path file : List.of(store, keyring)) {
      found.addAll(Folders.tooOpen(file, OTHERS));
    }
    try {
      keyring(keyring, Files.exists(store), found);
      store(store, Files.exists(keyring), found);
      space(found);
    } catch (IOException e) {
      found.add(Ailment.grave("doctor.data-unreadable", folder));
    }
    return found;
  }

  private static void keyring(Path keyring, boolean store, List<Ailment> found) throws IOException {
    if (!Files.exists(keyring)) {
      found.add(
          store
              ? Ailment.grave("doctor.keyring-missing", keyring)
              : Ailment.light("doctor.not-set-up", keyring.resolveSibling("")));
      return;
    }
    try {
      if (!new JsonMapper().readTree(Files.readString(keyring, UTF_8)).isObject()) {
        found.add(Ailment.grave("doctor.keyring-broken", keyring));
      }
    } catch (JacksonException | java.nio.charset.CharacterCodingException e) {
      found.add(Ailment.grave("doctor.keyring-broken", keyring));
    }
  }

  private void store(Path store, boolean keyring, List<Ailment> found) throws IOException {
    if (!Files.exists(store)) {
      if (keyring) {
        found.add(Ailment.grave("doctor.store-missing", store));
      }
      return;
    }
    long size = Files.size(store);
    byte[] head = new byte[PLAIN.length];
    try (InputStream in = Files.newInputStream(store)) {
      int read = in.readNBytes(head, 0, head.length);
      if (read == head.length && Arrays.equals(head, PLAIN)) {
        found.add(Ailment.grave("doctor.store-not-encrypted", store));
      } else if (size % PAGE != 0 || size == 0) {
        found.add(Ailment.grave("doctor.store-torn", store, size));
      }
    }
    Path log = Path.of(store + "-wal");
    if (Files.exists(log) && Files.size(log) > largestLog) {
      found.add(Ailment.light("doctor.store-log-large", log, Files.size(log) >> 20));
    }
    if (Files.exists(Path.of(store + ".upgrading"))) {
      found.add(Ailment.light("doctor.upgrade-interrupted", store));
    }
    inUse(Path.of(store + ".lock"), found);
  }

  private static void inUse(Path lock, List<Ailment> found) throws IOException {
    if (!Files.exists(lock)) {
      return;
    }
    try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        var held = channel.tryLock()) {
      if (held == null) {
        found.add(Ailment.light("doctor.store-in-use", lock));
      }
    } catch (OverlappingFileLockException e) {
      found.add(Ailment.light("doctor.store-in-use", lock));
    }
  }

  private void space(List<Ailment> found) {
    long free = FreeSpace.at(folder);
    if (free < leastFree) {
      found.add(Ailment.grave("doctor.space-low", folder, free >> 20, leastFree >> 20));
    }
  }
}
