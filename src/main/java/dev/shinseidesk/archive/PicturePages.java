package dev.shinseidesk.archive;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A picture opened for looking at: JPEG, PNG, GIF and TIFF, each frame a page, turned and stretched
 * as it says it was taken, on white paper. Measured before it is decoded and decoded no larger than
 * the pixel limit. One thread.
 */
final class PicturePages implements OpenedDocument.Paged {
  private static final String PROBLEM = "archive.picture-damaged";

  private final byte[] bytes;
  private final DocumentInfo info;
  private final ViewLimits limits;
  private final List<PictureShape> frames;
  private final List<ArchiveProblem> notes;
  private final Map<Integer, PictureWarnings> warnings = new HashMap<>();

  private PicturePages(
      byte[] bytes,
      DocumentInfo info,
      ViewLimits limits,
      List<PictureShape> frames,
      List<ArchiveProblem> notes) {
    this.bytes = bytes;
    this.info = info;
    this.limits = limits;
    this.frames = frames;
    this.notes = List.copyOf(notes);
  }

  /** Opens; never throws for any bytes. */
  static OpenedDocument open(byte[] bytes, DocumentInfo info, ViewLimits limits) {
    FileType type = info.type();
    if (type == FileType.TIFF && !TiffDirectories.sound(bytes, limits.maxPages())) {
      return DocumentOpener.unshowable(info, "picture-damaged");
    }
    List<ArchiveProblem> notes = new ArrayList<>();
    byte[] used = bytes;
    if (type == FileType.JPEG) {
      String rare = JpegKinds.rare(bytes);
      if (rare != null) {
        return DocumentOpener.unshowable(info, "picture-kind", rare);
      }
      used = JpegKinds.withoutBrokenProfile(bytes);
      if (used.length < bytes.length) {
        notes.add(note(info, "picture-profile"));
      }
    }
    try {
      List<PictureShape> frames = frames(used, info, limits);
      told(used, type, frames.size(), info, notes);
      return new PicturePages(used, info, limits, frames, notes);
    } catch (Unfit e) {
      return DocumentOpener.unshowable(info, e.key, e.facts);
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      return DocumentOpener.unshowable(info, "picture-damaged");
    }
  }

  /** The picture can't be shown, with the reason. */
  private static final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;
    private final String key;
    private final String[] facts;

    Unfit(String key, String... facts) {
      super(key, null, false, false);
      this.key = key;
      this.facts = facts;
    }
  }

  private static List<PictureShape> frames(byte[] bytes, DocumentInfo info, ViewLimits limits)
      throws IOException, Unfit {
    FileType type = info.type();
    List<PictureShape> frames = new ArrayList<>();
    ImageReader reader = reader(bytes, type);
    try {
      int count = type == FileType.TIFF || type == FileType.GIF ? reader.getNumImages(true) : 1;
      if (count > limits.maxPages()) {
        throw new Unfit(
            "picture-frames", Integer.toString(count), Integer.toString(limits.maxPages()));
      }
      for (int i = 0; i < count; i++) {
        PictureShape shape =
            type == FileType.GIF
                ? PictureShape.plain(GifFrames.screen(bytes))
                : PictureShape.of(reader, i, bytes, type);
        long pixels = (long) shape.width() * shape.height();
        // GIF and its frames can't be decoded smaller, so there the lower bound holds
        long bound = type == FileType.GIF ? limits.maxPixels() : limits.maxSourcePixels();
        if (pixels > bound) {
          throw new Unfit(
              "picture-big", shape.width() + " × " + shape.height(), Long.toString(bound));
        }
        if (pixels <= 0) {
          throw new Unfit("picture-damaged");
        }
        frames.add(shape);
      }
    } finally {
      reader.dispose();
    }
    if (frames.isEmpty()) {
      throw new Unfit("picture-damaged");
    }
    return frames;
  }

  private static void told(
      byte[] bytes, FileType type, int frames, DocumentInfo info, List<ArchiveProblem> notes) {
    if (PictureEnd.missing(bytes, type)) {
      notes.add(note(info, "file-cut"));
    }
    if (type == FileType.GIF && frames > 1) {
      notes.add(note(info, "gif-moving", Integer.toString(frames)));
    }
    if (type == FileType.PNG && PngChunks.moving(bytes)) {
      notes.add(note(info, "png-moving"));
    }
  }

  private static ArchiveProblem note(DocumentInfo info, String key, String... facts) {
    return new ArchiveProblem(key, info.name(), List.of(facts), false);
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
    return frames.get(page).shown();
  }

  @Override
  public PixelImage render(int page, double scale) throws DeskException {
    double[] size = pageSize(page);
    double most = Math.sqrt(limits.maxPixels() / (size[0] * size[1]));
    double bounded = Math.max(Math.min(scale, most), 1e-4);
    int width = Math.max(1, (int) Math.round(size[0] * bounded));
    int height = Math.max(1, (int) Math.round(size[1] * bounded));
    try {
      return draw(decode(page, bounded), frames.get(page).orientation(), width, height);
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      throw failed(page, e);
    }
  }

  @Override
  public List<ArchiveProblem> notes() {
    return notes;
  }

  @Override
  public List<ArchiveProblem> notes(int page) throws DeskException {
    if (!warnings.containsKey(page)) {
      render(page, 0.05); // only decoding shows it
    }
    PictureWarnings told = warnings.get(page);
    return told == null ? List.of() : told.notes(info);
  }

  @Override
  public String text(int page) {
    return "";
  }

  private BufferedImage decode(int page, double scale) throws IOException {
    ImageReader reader = reader(bytes, info.type());
    var heard = new PictureWarnings();
    reader.addIIOReadWarningListener(heard);
    try {
      if (info.type() == FileType.GIF) {
        PictureShape frame = frames.get(page);
        return GifFrames.upTo(reader, page, new int[] {frame.width(), frame.height()});
      }
      ImageReadParam param = reader.getDefaultReadParam();
      int step = step(frames.get(page), scale);
      param.setSourceSubsampling(step, step, 0, 0);
      return reader.read(page, param);
    } finally {
      reader.dispose();
      warnings.put(page, heard);
    }
  }

  /** Every how many pixels is enough: within the limit, and not much finer than it is shown. */
  private int step(PictureShape size, double scale) {
    int step = Math.max(1, (int) Math.floor(0.5 / scale));
    while ((long) (size.width() / step) * (size.height() / step) > limits.maxPixels()) {
      step++;
    }
    return Math.min(step, Math.max(1, Math.min(size.width(), size.height()) / 2));
  }

  /** On white: see-through pictures are written in ink for paper. */
  private static PixelImage draw(BufferedImage image, int orientation, int width, int height) {
    var canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = canvas.createGraphics();
    try {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, width, height);
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      var transform = new AffineTransform();
      boolean turned = orientation >= 5;
      double across = turned ? image.getHeight() : image.getWidth();
      double down = turned ? image.getWidth() : image.getHeight();
      transform.scale(width / across, height / down);
      transform.concatenate(
          PictureShape.transform(orientation, image.getWidth(), image.getHeight()));
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

  /** A reader over the bytes; to be disposed of. */
  private static ImageReader reader(byte[] bytes, FileType type) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName(type.name()).next();
    reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes)), false, false);
    return reader;
  }

  private static DeskException failed(
      int page, @org.jspecify.annotations.Nullable Throwable cause) {
    return new DeskException(
        Problem.of(Problem.Kind.OTHER_SIDE_FINAL, PROBLEM, Integer.toString(page + 1)), cause);
  }
}
