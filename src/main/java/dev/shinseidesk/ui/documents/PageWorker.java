package dev.shinseidesk.ui.documents;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.archive.ArchiveProblem;
import dev.shinseidesk.archive.ArchiveReport;
import dev.shinseidesk.archive.DocumentInfo;
import dev.shinseidesk.archive.Documents;
import dev.shinseidesk.archive.OpenedDocument;
import dev.shinseidesk.archive.PixelImage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The viewer's part off the FX thread: the archive's bytes, the one open document, the pages drawn
 * lately. Not thread-safe; the viewer's worker runs one thing at a time.
 */
final class PageWorker {
  /** 16 MB: about a hundred thumbnails. */
  private static final long SMALL_PIXELS = 4L << 20;

  private final Documents documents;
  private final PageCache cache;
  private final PageCache small = new PageCache(SMALL_PIXELS);
  private byte @Nullable [] zip;
  private @Nullable OpenedDocument open;

  PageWorker(Documents documents, PageCache cache) {
    this.documents = documents;
    this.cache = cache;
  }

  ArchiveReport read(byte[] bytes) {
    close();
    zip = bytes;
    return documents.read(bytes);
  }

  /** Takes an archive that was read already. */
  void keep(byte[] bytes) {
    close();
    zip = bytes;
  }

  /** Opens a document and closes the one open before. */
  OpenedDocument open(DocumentInfo info) {
    byte[] bytes = zip;
    if (bytes == null) {
      throw new IllegalStateException("no archive is loaded");
    }
    closeOpen();
    OpenedDocument opened = documents.open(bytes, info);
    open = opened;
    return opened;
  }

  double[] size(int page) throws DeskException {
    return paged().pageSize(page);
  }

  PixelImage draw(DocumentInfo info, int page, double scale) throws DeskException {
    PageCache.Key key = PageCache.Key.of(info.index(), page, scale);
    PixelImage kept = cache.get(key);
    if (kept != null) {
      return kept;
    }
    PixelImage drawn = paged().render(page, scale);
    cache.put(key, drawn);
    return drawn;
  }

  /**
   * Draws small.
   *
   * @param side pixels of the longer side
   */
  PixelImage sketch(DocumentInfo info, int page, int side) throws DeskException {
    double[] size = size(page);
    double scale = side / Math.max(1, Math.max(size[0], size[1]));
    PageCache.Key key = PageCache.Key.of(info.index(), page, scale);
    PixelImage kept = small.get(key);
    if (kept != null) {
      return kept;
    }
    PixelImage drawn = paged().render(page, scale);
    small.put(key, drawn);
    return drawn;
  }

  /** What must be known of a page although it is shown. */
  List<ArchiveProblem> notes(int page) throws DeskException {
    return paged().notes(page);
  }

  /** Where a text stands on a page. */
  List<OpenedDocument.Hit> find(int page, String query) throws DeskException {
    return paged().find(page, query);
  }

  /** Lets go of everything. */
  void close() {
    closeOpen();
    cache.clear();
    small.clear();
    zip = null;
  }

  private void closeOpen() {
    OpenedDocument before = open;
    open = null;
    if (before != null) {
      before.close();
    }
  }

  private OpenedDocument.Paged paged() {
    if (open instanceof OpenedDocument.Paged paged) {
      return paged;
    }
    if (open instanceof OpenedDocument.Composed composed && composed.pictures().isPresent()) {
      return composed.pictures().get();
    }
    throw new IllegalStateException("no document with pages is open");
  }
}
