package dev.shinseidesk.ui.documents;

/**
 * How large a page stands on the screen. Lengths are in the screen's logical pixels, 96 to the
 * inch; pages are measured in points, 72 to the inch. Pure.
 */
public final class PageGeometry {
  /** What decides the zoom. */
  public enum Fit {
    /** The page is as wide as the viewer. */
    WIDTH,
    /** The whole page is visible. */
    PAGE,
    /** The person chose. */
    FREE
  }

  private static final double PIXELS_PER_POINT = 96.0 / 72.0;
  private static final double[] STEPS = {
    0.1, 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 6
  };

  private PageGeometry() {}

  /** Logical pixels of a length in points. */
  public static double pixels(double points, double zoom) {
    return points * PIXELS_PER_POINT * zoom;
  }

  /**
   * The zoom that fits.
   *
   * @param size width and height in points, unrotated
   * @param rotation degrees, a multiple of 90
   * @param width of the viewer, logical pixels
   * @param height of the viewer, logical pixels
   * @param chosen the zoom for FREE
   * @return within the bounds of the steps, whatever the sizes are
   */
  public static double zoom(
      Fit fit, double[] size, int rotation, double width, double height, double chosen) {
    boolean lying = Math.floorMod(rotation, 180) == 90;
    double pageWidth = pixels(lying ? size[1] : size[0], 1);
    double pageHeight = pixels(lying ? size[0] : size[1], 1);
    double byWidth = width / Math.max(1, pageWidth);
    double byHeight = height / Math.max(1, pageHeight);
    return bounded(
        switch (fit) {
          case WIDTH -> byWidth;
          case PAGE -> Math.min(byWidth, byHeight);
          case FREE -> chosen;
        });
  }

  /** The next larger step after this zoom. */
  public static double larger(double zoom) {
    for (double step : STEPS) {
      if (step > zoom * 1.01) {
        return step;
      }
    }
    return STEPS[STEPS.length - 1];
  }

  /** The next smaller step before this zoom. */
  public static double smaller(double zoom) {
    for (int i = STEPS.length - 1; i >= 0; i--) {
      if (STEPS[i] < zoom * 0.99) {
        return STEPS[i];
      }
    }
    return STEPS[0];
  }

  /** Pixels per point to draw with, so that it is sharp on a screen of this scale. */
  public static double renderScale(double zoom, double screenScale) {
    return PIXELS_PER_POINT * zoom * screenScale;
  }

  private static double bounded(double zoom) {
    return Math.clamp(Double.isNaN(zoom) ? 1 : zoom, STEPS[0], STEPS[STEPS.length - 1]);
  }
}
