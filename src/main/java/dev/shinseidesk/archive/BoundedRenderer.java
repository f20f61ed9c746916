package dev.shinseidesk.archive;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.filter.MissingImageReaderException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDVectorFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.apache.pdfbox.rendering.RenderDestination;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;

/**
 * Draws pages with a deadline looked at before each drawing operation, pictures measured before
 * they are decoded, and transparency (a canvas each) nested only so deep. One thread.
 */
final class BoundedRenderer extends PDFRenderer {
  private static final int MAX_GROUPS = 6;
  private final ViewLimits limits;
  private final Map<Integer, Undrawn> undrawn = new HashMap<>();
  private long deadline;
  private Undrawn now = new Undrawn();

  BoundedRenderer(PDDocument document, ViewLimits limits) {
    super(document);
    this.limits = limits;
    setSubsamplingAllowed(true);
    setDefaultDestination(RenderDestination.VIEW);
  }

  /** A page that is not drawn. Unchecked because PDFBox swallows checked ones inside of forms. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String key;

    Refused(String key) {
      super(key, null, false, false);
      this.key = key;
    }

    /** Message key of the problem. */
    String key() {
      return key;
    }
  }

  /** Draws a page (from 0) on white. */
  BufferedImage draw(int page, float scale) throws IOException {
    deadline = System.nanoTime() + limits.pageTime().toNanos();
    now = new Undrawn();
    undrawn.put(page, now);
    return renderImage(page, scale, ImageType.RGB);
  }

  /** What of a page (from 0) couldn't be drawn; null while it wasn't tried. */
  @Nullable Undrawn undrawn(int page) {
    return undrawn.get(page);
  }

  /** Parts of a page that its drawing lacks, counted. */
  static final class Undrawn {
    private int pictures;
    private int letters;
    private int others;

    /** As notes, each of a part that isn't shown. */
    List<ArchiveProblem> notes(String document) {
      List<ArchiveProblem> notes = new ArrayList<>();
      add(notes, "pdf-pictures-undrawn", document, pictures);
      add(notes, "pdf-letters-undrawn", document, letters);
      add(notes, "pdf-parts-undrawn", document, others);
      return notes;
    }

    private static void add(List<ArchiveProblem> to, String key, String document, int count) {
      if (count > 0) {
        to.add(new ArchiveProblem(key, document, List.of(Integer.toString(count)), true));
      }
    }
  }

  @Override
  protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
    return new Drawer(parameters, limits, deadline, now);
  }

  private static final class Drawer extends PageDrawer {
    private final ViewLimits limits;
    private final long deadline;
    private final Undrawn undrawn;
    private int groups;

    Drawer(PageDrawerParameters parameters, ViewLimits limits, long deadline, Undrawn undrawn)
        throws IOException {
      super(parameters);
      this.undrawn = undrawn;
      this.limits = limits;
      this.deadline = deadline;
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
      if (System.nanoTime() - deadline > 0) {
        throw new Refused("archive.page-slow");
      }
      super.processOperator(operator, operands);
    }

    /** PDFBox goes on after these as if nothing were there. */
    @Override
    protected void operatorException(Operator operator, List<COSBase> operands, IOException fault)
        throws IOException {
      if (fault instanceof MissingImageReaderException
          || operator.getName().equals("Do")
          || operator.getName().equals("BI")) {
        undrawn.pictures++;
      } else {
        undrawn.others++;
      }
      super.operatorException(operator, operands, fault);
    }

    @Override
    protected void showFontGlyph(Matrix matrix, PDFont font, int code, Vector displacement)
        throws IOException {
      if (font instanceof PDVectorFont drawn && !drawn.hasGlyph(code) && !blank(font, code)) {
        undrawn.letters++;
      }
      super.showFontGlyph(matrix, font, code, displacement);
    }

    /** Whether the code stands for nothing that is seen; one without meaning counts as such. */
    private static boolean blank(PDFont font, int code) throws IOException {
      String text = font.toUnicode(code);
      return text == null || text.isBlank() || text.charAt(0) < ' ';
    }

    @Override
    public void drawImage(PDImage image) throws IOException {
      measure(image);
      if (image instanceof PDImageXObject object) {
        PDImageXObject soft = object.getSoftMask();
        PDImageXObject mask = object.getMask();
        if (soft != null) {
          measure(soft);
        }
        if (mask != null) {
          measure(mask);
        }
      }
      super.drawImage(image);
    }

    @Override
    public void showTransparencyGroup(PDTransparencyGroup form) throws IOException {
      if (groups == MAX_GROUPS) {
        throw new Refused("archive.page-complex");
      }
      groups++;
      try {
        super.showTransparencyGroup(form);
      } finally {
        groups--;
      }
    }

    /** A decoded picture takes four bytes a pixel, whatever its file says it holds. */
    private void measure(PDImage image) {
      long pixels = (long) image.getWidth() * image.getHeight();
      if (image.getWidth() < 0 || image.getHeight() < 0 || pixels > 5L * limits.maxPixels()) {
        throw new Refused("archive.page-picture");
      }
    }
  }
}
