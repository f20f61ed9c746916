package dev.shinseidesk.preview;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.archive.ArchiveProblem;
import dev.shinseidesk.archive.DocumentInfo;
import dev.shinseidesk.archive.FileType;
import dev.shinseidesk.archive.OpenedDocument.Block;
import dev.shinseidesk.archive.OpenedDocument.Hit;
import dev.shinseidesk.archive.OpenedDocument.Section;
import dev.shinseidesk.archive.OpenedDocument.Spot;
import dev.shinseidesk.archive.PixelImage;
import dev.shinseidesk.archive.ViewLimits;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Documents and what is asked of them as messages; both sides are of one build. */
final class DocumentWire {
  // what the desk asks
  static final int OPEN = 1;
  static final int SIZE = 2;
  static final int RENDER = 3;
  static final int TEXT = 4;
  static final int FIND = 5;
  static final int CLOSE = 6;
  static final int NOTES = 7;

  // what the process answers
  static final int READY = 16;
  static final int PAGED = 17;
  static final int COMPOSED = 18;
  static final int TABLE = 19;
  static final int WORDS = 20;
  static final int UNSHOWABLE = 21;
  static final int ANSWER = 22;
  static final int PROBLEM = 23;

  private DocumentWire() {}

  static void limits(Wire.Writer out, ViewLimits limits) {
    out.number(limits.maxPages())
        .number(limits.maxPixels())
        .large(limits.maxSourcePixels())
        .large(limits.pageTime().toMillis())
        .large(limits.maxUnpackedBytes())
        .number(limits.maxRows())
        .number(limits.maxColumns())
        .number(limits.maxChars());
  }

  static ViewLimits limits(Wire.Reader in) throws IOException {
    return new ViewLimits(
        in.number(),
        in.number(),
        in.large(),
        Duration.ofMillis(in.large()),
        in.large(),
        in.number(),
        in.number(),
        in.number());
  }

  /** Without the hash, which no reader needs. */
  static void info(Wire.Writer out, DocumentInfo info) {
    out.number(info.index())
        .text(info.name())
        .text(info.encoding())
        .large(info.size())
        .text(info.type().name())
        .text(info.claimedType().name())
        .text(info.role().name());
  }

  static DocumentInfo info(Wire.Reader in) throws IOException {
    return new DocumentInfo(
        in.number(),
        in.text(),
        in.text(),
        in.large(),
        one(FileType.class, in),
        one(FileType.class, in),
        null,
        one(DocumentInfo.Role.class, in));
  }

  static void problem(Wire.Writer out, ArchiveProblem problem) {
    out.text(problem.key()).text(problem.entry()).list(problem.facts(), Wire.Writer::text);
    out.flag(problem.fatal());
  }

  static ArchiveProblem problem(Wire.Reader in) throws IOException {
    return new ArchiveProblem(in.text(), in.text(), in.list(Wire.Reader::text), in.flag());
  }

  static void failure(Wire.Writer out, Problem problem) {
    out.text(problem.kind().name()).text(problem.key());
    out.list(problem.facts(), Wire.Writer::text);
  }

  static DeskException failure(Wire.Reader in) throws IOException {
    return new DeskException(
        new Problem(one(Problem.Kind.class, in), in.text(), in.list(Wire.Reader::text)));
  }

  static void section(Wire.Writer out, Section section) {
    out.text(section.kind().name()).text(section.name()).flag(section.hidden());
    out.list(section.blocks(), DocumentWire::block);
  }

  static Section section(Wire.Reader in) throws IOException {
    return new Section(
        one(Section.Kind.class, in), in.text(), in.flag(), in.list(DocumentWire::block));
  }

  private static void block(Wire.Writer out, Block block) {
    switch (block) {
      case Block.Words words -> out.number(0).text(words.text()).number(words.level());
      case Block.Grid grid -> rows(out.number(1).list(grid.header(), Wire.Writer::text), grid);
      case Block.Picture picture -> out.number(2).number(picture.index());
    }
  }

  private static void rows(Wire.Writer out, Block.Grid grid) {
    out.list(grid.rows(), DocumentWire::row);
  }

  private static Block block(Wire.Reader in) throws IOException {
    return switch (in.number()) {
      case 0 -> new Block.Words(in.text(), in.number());
      case 1 -> new Block.Grid(in.list(Wire.Reader::text), in.list(DocumentWire::row));
      case 2 -> new Block.Picture(in.number());
      default -> throw new IOException("a block of no kind");
    };
  }

  static void row(Wire.Writer out, List<String> row) {
    out.list(row, Wire.Writer::text);
  }

  static List<String> row(Wire.Reader in) throws IOException {
    return in.list(Wire.Reader::text);
  }

  static void hit(Wire.Writer out, Hit hit) {
    out.list(
        hit.spots(),
        (to, spot) -> to.real(spot.x()).real(spot.y()).real(spot.width()).real(spot.height()));
  }

  static Hit hit(Wire.Reader in) throws IOException {
    return new Hit(in.list(from -> new Spot(from.real(), from.real(), from.real(), from.real())));
  }

  static void image(Wire.Writer out, PixelImage image) {
    out.number(image.width()).number(image.height()).pixels(image.argb());
  }

  static PixelImage image(Wire.Reader in) throws IOException {
    int width = in.number();
    int height = in.number();
    int[] pixels = in.pixels();
    if (width < 1 || height < 1 || (long) width * height != pixels.length) {
      throw new IOException("a picture of " + width + " by " + height);
    }
    return new PixelImage(width, height, pixels);
  }

  private static <E extends Enum<E>> E one(Class<E> type, Wire.Reader in) throws IOException {
    try {
      return Enum.valueOf(type, in.text());
    } catch (IllegalArgumentException e) {
      throw new IOException("no such constant", e);
    }
  }
}
