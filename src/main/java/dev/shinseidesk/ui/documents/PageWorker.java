package dev.shinseidesk.ui.documents;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.archive.ArchiveReport;
import dev.shinseidesk.archive.DocumentInfo;
import dev.shinseidesk.archive.Documents;
import dev.shinseidesk.archive.OpenedDocument;
import dev.shinseidesk.archive.PixelImage;
import org.jspecify.annotations.Nullable;

/**
 * The viewer's part off the FX thread: the archive's bytes, the one open document, the pages drawn
 * lately. Not thread-safe; the viewer's worker runs one thing at a time.
 */
final class PageWorker {
  private final Documents documents;
  private final PageCache cache;
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

  /** Lets go of everything. */
  void close() {
    closeOpen();
    cache.clear();
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
    throw new IllegalStateException("no document with pages is open");
  }
}
