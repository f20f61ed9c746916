package dev.shinseidesk.residents;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.channels.ListedFile;
import dev.shinseidesk.channels.TransportSession;
import dev.shinseidesk.residents.NumberLinkDesk.Extent;
import dev.shinseidesk.residents.NumberLinkImports.FileMark;
import dev.shinseidesk.residents.NumberLinkImports.InForce;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files of a source: which wait, and bringing one here. Stateless, any thread but the FX thread.
 */
final class LinkFiles {
  /** Bytes of a file; 5 million lines have about a quarter of it. */
  static final long MOST_BYTES = 2L << 30;

  private final NumberLinkImports imports;
  private final Path temporary;

  /**
   * Over these imports.
   *
   * @param temporary whose disk has room for a file, encrypted, while it is taken in
   */
  LinkFiles(NumberLinkImports imports, Path temporary) {
    this.imports = imports;
    this.temporary = temporary;
  }

  /**
   * A file of a source.
   *
   * @param asOf what it stands for: by its name, else when it was last written
   */
  record Found(FileMark file, Extent extent, Instant asOf) {}

  /** What is done with a file while it is here. */
  interface Work<T> {
    /** Does it. */
    T with(Found found, LinkContent content) throws DeskException;
  }

  /**
   * What hasn't been taken in and isn't older than what is in force, in the order of taking in:
   * what a file stands for, full files before differences, names.
   *
   * @throws DeskException {@code channel.*}
   */
  List<Found> waiting(NumberLinkSource source) throws DeskException {
    InForce now = imports.inForce();
    List<Found> waiting = new ArrayList<>();
    for (ListedFile file : list(source)) {
      Found found = found(source, file);
      if (found != null && isAhead(found, now) && !imports.wasTaken(source.id(), found.file())) {
        waiting.add(found);
      }
    }
    waiting.sort(
        Comparator.comparing(Found::asOf)
            .thenComparing(Found::extent)
            .thenComparing(found -> found.file().name()));
    return waiting;
  }

  /** A store filled before files were noted holds the file of that moment itself. */
  private boolean isAhead(Found found, @Nullable InForce now) {
    if (now == null) {
      return true;
    }
    int order = found.asOf().compareTo(now.asOf());
    return order > 0 || (order == 0 && !imports.taken(1).isEmpty());
  }

  private static List<ListedFile> list(NumberLinkSource source) throws DeskException {
    try (TransportSession session = source.transport().connect()) {
      return session.list();
    }
  }

  private static @Nullable Found found(NumberLinkSource source, ListedFile file) {
    LinkFileName full = source.fullName();
    if (full != null && full.matches(file.name())) {
      return found(full, file, Extent.FULL);
    }
    LinkFileName difference = source.differenceName();
    return difference != null && difference.matches(file.name())
        ? found(difference, file, Extent.DIFFERENCE)
        : null;
  }

  private static Found found(LinkFileName name, ListedFile file, Extent extent) {
    return new Found(
        new FileMark(file.name(), file.size(), file.modifiedAt()),
        extent,
        name.asOf(file.name()).orElse(file.modifiedAt()));
  }

  /**
   * Brings a file here for as long as the work lasts; it lies on this machine's disk encrypted
   * only.
   *
   * @throws DeskException {@code residents.file-unknown}, {@code channel.*}, {@code
   *     residents.no-room}, and what the work throws; nothing of the file stays in any case
   */
  <T> T fetch(NumberLinkSource source, String name, Work<T> work) throws DeskException {
    try (SealedSpool spool = spool()) {
      Found found = null;
      try (TransportSession session = source.transport().connect()) {
        for (ListedFile listed : session.list()) {
          if (listed.name().equals(name)) {
            found = found(source, listed);
          }
        }
        if (found == null) {
          throw new DeskException(Problem.of(Kind.USAGE, "residents.file-unknown", name));
        }
        try (OutputStream out = spool.fill()) {
          session.fetch(name, out, MOST_BYTES);
        }
      }
      return work.with(found, spool);
    } catch (IOException e) {
      throw new DeskException(Problem.of(Kind.USAGE, "residents.no-room"), e);
    }
  }

  private SealedSpool spool() throws DeskException {
    try {
      return SealedSpool.in(temporary);
    } catch (IOException e) {
      throw new DeskException(Problem.of(Kind.USAGE, "residents.no-room"), e);
    }
  }

  /**
   * A file of this machine.
   *
   * @throws DeskException {@code residents.file-unreadable}, {@code residents.too-large}
   */
  static Found local(NumberLinkSource source, Path file, Extent extent) throws DeskException {
    String name = String.valueOf(file.getFileName());
    try {
      long size = Files.size(file);
      if (!Files.isRegularFile(file)) {
        throw new DeskException(Problem.of(Kind.USAGE, "residents.file-unreadable", name));
      }
      if (size > MOST_BYTES) {
        throw new DeskException(
            Problem.of(
                Kind.USAGE,
                "residents.too-large",
                name,
                Long.toString(size),
                Long.toString(MOST_BYTES)));
      }
      Instant modified = Files.getLastModifiedTime(file).toInstant();
      LinkFileName pattern = extent == Extent.FULL ? source.fullName() : source.differenceName();
      Instant asOf = pattern == null ? modified : pattern.asOf(name).orElse(modified);
      return new Found(new FileMark(name, size, modified), extent, asOf);
    } catch (IOException e) {
      throw new DeskException(Problem.of(Kind.USAGE, "residents.file-unreadable", name), e);
    }
  }
}
