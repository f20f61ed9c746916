package dev.shinseidesk.practice;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A picture under way. Letters are filled as outlines, so that no font of the machine is asked for.
 * One thread; close it.
 */
final class Picture implements AutoCloseable {
  static final Color INK = new Color(0x22, 0x24, 0x2a);

  private final BufferedImage image;
  private final Graphics2D graphics;
  private final SampleFonts fonts;

  Picture(int width, int height, Color paper, boolean grey, SampleFonts fonts) {
    this.image =
        new BufferedImage(
            width, height, grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
    this.graphics = image.createGraphics();
    this.fonts = fonts;
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(paper);
    graphics.fillRect(0, 0, width, height);
  }

  /** What is drawn after this comes out turned by so many degrees about the middle. */
  void turn(double degrees) {
    graphics.setTransform(
        AffineTransform.getRotateInstance(
            Math.toRadians(degrees), image.getWidth() / 2.0, image.getHeight() / 2.0));
  }

  void text(double x, double y, double size, Color color, String text) {
    fill(fonts.outline(text, size, x, y), color);
  }

  /** Writes over several lines no wider than this; gives the baseline after the last one. */
  double wrapped(double x, double y, double size, double width, String text) {
    double at = y;
    StringBuilder line = new StringBuilder();
    for (SampleFonts.Run run : fonts.runs(text)) {
      for (int c : run.drawn().codePoints().toArray()) {
        String character = Character.toString(c);
        if (!line.isEmpty() && fonts.width(line + character) * size > width) {
          text(x, at, size, INK, line.toString());
          at += size * 1.35;
          line.setLength(0);
        }
        line.append(character);
      }
    }
    text(x, at, size, INK, line.toString());
    return at + size * 1.35;
  }

  double width(String text, double size) {
    return fonts.width(text) * size;
  }

  void fill(Shape shape, Color color) {
    graphics.setColor(color);
    graphics.fill(shape);
  }

  void draw(Shape shape, double thickness, Color color) {
    graphics.setColor(color);
    graphics.setStroke(new BasicStroke((float) thickness));
    graphics.draw(shape);
  }

  void line(double x1, double y1, double x2, double y2, double thickness, Color color) {
    draw(new Line2D.Double(x1, y1, x2, y2), thickness, color);
  }

  /** Grain as of a camera by poor light, in squares of this side; for pictures in colour. */
  void grain(Dice dice, int strength, int side) {
    byte[] bytes = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    int row = image.getWidth() * 3;
    for (int y = 0; y < image.getHeight(); y += side) {
      for (int x = 0; x < row; x += side * 3) {
        int change = dice.between(-strength, strength);
        int bottom = Math.min(y + side, image.getHeight());
        for (int py = y; py < bottom; py++) {
          for (int at = py * row + x; at < py * row + Math.min(x + side * 3, row); at++) {
            bytes[at] = (byte) limited((bytes[at] & 255) + change);
          }
        }
      }
    }
  }

  private static int limited(int value) {
    return Math.clamp(value, 0, 255);
  }

  byte[] png() throws IOException {
    return written("png", 0);
  }

  /**
   * As JPEG.
   *
   * @param quality 0 to 1
   */
  byte[] jpeg(float quality) throws IOException {
    return written("jpeg", quality);
  }

  private byte[] written(String format, float quality) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 15);
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      if (quality > 0) {
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(quality);
      }
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  @Override
  public void close() {
    graphics.dispose();
  }
}
