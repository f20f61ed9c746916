package dev.shinseidesk.archive;

import dev.shinseidesk.archive.OpenedDocument.Section;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hslf.usermodel.HSLFPictureShape;
import org.apache.poi.hslf.usermodel.HSLFShape;
import org.apache.poi.hslf.usermodel.HSLFShapeContainer;
import org.apache.poi.hslf.usermodel.HSLFSlide;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hslf.usermodel.HSLFTable;
import org.apache.poi.hslf.usermodel.HSLFTableCell;
import org.apache.poi.hslf.usermodel.HSLFTextShape;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** PowerPoint presentations of the old format (ppt). One thread. */
final class OldSlides {
  private static final int MAX_DEPTH = 8;

  private OldSlides() {}

  /** PowerPoint 97 to 2003. */
  static void read(POIFSFileSystem files, ContentsBuilder out) throws IOException {
    try (var show = new HSLFSlideShow(files)) {
      int number = 0;
      for (HSLFSlide slide : show.getSlides()) {
        number++;
        if (!out.roomForSection()) {
          return;
        }
        try {
          shapes(slide, out, 0);
          if (slide.getNotes() != null) {
            shapes(slide.getNotes(), out, 0);
          }
        } catch (ContentsBuilder.Stopped e) {
          throw e;
        } catch (RuntimeException e) {
          out.note("office-partly");
        }
        if (slide.isHidden()) {
          out.note("office-hidden");
        }
        out.section(Section.Kind.SLIDE, Integer.toString(number), slide.isHidden());
      }
    }
  }

  private static void shapes(HSLFShapeContainer container, ContentsBuilder out, int depth) {
    for (HSLFShape shape : container.getShapes()) {
      out.check();
      if (shape instanceof HSLFTable table) {
        table(table, out);
      } else if (shape instanceof HSLFPictureShape picture) {
        var data = picture.getPictureData();
        if (data != null) {
          out.picture("p" + picture.getPictureIndex(), data::getData);
        }
      } else if (shape instanceof HSLFTextShape words) {
        out.words(words.getText().replace((char) 0x0B, '\n'), title(words) ? 1 : 0);
      } else if (shape instanceof HSLFShapeContainer inner && depth < MAX_DEPTH) {
        shapes(inner, out, depth + 1);
      }
    }
  }

  private static boolean title(HSLFTextShape words) {
    var kind = words.getTextPlaceholder();
    return kind != null
        && switch (kind) {
          case TITLE, CENTER_TITLE -> true;
          default -> false;
        };
  }

  private static void table(HSLFTable table, ContentsBuilder out) {
    List<List<String>> rows = new ArrayList<>();
    int columns = Math.min(table.getNumberOfColumns(), out.limits().maxColumns() + 1);
    for (int r = 0; r < table.getNumberOfRows() && r <= out.limits().maxRows(); r++) {
      List<String> row = new ArrayList<>();
      for (int c = 0; c < columns; c++) {
        HSLFTableCell cell = table.getCell(r, c);
        row.add(cell == null ? "" : cell.getText());
      }
      rows.add(row);
    }
    out.grid(List.of(), rows);
  }
}
