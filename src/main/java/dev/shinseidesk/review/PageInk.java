package dev.shinseidesk.review;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.archive.ArchiveProblem;
import dev.shinseidesk.archive.OpenedDocument;
import dev.shinseidesk.archive.PixelImage;

/** How dark or pale a page is, from a small drawing of it. Static and pure. */
final class PageInk {
  /** Longer side of the drawing, in dots: enough to see a line of writing. */
  private static final double DRAWN = 240;

  private static final int DARK = 56;
  private static final int PALE = 224;

  private PageInk() {}

  /**
   * Looks at a page; one with text is neither blank nor black and isn't drawn.
   *
   * @param page from 0
   */
  static DocumentReader.Page page(
      OpenedDocument.Paged document, int page, boolean picture, boolean text) throws DeskException {
    double[] size = document.pageSize(page);
    int width = (int) Math.round(size[0]);
    int height = (int) Math.round(size[1]);
    if (text) {
      return new DocumentReader.Page(page + 1, width, height, picture, 0, 0);
    }
    double longer = Math.max(1, Math.max(size[0], size[1]));
    PixelImage drawn = document.render(page, Math.min(1, DRAWN / longer));
    if (document.notes(page).stream().anyMatch(ArchiveProblem::fatal)) {
      // what isn't drawn may be all there is on it: neither blank nor black can be said
      return new DocumentReader.Page(page + 1, width, height, picture, 0, 0);
    }
    int dark = 0;
    int pale = 0;
    for (int argb : drawn.argb()) {
      int light = light(argb);
      dark += light <= DARK ? 1 : 0;
      pale += light >= PALE ? 1 : 0;
    }
    double all = Math.max(1, drawn.argb().length);
    return new DocumentReader.Page(page + 1, width, height, picture, dark / all, pale / all);
  }

  /** Brightness 0 to 255 as the eye weighs the colours; what is see-through shows white paper. */
  private static int light(int argb) {
    int alpha = argb >>> 24;
    int red = (argb >> 16) & 0xFF;
    int green = (argb >> 8) & 0xFF;
    int blue = argb & 0xFF;
    int light = (299 * red + 587 * green + 114 * blue) / 1000;
    return (light * alpha + 255 * (255 - alpha)) / 255;
  }
}
