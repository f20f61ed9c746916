package dev.shinseidesk.archive;

import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.util.Map;
import javax.imageio.ImageReader;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Node;

/**
 * How a picture is stored, and how it is meant to be seen.
 *
 * @param width stored pixels
 * @param height stored pixels
 * @param orientation how it was held, 1 to 8 as EXIF and TIFF tag 274 count; 1 is upright
 * @param pixelWidth width of a pixel over its height: 1 for square ones, 0.48 for a coarse fax
 */
record PictureShape(int width, int height, int orientation, double pixelWidth) {
  /** Pixels further from square than this are stretched; closer ones are rounding. */
  private static final double SQUARE = 0.05;

  private static final double MOST = 4;

  /** ImageIO names the turn that sets a picture upright, counted against the clock. */
  private static final Map<String, Integer> ORIENTATIONS =
      Map.of(
          "Normal", 1,
          "FlipH", 2,
          "Rotate180", 3,
          "FlipV", 4,
          "FlipVRotate90", 5,
          "Rotate270", 6,
          "FlipHRotate90", 7,
          "Rotate90", 8);

  /** Upright and of square pixels. */
  static PictureShape plain(int[] size) {
    return new PictureShape(size[0], size[1], 1, 1);
  }

  /**
   * From what the picture says; what it doesn't say, or says wrongly, counts as upright and square.
   *
   * @throws IOException when its size can't be read
   */
  static PictureShape of(ImageReader reader, int frame, byte[] bytes, FileType type)
      throws IOException {
    int width = reader.getWidth(frame);
    int height = reader.getHeight(frame);
    int orientation = 1;
    double pixelWidth = 1;
    try {
      Node told = reader.getImageMetadata(frame).getAsTree("javax_imageio_1.0");
      Node dimension = child(told, "Dimension");
      orientation = ORIENTATIONS.getOrDefault(value(dimension, "ImageOrientation"), 1);
      pixelWidth = Double.parseDouble("0" + value(dimension, "PixelAspectRatio"));
    } catch (IOException | RuntimeException e) {
      // the picture itself may be sound
      orientation = 1;
    }
    if (type == FileType.PNG) {
      orientation = PngChunks.orientation(bytes);
    }
    boolean stretched =
        pixelWidth > 1 / MOST && pixelWidth < MOST && Math.abs(pixelWidth - 1) > SQUARE;
    return new PictureShape(width, height, orientation, stretched ? pixelWidth : 1);
  }

  private static @Nullable Node child(@Nullable Node tree, String name) {
    for (Node node = tree == null ? null : tree.getFirstChild();
        node != null;
        node = node.getNextSibling()) {
      if (name.equals(node.getNodeName())) {
        return node;
      }
    }
    return null;
  }

  private static String value(@Nullable Node dimension, String name) {
    Node node = child(dimension, name);
    Node value = node == null ? null : node.getAttributes().getNamedItem("value");
    return value == null ? "" : value.getNodeValue();
  }

  /** Width and height as seen, in pixels of the finer direction. */
  double[] shown() {
    double across = pixelWidth > 1 ? width * pixelWidth : width;
    double down = pixelWidth < 1 ? height / pixelWidth : height;
    return orientation >= 5 ? new double[] {down, across} : new double[] {across, down};
  }

  /** Turns a picture of this stored width and height upright, its corner at 0,0. */
  static AffineTransform transform(int orientation, int width, int height) {
    return switch (orientation) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
      default -> new AffineTransform();
    };
  }
}
