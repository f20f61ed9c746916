package dev.shinseidesk.keeping;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.channels.ListedFile;
import dev.shinseidesk.channels.Transport;
import dev.shinseidesk.channels.TransportSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A channel. What is larger than a piece goes in pieces {@code .001}, {@code .002} …, since a
 * channel takes a file whole and proves it whole; {@code .end}, which names them all, goes last.
 * Pieces without it are no backup. Stateless; any thread but the FX thread.
 */
public final class ChannelPlace implements BackupPlace {
  private static final Logger LOG = LoggerFactory.getLogger(ChannelPlace.class);
  private static final int PIECE = 64 << 20;
  private static final String END = ".end";
  private static final String PART_OF_SET = "\\.(\\d{3,}|end)$";

  private final Transport transport;
  private final int piece;

  /** That channel. */
  public ChannelPlace(Transport transport) {
    this(transport, PIECE);
  }

  /**
   * A channel that takes no larger files than this.
   *
   * @param piece bytes, above 0
   */
  public ChannelPlace(Transport transport, int piece) {
    this.transport = transport;
    this.piece = piece;
  }

  @Override
  public String shown() {
    return transport.destination();
  }

  @Override
  public String put(Path file, String name, Progress progress) throws DeskException {
    try (InputStream in = Files.newInputStream(file)) {
      long size = Files.size(file);
      if (size <= piece) {
        try (TransportSession session = transport.connect()) {
          session.put(name, in.readAllBytes());
        }
        progress.report(size, size);
        return name;
      }
      boolean whole = false;
      try (TransportSession session = transport.connect()) {
        pieces(session, in, name, size, progress);
        whole = true;
      } finally {
        if (!whole) {
          takeBack(name);
        }
      }
      return name + ".001";
    } catch (IOException e) {
      throw new DeskException(
          Problem.of(Kind.OTHER_SIDE, "backup.unwritable", transport.destination()), e);
    }
  }

  private void pieces(
      TransportSession session, InputStream in, String name, long size, Progress progress)
      throws IOException, DeskException {
    var end = new StringBuilder();
    long done = 0;
    for (int number = 1; done < size; number++) {
      if (progress.cancelled()) {
        throw Keepers.refused("backup.cancelled");
      }
      byte[] bytes = in.readNBytes(piece);
      String part = String.format(Locale.ROOT, "%s.%03d", name, number);
      session.put(part, bytes);
      end.append(Sha256.of(bytes).hex()).append("  ").append(part).append('\n');
      done += bytes.length;
      progress.report(done, size);
    }
    session.put(name + END, end.toString().getBytes(StandardCharsets.US_ASCII));
  }

  /** By a connection of its own: the one that failed may be gone. */
  private void takeBack(String name) {
    try (TransportSession session = transport.connect()) {
      for (ListedFile file : session.list()) {
        if (set(file).equals(name)) {
          session.remove(file.name());
        }
      }
    } catch (DeskException e) {
      // no backup without its end; the next ones take it away
      LOG.warn("pieces of a backup stay at the other side: {}", e.problem().key());
    }
  }

  private static String set(ListedFile file) {
    return file.name().replaceFirst(PART_OF_SET, "");
  }

  @Override
  public int prune(String stem, int keep) throws DeskException {
    try (TransportSession session = transport.connect()) {
      List<ListedFile> mine =
          session.list().stream()
              .filter(f -> f.name().startsWith(stem) && set(f).endsWith(FolderPlace.SUFFIX))
              .toList();
      List<String> whole =
          mine.stream()
              .filter(f -> f.name().equals(set(f)) || f.name().endsWith(END))
              .map(ChannelPlace::set)
              .distinct()
              .sorted()
              .toList();
      List<String> old = whole.subList(0, Math.max(0, whole.size() - keep));
      // What two whole ones came after is no upload under way any more.
      String overtaken = whole.size() < 2 ? "" : whole.get(whole.size() - 2);
      for (ListedFile file : mine) {
        String set = set(file);
        if (old.contains(set) || (!whole.contains(set) && set.compareTo(overtaken) < 0)) {
          session.remove(file.name());
        }
      }
      return old.size();
    }
  }
}
