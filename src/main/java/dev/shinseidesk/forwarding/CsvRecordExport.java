package dev.shinseidesk.forwarding;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Operator.Role;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.Progress;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The export as CSV: UTF-8 without mark, CRLF, every value quoted, Japanese item names as header.
 * Records pass one by one from the store into a file beside the final one, which gets its name when
 * it is whole. Stateless, any thread but the FX thread.
 */
public final class CsvRecordExport implements RecordExport {
  private static final Set<Role> MAY = Set.of(Role.SUPERVISOR, Role.ADMINISTRATOR);
  private static final int REPORT_EVERY = 500;

  private final ForwardingStore store;
  private final ItemsCsv csv = new ItemsCsv(CsvStyle.DEFAULT);

  /** Over this store. */
  public CsvRecordExport(ForwardingStore store) {
    this.store = store;
  }

  @Override
  public long write(
      Operator by,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      Path file,
      Progress progress)
      throws DeskException {
    if (by.roles().stream().noneMatch(MAY::contains)) {
      throw refused(Kind.REFUSED, "export.not-permitted");
    }
    Path whole = file.toAbsolutePath();
    Path temp = whole.resolveSibling(Objects.toString(whole.getFileName()) + ".part");
    refuseExisting(whole);
    try {
      Files.deleteIfExists(temp); // a leftover of a crash
      long records;
      try (FileChannel out =
          FileChannel.open(temp, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        var stream = new BufferedOutputStream(Channels.newOutputStream(out), 1 << 16);
        records = records(stream, from, until, progress);
        stream.flush();
        out.force(true);
      }
      refuseExisting(whole);
      named(temp, whole);
      return records;
    } catch (IOException | UncheckedIOException e) {
      throw new DeskException(Problem.of(Kind.USAGE, "export.not-writable", file.toString()), e);
    } finally {
      removeQuietly(temp);
    }
  }

  private long records(
      OutputStream out, @Nullable LocalDate from, @Nullable LocalDate until, Progress progress)
      throws IOException, DeskException {
    long total = store.countProvided(from, until);
    out.write(csv.head());
    var count = new Writing(out, total, progress);
    store.eachProvided(from, until, count::record);
    DeskException problem = count.problem;
    if (problem != null) {
      throw problem;
    }
    progress.report(count.records, total);
    return count.records;
  }

  /** One run: writes each record, remembers why it ended. */
  private final class Writing {
    private final OutputStream out;
    private final long total;
    private final Progress progress;
    private long records;
    private @Nullable DeskException problem;

    Writing(OutputStream out, long total, Progress progress) {
      this.out = out;
      this.total = total;
      this.progress = progress;
    }

    boolean record(ForwardingItems items) {
      if (progress.cancelled()) {
        problem = refused(Kind.REFUSED, "export.cancelled");
        return false;
      }
      try {
        out.write(csv.line(items));
      } catch (DeskException e) {
        problem = e;
        return false;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      records++;
      if (records % REPORT_EVERY == 0) {
        progress.report(records, total);
      }
      return true;
    }
  }

  private static void refuseExisting(Path file) throws DeskException {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw refused(Kind.USAGE, "export.exists", file.toString());
    }
  }

  private static void named(Path temp, Path file) throws IOException {
    try {
      Files.move(temp, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temp, file);
    }
  }

  private static void removeQuietly(Path temp) {
    try {
      Files.deleteIfExists(temp);
    } catch (IOException e) {
      // the failure that led here is told; a leftover bears its suffix and goes with the next run
    }
  }

  private static DeskException refused(Kind kind, String key, String... facts) {
    return new DeskException(Problem.of(kind, key, facts));
  }
}
