package dev.shinseidesk.archive;

import dev.shinseidesk.archive.OpenedDocument.Spot;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * How a page of a PDF lies on the screen: its visible part, turned, in points of 1/72 inch whatever
 * unit the page counts in.
 *
 * @param width of the visible part, unturned, in the page's own unit
 * @param height likewise
 * @param rotation 0, 90, 180 or 270 degrees to the right
 * @param unit points in one of the page's units
 */
record PdfPlace(double width, double height, int rotation, double unit) {
  /** Pages beyond this many points are drawn smaller, as readers do. */
  private static final double MAX_POINTS = 14_400;

  /** Of a page; a unit beyond reason counts as one point. */
  static PdfPlace of(PDPage page) {
    PDRectangle box = page.getCropBox();
    double unit = page.getUserUnit();
    boolean usable = unit >= 0.1 && unit <= 100;
    return new PdfPlace(
        Math.clamp(box.getWidth(), 1, MAX_POINTS),
        Math.clamp(box.getHeight(), 1, MAX_POINTS),
        Math.floorMod(page.getRotation(), 360),
        usable ? unit : 1);
  }

  /** Width and height as seen, in points. */
  double[] size() {
    double[] upright = {Math.min(width * unit, MAX_POINTS), Math.min(height * unit, MAX_POINTS)};
    return rotation % 180 == 0 ? upright : new double[] {upright[1], upright[0]};
  }

  /**
   * The upright rectangle around points of the page.
   *
   * @param points x and y by turns, from the visible part's lower left corner, unturned
   */
  Spot spot(double[] points) {
    double left = Double.MAX_VALUE;
    double top = Double.MAX_VALUE;
    double right = -Double.MAX_VALUE;
    double bottom = -Double.MAX_VALUE;
    for (int i = 0; i < points.length; i += 2) {
      double x = points[i];
      double y = points[i + 1];
      double seenX =
          switch (rotation) {
            case 90 -> y;
            case 180 -> width - x;
            case 270 -> height - y;
            default -> x;
          };
      double seenY =
          switch (rotation) {
            case 90 -> x;
            case 180 -> y;
            case 270 -> width - x;
            default -> height - y;
          };
      left = Math.min(left, seenX * unit);
      right = Math.max(right, seenX * unit);
      top = Math.min(top, seenY * unit);
      bottom = Math.max(bottom, seenY * unit);
    }
    return new Spot(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
  }
}
