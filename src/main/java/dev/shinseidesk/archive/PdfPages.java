package dev.shinseidesk.archive;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** A PDF opened for looking at, in memory and within bounds. One thread at a time. */
final class PdfPages implements OpenedDocument.Paged {
  private final PDDocument document;
  private final BoundedRenderer renderer;
  private final ViewLimits limits;
  private final int pages;
  private final List<ArchiveProblem> notes;
  private final PdfNotes besides;
  private final String name;

  private PdfPages(
      PDDocument document,
      DocumentInfo info,
      ViewLimits limits,
      int pages,
      List<ArchiveProblem> notes) {
    this.document = document;
    this.renderer = new BoundedRenderer(document, limits);
    this.limits = limits;
    this.pages = pages;
    this.notes = List.copyOf(notes);
    this.name = info.name();
    this.besides = new PdfNotes(document, name);
  }

  /** Opens; never throws for any bytes. */
  static OpenedDocument open(byte[] bytes, DocumentInfo info, ViewLimits limits) {
    if (PdfStreams.unpackBeyond(bytes, limits.maxUnpackedBytes())) {
      return DocumentOpener.unshowable(info, "pdf-bomb", Long.toString(limits.maxUnpackedBytes()));
    }
    List<ArchiveProblem> notes = new ArrayList<>();
    int start = FileTypes.pdfStart(bytes);
    if (FileTypes.leading(bytes, start)) {
      notes.add(note(info, "pdf-leading", Integer.toString(start)));
    }
    byte[] pdf = start > 0 ? Arrays.copyOfRange(bytes, start, bytes.length) : bytes;
    boolean cut = PdfNotes.cut(pdf);
    if (cut) {
      notes.add(note(info, "file-cut"));
    }
    OpenedDocument opened = load(pdf, info, limits, notes);
    if (!cut || !(opened instanceof Unshowable)) {
      return opened;
    }
    byte[] rest = PdfNotes.withPageTree(pdf);
    OpenedDocument again = rest == null ? opened : load(rest, info, limits, notes);
    return again instanceof Unshowable ? opened : again;
  }

  private static ArchiveProblem note(DocumentInfo info, String key, String... facts) {
    return new ArchiveProblem(key, info.name(), List.of(facts), false);
  }

  private static OpenedDocument load(
      byte[] bytes, DocumentInfo info, ViewLimits limits, List<ArchiveProblem> before) {
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
      List<ArchiveProblem> notes = new ArrayList<>(before);
      notes.addAll(new PdfNotes(document, info.name()).ofDocument());
      int foreign = PdfFonts.embedMissing(document);
      if (foreign > 0) {
        notes.add(note(info, "pdf-fonts", Integer.toString(foreign)));
      }
      return new PdfPages(document, info, limits, pages, notes);
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
      return PdfPlace.of(document.getPage(page)).size();
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
      besides.ofPage(page);
      double unit = PdfPlace.of(document.getPage(page)).unit();
      BufferedImage image = renderer.draw(page, (float) (bounded * unit));
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
      return PdfWords.of(document, page).text();
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
  public List<ArchiveProblem> notes(int page) throws DeskException {
    try {
      if (renderer.undrawn(page) == null) {
        render(page, 0.1); // only drawing shows what can't be drawn
      }
      List<ArchiveProblem> told = new ArrayList<>();
      var undrawn = renderer.undrawn(page);
      if (undrawn != null) {
        told.addAll(undrawn.notes(name));
      }
      told.addAll(besides.ofPage(page));
      return told;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw failed("archive.page-damaged", page, e);
    }
  }

  @Override
  public void close() {
    closed(document, this);
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
