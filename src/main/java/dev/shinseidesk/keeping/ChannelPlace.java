package dev.shinseidesk.keeping;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.channels.ListedFile;
import dev.shinseidesk.channels.Transport;
import dev.shinseidesk.channels.TransportSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A channel. What is larger than a piece goes in pieces {@code .001}, {@code .002} …, since a
 * channel takes a file whole and proves it whole. Stateless; any thread but the FX thread.
 */
public final class ChannelPlace implements BackupPlace {
  private static final int PIECE = 64 << 20;

  private final Transport transport;
  private final int piece;

  /** That channel. */
  public ChannelPlace(Transport transport) {
    this(transport, PIECE);
  }

  /** For tests: smaller pieces. */
  ChannelPlace(Transport transport, int piece) {
    this.transport = transport;
    this.piece = piece;
  }

  @Override
  public String shown() {
    return transport.destination();
  }

  @Override
  public String put(Path file, String name, Progress progress) throws DeskException {
    try (TransportSession session = transport.connect();
        InputStream in = Files.newInputStream(file)) {
      long size = Files.size(file);
      if (size <= piece) {
        session.put(name, in.readAllBytes());
        progress.report(size, size);
        return name;
      }
      long done = 0;
      for (int number = 1; done < size; number++) {
        if (progress.cancelled()) {
          remove(session, name);
          throw Keepers.refused("backup.cancelled");
        }
        byte[] bytes = in.readNBytes(piece);
        session.put(String.format(Locale.ROOT, "%s.%03d", name, number), bytes);
        done += bytes.length;
        progress.report(done, size);
      }
      return name + ".001";
    } catch (IOException e) {
      throw new DeskException(
          Problem.of(Kind.REFUSED, "backup.unwritable", transport.destination()), e);
    }
  }

  private static void remove(TransportSession session, String name) throws DeskException {
    for (ListedFile file : session.list()) {
      if (file.name().startsWith(name)) {
        session.remove(file.name());
      }
    }
  }

  @Override
  public int prune(String stem, int keep) throws DeskException {
    try (TransportSession session = transport.connect()) {
      List<ListedFile> listed =
          session.list().stream().filter(f -> f.name().startsWith(stem)).toList();
      List<String> sets =
          listed.stream()
              .map(f -> f.name().replaceFirst("\\.\\d{3}$", ""))
              .filter(n -> n.endsWith(FolderPlace.SUFFIX))
              .distinct()
              .sorted()
              .toList();
      List<String> old = sets.subList(0, Math.max(0, sets.size() - keep));
      for (ListedFile file : listed) {
        if (old.contains(file.name().replaceFirst("\\.\\d{3}$", ""))) {
          session.remove(file.name());
        }
      }
      return old.size();
    }
  }
}
