package dev.shinseidesk.archive;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/**
 * Draws pages with a deadline looked at before each drawing operation, pictures measured before
 * they are decoded, and transparency (a canvas each) nested only so deep. One thread.
 */
final class BoundedRenderer extends PDFRenderer {
  private static final int MAX_GROUPS = 6;
  private final ViewLimits limits;
  private long deadline;

  BoundedRenderer(PDDocument document, ViewLimits limits) {
    super(document);
    this.limits = limits;
    setSubsamplingAllowed(true);
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
    return renderImage(page, scale, ImageType.RGB);
  }

  @Override
  protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
    return new Drawer(parameters, limits, deadline);
  }

  private static final class Drawer extends PageDrawer {
    private final ViewLimits limits;
    private final long deadline;
    private int groups;

    Drawer(PageDrawerParameters parameters, ViewLimits limits, long deadline) throws IOException {
      super(parameters);
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
