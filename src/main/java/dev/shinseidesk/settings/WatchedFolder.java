package dev.shinseidesk.settings;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.WholeFile;
import dev.shinseidesk.provisioning.InForceStore;
import dev.shinseidesk.provisioning.InForceStore.Held;
import dev.shinseidesk.services.SettingsLocks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The configuration folder as administrators write it: what is written is noted in the store first
 * and in force afterwards, so that what anybody else writes shows. For one saving at a time.
 */
public final class WatchedFolder {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT).withZone(ZoneId.of("Asia/Tokyo"));

  private final Path folder;
  private final InForceStore inForce;
  private final SettingsLocks locks;
  private final Clock clock;

  /**
   * A folder.
   *
   * @param inForce where what is in force is kept
   * @param locks what stays as it is on this desk
   */
  public WatchedFolder(Path folder, InForceStore inForce, SettingsLocks locks, Clock clock) {
    this.folder = folder;
    this.inForce = inForce;
    this.locks = locks;
    this.clock = clock;
  }

  Path path() {
    return folder;
  }

  SettingsLocks locks() {
    return locks;
  }

  /** A file in today's form; null where it can't be read. */
  byte @Nullable [] stored(String name) {
    return new SettingsFolder(folder, Map.of()).read(name, new Mistakes());
  }

  /**
   * Writes files in this order; the version before of each stays beside it with the time in its
   * name.
   *
   * @throws DeskException {@code settings.differ}: what stands there was not in force, so that
   *     saving over it would bring along what somebody else wrote; {@code settings.not-writable}
   */
  void write(SequencedMap<String, byte[]> files) throws DeskException {
    Map<String, Held> held = inForce.held();
    Map<String, byte[]> next = new TreeMap<>(files);
    if (!held.isEmpty()) {
      requireInForce(held, files);
      newlyNamed(held, files).forEach(next::putIfAbsent);
      inForce.saving(next);
    }
    try {
      new EarlierForm(folder).settle();
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        byte[] before = stored(file.getKey());
        if (before != null) {
          WholeFile.replace(backup(file.getKey()), before);
        }
        WholeFile.replace(folder.resolve(file.getKey()), file.getValue());
      }
    } catch (IOException e) {
      throw new DeskException(
          Problem.of(Kind.USAGE, "settings.not-writable", folder.toString()), e);
    }
    if (!held.isEmpty()) {
      inForce.saved(next.keySet());
    }
  }

  private void requireInForce(Map<String, Held> held, Map<String, byte[]> files)
      throws DeskException {
    Map<String, byte[]> now = new TreeMap<>();
    for (String name : files.keySet()) {
      byte[] stands = stored(name);
      if (stands != null && held.containsKey(name)) {
        now.put(name, stands);
      }
    }
    List<String> words =
        FilesInForce.changed(held, now).stream().flatMap(one -> one.words().stream()).toList();
    if (!words.isEmpty()) {
      throw new DeskException(
          Problem.of(
              Kind.REFUSED,
              "settings.differ",
              String.join(", ", words.subList(0, Math.min(12, words.size()))),
              Integer.toString(words.size())));
    }
  }

  /** What the files bring into use that lies in the folder and was not in force. */
  private Map<String, byte[]> newlyNamed(Map<String, Held> held, Map<String, byte[]> files) {
    Map<String, byte[]> named = new TreeMap<>(FilesInForce.read(folder, files));
    named.keySet().removeAll(held.keySet());
    return named;
  }

  /** A free name for the version before. */
  private Path backup(String name) {
    String stem = name + "." + STAMP.format(clock.instant());
    Path file = folder.resolve(stem + ".bak");
    for (int i = 2; Files.exists(file); i++) {
      file = folder.resolve(stem + "-" + i + ".bak");
    }
    return file;
  }
}
