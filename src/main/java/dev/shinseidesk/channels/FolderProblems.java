package dev.shinseidesk.channels;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.FreeSpace;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Turns what the file system says into what a clerk can act on. */
final class FolderProblems {
  private static final List<String> FULL =
      List.of("no space left", "quota", "not enough space", "file too large");

  private FolderProblems() {}

  static DeskException missing(Path folder) {
    return ChannelProblems.passing(null, "channel.folder-missing", folder.toString());
  }

  /**
   * What a failed act on the folder means.
   *
   * @param needed bytes that were to be written; the system's words for a full disk are in its own
   *     language, so the free space is asked too
   */
  static DeskException writing(IOException e, Path folder, long needed) {
    if (!Files.isDirectory(folder)) {
      return missing(folder);
    }
    String said = Objects.toString(e.getMessage(), "").toLowerCase(Locale.ROOT);
    String key;
    if (FULL.stream().anyMatch(said::contains) || FreeSpace.at(folder) < needed) {
      key = "channel.full";
    } else if (e instanceof AccessDeniedException || said.contains("read-only")) {
      key = "channel.not-writable";
    } else if (e instanceof NoSuchFileException) {
      key = "channel.interrupted";
    } else {
      key = "channel.write-failed";
    }
    return ChannelProblems.passing(e, key, folder.toString());
  }

  /** What a failed look into the folder means. */
  static DeskException reading(IOException e, Path folder, String name) {
    if (!Files.isDirectory(folder)) {
      return missing(folder);
    }
    return e instanceof NoSuchFileException
        ? ChannelProblems.fileMissing(e, folder.toString(), name)
        : listing(e, folder);
  }

  /** What a failed look at the folder itself means. */
  static DeskException listing(IOException e, Path folder) {
    if (!Files.isDirectory(folder)) {
      return missing(folder);
    }
    String key =
        e instanceof AccessDeniedException ? "channel.not-readable" : "channel.read-failed";
    return ChannelProblems.passing(e, key, folder.toString());
  }
}
