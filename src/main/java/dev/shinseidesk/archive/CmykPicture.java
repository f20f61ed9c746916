package dev.shinseidesk.archive;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import javax.imageio.IIOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/** Pictures in printer's colours (CMYK JPEG), which the JDK reads only as bare numbers. */
final class CmykPicture {
  private CmykPicture() {}

  /** Reads the picture, in printer's colours if the reader doesn't know it otherwise. */
  static BufferedImage read(ImageReader reader, int page, ImageReadParam param, byte[] bytes)
      throws IOException {
    try {
      return reader.read(page, param);
    } catch (IIOException e) {
      if (!reader.canReadRaster()) {
        throw e;
      }
      Raster raster = reader.readRaster(page, param);
      if (raster.getNumBands() != 4) {
        throw e;
      }
      return convert(raster, adobeTransform(bytes));
    }
  }

  /** Plain formula without a colour profile: good enough to read a document by. */
  private static BufferedImage convert(Raster raster, int transform) {
    int width = raster.getWidth();
    var image = new BufferedImage(width, raster.getHeight(), BufferedImage.TYPE_INT_RGB);
    int[] row = new int[4 * width];
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
      for (int x = 0; x < width; x++) {
        int c = row[4 * x];
        int m = row[4 * x + 1];
        int z = row[4 * x + 2];
        int k = row[4 * x + 3];
        if (transform == 2) {
          double cb = m - 128.0;
          double cr = z - 128.0;
          int luma = c;
          c = byteOf(luma + 1.402 * cr);
          m = byteOf(luma - 0.344136 * cb - 0.714136 * cr);
          z = byteOf(luma + 1.772 * cb);
        }
        if (transform < 0) {
          c = 255 - c;
          m = 255 - m;
          z = 255 - z;
          k = 255 - k;
        }
        image.setRGB(x, y, (c * k / 255) << 16 | (m * k / 255) << 8 | (z * k / 255));
      }
    }
    return image;
  }

  private static int byteOf(double value) {
    return Math.clamp(Math.round(value), 0, 255);
  }

  /** Transform of the Adobe marker, which also means stored inverted; -1 when there is none. */
  private static int adobeTransform(byte[] jpeg) {
    for (int at = 2; at + 16 < jpeg.length && (jpeg[at] & 0xFF) == 0xFF; ) {
      int marker = jpeg[at + 1] & 0xFF;
      int length = ((jpeg[at + 2] & 0xFF) << 8) | (jpeg[at + 3] & 0xFF);
      if (marker == 0xEE && length >= 14 && jpeg[at + 4] == 'A' && jpeg[at + 5] == 'd') {
        return jpeg[at + 15] & 0xFF;
      }
      if (marker == 0xDA) {
        break;
      }
      at += 2 + length;
    }
    return -1;
  }
}
