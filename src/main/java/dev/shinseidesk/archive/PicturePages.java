package dev.shinseidesk.archive;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A picture opened for looking at: JPEG (turned as its EXIF says), PNG, GIF and TIFF, each frame a
 * page. Measured before it is decoded and decoded no larger than the pixel limit. One thread.
 */
final class PicturePages implements OpenedDocument.Paged {
  private static final String PROBLEM = "archive.picture-damaged";

  private final byte[] bytes;
  private final FileType type;
  private final ViewLimits limits;
  private final int orientation;
  private final List<int[]> frames;

  private PicturePages(
      byte[] bytes, FileType type, ViewLimits limits, int orientation, List<int[]> frames) {
    this.bytes = bytes;
    this.type = type;
    this.limits = limits;
    this.orientation = orientation;
    this.frames = frames;
  }

  /** Opens; never throws for any bytes. */
  static OpenedDocument open(byte[] bytes, DocumentInfo info, ViewLimits limits) {
    FileType type = info.type();
    int most = limits.maxPages();
    if (type == FileType.TIFF && !TiffDirectories.sound(bytes, most)) {
      return DocumentOpener.unshowable(info, "picture-damaged");
    }
    List<int[]> frames = new ArrayList<>();
    ImageReader reader = reader(type);
    try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(in, false, type != FileType.GIF);
      int count = type == FileType.TIFF || type == FileType.GIF ? reader.getNumImages(true) : 1;
      if (count > most) {
        return DocumentOpener.unshowable(
            info, "picture-frames", Integer.toString(count), Integer.toString(most));
      }
      for (int i = 0; i < count; i++) {
        int[] size =
            type == FileType.GIF
                ? GifFrames.screen(bytes)
                : new int[] {reader.getWidth(i), reader.getHeight(i)};
        long pixels = (long) size[0] * size[1];
        // GIF and its frames can't be decoded smaller, so there the lower bound holds
        long bound = type == FileType.GIF ? limits.maxPixels() : limits.maxSourcePixels();
        if (pixels > bound) {
          return DocumentOpener.unshowable(
              info, "picture-big", size[0] + " × " + size[1], Long.toString(bound));
        }
        if (pixels <= 0) {
          return DocumentOpener.unshowable(info, "picture-damaged");
        }
        frames.add(size);
      }
      if (frames.isEmpty()) {
        return DocumentOpener.unshowable(info, "picture-damaged");
      }
      int orientation = type == FileType.JPEG ? ExifOrientation.of(bytes) : 1;
      return new PicturePages(bytes, type, limits, orientation, frames);
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      return DocumentOpener.unshowable(info, "picture-damaged");
    } finally {
      reader.dispose();
    }
  }

  @Override
  public int pageCount() {
    return frames.size();
  }

  @Override
  public double[] pageSize(int page) throws DeskException {
    if (page < 0 || page >= frames.size()) {
      throw failed(page, null);
    }
    int[] size = frames.get(page);
    return orientation >= 5 ? new double[] {size[1], size[0]} : new double[] {size[0], size[1]};
  }

  @Override
  public PixelImage render(int page, double scale) throws DeskException {
    double[] size = pageSize(page);
    double most = Math.sqrt(limits.maxPixels() / (size[0] * size[1]));
    double bounded = Math.max(Math.min(scale, most), 1e-4);
    int width = Math.max(1, (int) Math.round(size[0] * bounded));
    int height = Math.max(1, (int) Math.round(size[1] * bounded));
    try {
      return draw(decode(page, bounded), width, height);
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      throw failed(page, e);
    }
  }

  @Override
  public List<ArchiveProblem> notes() {
    if (type != FileType.GIF || frames.size() < 2) {
      return List.of();
    }
    String count = Integer.toString(frames.size());
    return List.of(new ArchiveProblem("gif-moving", "", List.of(count), false));
  }

  @Override
  public String text(int page) {
    return "";
  }

  private BufferedImage decode(int page, double scale) throws IOException {
    ImageReader reader = reader(type);
    try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(in, false, type != FileType.GIF);
      if (type == FileType.GIF) {
        return GifFrames.upTo(reader, page, frames.get(page));
      }
      ImageReadParam param = reader.getDefaultReadParam();
      int step = step(frames.get(page), scale);
      param.setSourceSubsampling(step, step, 0, 0);
      return CmykPicture.read(reader, page, param, bytes);
    } finally {
      reader.dispose();
    }
  }

  /** Every how many pixels is enough: within the limit, and not much finer than it is shown. */
  private int step(int[] size, double scale) {
    int step = Math.max(1, (int) Math.floor(0.5 / scale));
    while ((long) (size[0] / step) * (size[1] / step) > limits.maxPixels()) {
      step++;
    }
    return Math.min(step, Math.max(1, Math.min(size[0], size[1]) / 2));
  }

  private PixelImage draw(BufferedImage image, int width, int height) {
    var canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = canvas.createGraphics();
    try {
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      var transform = new AffineTransform();
      boolean turned = orientation >= 5;
      double across = turned ? image.getHeight() : image.getWidth();
      double down = turned ? image.getWidth() : image.getHeight();
      transform.scale(width / across, height / down);
      transform.concatenate(
          ExifOrientation.transform(orientation, image.getWidth(), image.getHeight()));
      graphics.drawImage(image, transform, null);
    } finally {
      graphics.dispose();
    }
    int[] pixels = ((java.awt.image.DataBufferInt) canvas.getRaster().getDataBuffer()).getData();
    return new PixelImage(width, height, pixels);
  }

  /** Whether this kind is a picture the desk shows. */
  static boolean shows(FileType type) {
    return switch (type) {
      case JPEG, PNG, GIF, TIFF -> true;
      default -> false;
    };
  }

  private static ImageReader reader(FileType type) {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(type.name());
    return readers.next();
  }

  private static DeskException failed(
      int page, @org.jspecify.annotations.Nullable Throwable cause) {
    return new DeskException(
        Problem.of(Problem.Kind.OTHER_SIDE_FINAL, PROBLEM, Integer.toString(page + 1)), cause);
  }
}
