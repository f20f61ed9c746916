package dev.shinseidesk.ui.documents;

import dev.shinseidesk.archive.PixelImage;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pages drawn lately, bounded by the pixels they hold, so that turning back is quick and a long
 * document doesn't fill the memory. Not thread-safe: only the viewer's own thread uses it.
 */
final class PageCache {
  /** What makes two drawings the same. */
  record Key(int document, int page, long scaleMillis) {
    static Key of(int document, int page, double scale) {
      return new Key(document, page, Math.round(scale * 1000));
    }
  }

  private final long maxPixels;
  private final Map<Key, PixelImage> pages = new LinkedHashMap<>(16, 0.75f, true);
  private long pixels;

  /**
   * An empty cache.
   *
   * @param maxPixels pixels of all pages together; four bytes each
   */
  PageCache(long maxPixels) {
    this.maxPixels = maxPixels;
  }

  @Nullable PixelImage get(Key key) {
    return pages.get(key);
  }

  /** Keeps a page and lets go of those unused longest; a page over the bound isn't kept at all. */
  void put(Key key, PixelImage image) {
    long size = size(image);
    if (size > maxPixels) {
      return;
    }
    PixelImage before = pages.put(key, image);
    pixels += size - (before == null ? 0 : size(before));
    Iterator<Map.Entry<Key, PixelImage>> oldest = pages.entrySet().iterator();
    while (pixels > maxPixels && oldest.hasNext()) {
      pixels -= size(oldest.next().getValue());
      oldest.remove();
    }
  }

  void clear() {
    pages.clear();
    pixels = 0;
  }

  long pixels() {
    return pixels;
  }

  private static long size(PixelImage image) {
    return (long) image.width() * image.height();
  }
}
