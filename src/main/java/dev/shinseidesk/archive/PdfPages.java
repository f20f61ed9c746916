package dev.shinseidesk.archive;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;

/** A PDF opened for looking at, in memory and within bounds. One thread at a time. */
final class PdfPages implements OpenedDocument.Paged {
  /** Pages beyond this many points are drawn smaller, as readers do. */
  private static final double MAX_POINTS = 14_400;

  private final PDDocument document;
  private final BoundedRenderer renderer;
  private final ViewLimits limits;
  private final int pages;
  private final List<ArchiveProblem> notes;

  private PdfPages(PDDocument document, ViewLimits limits, int pages, List<ArchiveProblem> notes) {
    this.document = document;
    this.renderer = new BoundedRenderer(document, limits);
    this.limits = limits;
    this.pages = pages;
    this.notes = List.copyOf(notes);
  }

  /** Opens; never throws for any bytes. */
  static OpenedDocument open(byte[] bytes, DocumentInfo info, ViewLimits limits) {
    if (PdfStreams.unpackBeyond(bytes, limits.maxUnpackedBytes())) {
      return DocumentOpener.unshowable(info, "pdf-bomb", Long.toString(limits.maxUnpackedBytes()));
    }
    PDDocument document = null;
    try {
      var memory = MemoryUsageSetting.setupMainMemoryOnly(limits.maxUnpackedBytes());
      document = Loader.loadPDF(bytes, "", null, null, memory.streamCache);
      int pages = document.getNumberOfPages();
      if (pages < 1) {
        return closed(document, DocumentOpener.unshowable(info, "pdf-no-pages"));
      }
      if (pages > limits.maxPages()) {
        return closed(
            document,
            DocumentOpener.unshowable(
                info, "pdf-pages", Integer.toString(pages), Integer.toString(limits.maxPages())));
      }
      List<ArchiveProblem> notes = new ArrayList<>();
      int foreign = PdfFonts.embedMissing(document);
      if (foreign > 0) {
        String count = Integer.toString(foreign);
        notes.add(new ArchiveProblem("pdf-fonts", info.name(), List.of(count), false));
      }
      return new PdfPages(document, limits, pages, notes);
    } catch (InvalidPasswordException e) {
      return closed(document, DocumentOpener.unshowable(info, "pdf-password"));
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      // hostile structures end PDFBox in any of these; the allocation that fails is one large
      // array, so the rest of the program has its memory
      return closed(document, DocumentOpener.unshowable(info, "pdf-damaged"));
    }
  }

  @Override
  public int pageCount() {
    return pages;
  }

  @Override
  public double[] pageSize(int page) throws DeskException {
    try {
      return size(document.getPage(page));
    } catch (RuntimeException | StackOverflowError e) {
      throw failed("archive.page-damaged", page, e);
    }
  }

  @Override
  public PixelImage render(int page, double scale) throws DeskException {
    double[] size = pageSize(page);
    double most = Math.sqrt(limits.maxPixels() / Math.max(1, size[0] * size[1]));
    float bounded = (float) Math.max(0.01, Math.min(scale, most));
    try {
      BufferedImage image = renderer.draw(page, bounded);
      return opaque(image);
    } catch (BoundedRenderer.Refused e) {
      throw failed(e.key(), page, e);
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw failed("archive.page-damaged", page, e);
    }
  }

  @Override
  public String text(int page) throws DeskException {
    try {
      var stripper = new PDFTextStripper();
      stripper.setStartPage(page + 1);
      stripper.setEndPage(page + 1);
      stripper.setLineSeparator("\n");
      stripper.setPageEnd("");
      return stripper.getText(document);
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw failed("archive.page-damaged", page, e);
    }
  }

  @Override
  public List<Hit> find(int page, String query) throws DeskException {
    try {
      return PdfWords.of(document, page).find(query);
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw failed("archive.page-damaged", page, e);
    }
  }

  @Override
  public List<ArchiveProblem> notes() {
    return notes;
  }

  @Override
  public void close() {
    closed(document, this);
  }

  private static double[] size(PDPage page) {
    PDRectangle box = page.getCropBox();
    double width = Math.clamp(box.getWidth(), 1, MAX_POINTS);
    double height = Math.clamp(box.getHeight(), 1, MAX_POINTS);
    boolean turned = page.getRotation() % 180 != 0;
    return turned ? new double[] {height, width} : new double[] {width, height};
  }

  private static PixelImage opaque(BufferedImage image) {
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] |= 0xFF000000;
    }
    return new PixelImage(image.getWidth(), image.getHeight(), pixels);
  }

  private static DeskException failed(String key, int page, Throwable cause) {
    return new DeskException(
        Problem.of(Problem.Kind.OTHER_SIDE_FINAL, key, Integer.toString(page + 1)), cause);
  }

  private static OpenedDocument closed(
      @org.jspecify.annotations.Nullable PDDocument document, OpenedDocument result) {
    if (document != null) {
      org.apache.pdfbox.io.IOUtils.closeQuietly(document);
    }
    return result;
  }
}
