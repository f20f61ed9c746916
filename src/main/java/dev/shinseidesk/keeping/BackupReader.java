package dev.shinseidesk.keeping;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.Progress;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Reads a backup. Whatever the file holds, only a problem comes of it; what was given out before a
 * fault was found must not be used. One thread; close it.
 */
final class BackupReader implements AutoCloseable {
  private static final int MOST_HEADER = 4 << 20;

  private final String name;
  private final DataInputStream in;
  private final byte[] front;
  private final BackupHeader header;

  private BackupReader(String name, DataInputStream in, byte[] front, BackupHeader header) {
    this.name = name;
    this.in = in;
    this.front = front;
    this.header = header;
  }

  /** Where the content of one part goes. */
  interface Sink {
    /** Opens it; the reader closes it. */
    OutputStream open(BackupHeader.Part part) throws IOException;
  }

  /**
   * Opens it and reads what stands in front.
   *
   * @param file the file; where it came in pieces, the first one ({@code .001})
   * @throws DeskException keys {@code backup.*}: unreadable, no-backup, newer, truncated
   */
  static BackupReader open(Path file) throws DeskException {
    String name = String.valueOf(file.getFileName());
    DataInputStream in = null;
    try {
      in = new DataInputStream(new BufferedInputStream(stream(file), 1 << 16));
      byte[] magic = in.readNBytes(BackupWriter.MAGIC.length);
      if (!Arrays.equals(magic, BackupWriter.MAGIC)) {
        throw problem("backup.no-backup", name);
      }
      int version = in.readInt();
      if (version != BackupWriter.VERSION) {
        throw problem(version > BackupWriter.VERSION ? "backup.newer" : "backup.no-backup", name);
      }
      int length = in.readInt();
      if (length < 2 || length > MOST_HEADER) {
        throw problem("backup.no-backup", name);
      }
      byte[] json = in.readNBytes(length);
      if (json.length < length) {
        throw problem("backup.truncated", name);
      }
      byte[] front =
          ByteBuffer.allocate(magic.length + 8 + length)
              .put(magic)
              .putInt(version)
              .putInt(length)
              .put(json)
              .array();
      return new BackupReader(name, in, front, BackupHeader.of(json));
    } catch (EOFException e) {
      closed(in);
      throw problem("backup.truncated", name);
    } catch (IOException e) {
      closed(in);
      throw new DeskException(Problem.of(Kind.USAGE, "backup.unreadable", name), e);
    } catch (DeskException e) {
      closed(in);
      throw e;
    }
  }

  private static void closed(java.io.@org.jspecify.annotations.Nullable Closeable in) {
    try {
      if (in != null) {
        in.close();
      }
    } catch (IOException e) {
      // the failure that led here is told
    }
  }

  /** The file, or the pieces it was cut into, one behind the other. */
  private static InputStream stream(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(name);
    }
    if (!name.endsWith(".001")) {
      return Files.newInputStream(file);
    }
    List<InputStream> pieces = new ArrayList<>();
    String stem = name.substring(0, name.length() - 3);
    for (int i = 1; i < 1000; i++) {
      Path piece = file.resolveSibling(stem + String.format(Locale.ROOT, "%03d", i));
      if (!Files.exists(piece)) {
        break;
      }
      pieces.add(Files.newInputStream(piece));
    }
    if (pieces.isEmpty()) {
      throw new FileNotFoundException(name);
    }
    return new SequenceInputStream(Collections.enumeration(pieces));
  }

  BackupHeader header() {
    return header;
  }

  /**
   * Decrypts all of it; each part's hash must agree.
   *
   * @param key of this file
   * @throws DeskException keys {@code backup.*}: wrong-key, damaged, truncated, cancelled,
   *     unwritable
   */
  void read(byte[] key, Sink sink, Progress progress) throws DeskException {
    if (!MessageDigest.isEqual(BackupCipher.check(key), header.check())) {
      throw problem("backup.wrong-key", name);
    }
    try (var cipher = new BackupCipher(key, front)) {
      var chunks = new Chunks(cipher);
      long done = 0;
      for (BackupHeader.Part part : header.parts()) {
        MessageDigest digest = BackupCipher.sha256();
        try (OutputStream out = sink.open(part)) {
          for (long left = part.size(); left > 0; ) {
            int length = chunks.some(left);
            out.write(chunks.content, chunks.at - length, length);
            digest.update(chunks.content, chunks.at - length, length);
            left -= length;
            done += length;
            progress.report(done, header.content());
            if (progress.cancelled()) {
              throw Keepers.refused("backup.cancelled");
            }
          }
        } catch (IOException e) {
          throw new DeskException(Problem.of(Kind.USAGE, "backup.unwritable", part.name()), e);
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(part.sha256())) {
          throw problem("backup.damaged", name);
        }
      }
      chunks.end();
    }
  }

  /** Goes through the chunks. */
  private final class Chunks {
    private final BackupCipher cipher;
    private byte[] content = {};
    private int at;
    private long number;
    private boolean last;

    Chunks(BackupCipher cipher) {
      this.cipher = cipher;
    }

    /** Steps over at least one byte and at most so many; gives how many. */
    int some(long most) throws DeskException {
      while (at == content.length) {
        if (last) {
          throw problem("backup.damaged", name);
        }
        next();
      }
      int length = (int) Math.min(most, content.length - at);
      at += length;
      return length;
    }

    private void next() throws DeskException {
      byte[] sealed;
      try {
        int length = in.readInt();
        if (length < BackupCipher.TAG || length > BackupWriter.CHUNK + BackupCipher.TAG) {
          throw problem("backup.damaged", name);
        }
        sealed = in.readNBytes(length);
        if (sealed.length < length) {
          throw problem("backup.truncated", name);
        }
      } catch (EOFException e) {
        throw problem("backup.truncated", name);
      } catch (IOException e) {
        throw new DeskException(Problem.of(Kind.USAGE, "backup.unreadable", name), e);
      }
      byte[] plain = cipher.open(sealed, number, false);
      if (plain == null) {
        plain = cipher.open(sealed, number, true);
        last = true;
      }
      if (plain == null) {
        throw problem("backup.damaged", name);
      }
      number++;
      content = plain;
      at = 0;
    }

    /** Nothing may follow the last chunk, and the last one must have come. */
    void end() throws DeskException {
      try {
        while (!last) {
          next();
        }
        if (at < content.length || in.read() != -1) {
          throw problem("backup.damaged", name);
        }
      } catch (IOException e) {
        throw new DeskException(Problem.of(Kind.USAGE, "backup.unreadable", name), e);
      }
    }
  }

  private static DeskException problem(String key, String name) {
    return new DeskException(Problem.of(Kind.USAGE, key, name));
  }

  @Override
  public void close() {
    closed(in);
  }
}
