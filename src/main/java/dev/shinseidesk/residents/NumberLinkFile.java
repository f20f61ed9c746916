package dev.shinseidesk.residents;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.Progress;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Takes a full file of 番号紐付情報 (001o014, 001o020) into the store without a preview: line by line,
 * all or nothing, stopping at the first line that can't be read. For filling an empty store;
 * offices take files in by {@link NumberLinkDesk}. Stateless, any thread but the FX thread.
 */
public final class NumberLinkFile {
  private static final int TOLD_EVERY = 1_000;

  private final NumberLinkStore store;
  private final NumberLinkProfile profile;

  /** Into this store, written as this profile says. */
  public NumberLinkFile(NumberLinkStore store, NumberLinkProfile profile) {
    this.store = store;
    this.profile = profile;
  }

  /**
   * Replaces all links by the file's; lines that say a link is none any more are left out.
   *
   * @param asOf what the file stands for
   * @param progress told the links read so far; cancelling leaves the old links
   * @return links taken over
   * @throws DeskException keys {@code residents.*}: file-unreadable, wrong-encoding, wrong-columns,
   *     cut-off, line-too-long, not-text, line-invalid (with the line's number), empty, cancelled;
   *     the old links are all still there then
   */
  public long importFull(Path file, Instant asOf, Progress progress) throws DeskException {
    var text =
        new LinkFileText(
            () -> Files.newInputStream(file), String.valueOf(file.getFileName()), profile);
    try (Reader reader = text.open(bytes -> {})) {
      var links = new Links(new LinkFileLines(reader, profile, asOf), progress);
      if (!links.hasNext()) {
        throw new DeskException(Problem.of(Kind.USAGE, "residents.empty"));
      }
      store.replaceAll(() -> links, asOf);
      return links.taken;
    } catch (ImportStopped | UncheckedIOException | IOException e) {
      throw text.problem(e);
    }
  }

  /** The links of the file, one at a time. */
  private static final class Links implements Iterator<NumberLink> {
    private final LinkFileLines lines;
    private final Progress progress;
    private @Nullable NumberLink next;
    private long taken;

    Links(LinkFileLines lines, Progress progress) {
      this.lines = lines;
      this.progress = progress;
    }

    @Override
    public boolean hasNext() {
      while (next == null && lines.hasNext()) {
        LinkLine line = lines.next();
        refuseUnreadable();
        next = line instanceof LinkLine.Set set ? set.link() : null;
      }
      refuseUnreadable();
      return next != null;
    }

    private void refuseUnreadable() {
      if (lines.unreadable() > 0) {
        var first = lines.firstUnreadable().getFirst();
        throw new ImportStopped(
            Kind.USAGE,
            "residents.line-invalid",
            Long.toString(first.line()),
            first.item(),
            first.rule());
      }
    }

    @Override
    public NumberLink next() {
      if (!hasNext() || next == null) {
        throw new NoSuchElementException();
      }
      NumberLink link = next;
      next = null;
      taken++;
      if (taken % TOLD_EVERY == 0) {
        progress.report(taken, -1);
        if (progress.cancelled()) {
          throw new ImportStopped(Kind.REFUSED, "residents.cancelled");
        }
      }
      return link;
    }
  }
}
