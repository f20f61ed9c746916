package dev.shinseidesk.settings;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of a configuration folder's files, bounded, with contents laid over them that aren't saved
 * yet. For one thread.
 */
final class SettingsFolder {
  /** Greatest size of a file. */
  static final int MOST_BYTES = 8 << 20;

  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final Path folder;
  private final Map<String, byte[]> laidOver;

  /** A folder, and contents by file name that count instead of what stands there. */
  SettingsFolder(Path folder, Map<String, byte[]> laidOver) {
    this.folder = folder;
    this.laidOver = new HashMap<>(laidOver);
  }

  /** The folder. */
  Path folder() {
    return folder;
  }

  /**
   * Reads a file.
   *
   * @return its bytes without byte order mark; null where it can't be read, which is a mistake:
   *     {@code settings.missing}, {@code settings.not-a-file}, {@code settings.too-large}, {@code
   *     settings.not-utf8}
   */
  byte @Nullable [] read(String name, Mistakes mistakes) {
    byte[] bytes = laidOver.get(name);
    if (bytes == null) {
      bytes = stored(name, mistakes);
    }
    if (bytes == null) {
      return null;
    }
    if (bytes.length > MOST_BYTES) {
      tell(mistakes, "settings.too-large", name, Integer.toString(MOST_BYTES >> 20));
      return null;
    }
    if (bytes.length >= MARK.length && Arrays.equals(bytes, 0, MARK.length, MARK, 0, MARK.length)) {
      bytes = Arrays.copyOfRange(bytes, MARK.length, bytes.length);
    }
    long line = lineOfBadBytes(bytes);
    if (line > 0) {
      tell(mistakes, "settings.not-utf8", name, Long.toString(line));
      return null;
    }
    return bytes;
  }

  private byte @Nullable [] stored(String name, Mistakes mistakes) {
    try {
      Path file = folder.resolve(name);
      var attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (!attributes.isRegularFile()) {
        tell(mistakes, "settings.not-a-file", name);
        return null;
      }
      try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1); // one more than allowed is told by the caller
        return bytes.length > MOST_BYTES ? bytes : new EarlierForm(folder).today(name, bytes);
      }
    } catch (NoSuchFileException e) {
      byte[] derived = new EarlierForm(folder).today(name, null);
      if (derived != null) {
        return derived;
      }
      tell(mistakes, "settings.missing", name);
    } catch (InvalidPathException e) {
      tell(mistakes, "settings.missing", name);
    } catch (IOException e) {
      tell(mistakes, "settings.unreadable", name);
    }
    return null;
  }

  /** Number of the first line that isn't UTF-8; 0 where all are. */
  static long lineOfBadBytes(byte[] bytes) {
    var decoder = StandardCharsets.UTF_8.newDecoder();
    var in = ByteBuffer.wrap(bytes);
    try {
      decoder.decode(in);
      for (int i = 0; i < bytes.length; i++) {
        if (bytes[i] == 0) {
          return line(bytes, i); // UTF-16 without characters outside ASCII looks like UTF-8
        }
      }
      return 0;
    } catch (CharacterCodingException e) {
      return line(bytes, in.position());
    }
  }

  private static long line(byte[] bytes, int end) {
    long line = 1;
    for (int i = 0; i < end; i++) {
      if (bytes[i] == '\n') {
        line++;
      }
    }
    return line;
  }

  private static void tell(Mistakes mistakes, String key, String... facts) {
    mistakes.add(new Problem(Kind.USAGE, key, java.util.List.of(facts)));
  }
}
