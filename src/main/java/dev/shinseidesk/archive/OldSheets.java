package dev.shinseidesk.archive;

import dev.shinseidesk.archive.OpenedDocument.Section;
import java.io.IOException;
import java.util.List;
import org.apache.poi.hssf.extractor.OldExcelExtractor;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFPicture;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFShape;
import org.apache.poi.hssf.usermodel.HSSFShapeContainer;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFSimpleShape;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;

/** Excel workbooks of the old format (xls). One thread. */
final class OldSheets {
  private static final int MAX_DEPTH = 8;

  private OldSheets() {}

  /** Excel 97 to 2003; formulas are never calculated, their saved values are shown. */
  static void read(POIFSFileSystem files, ContentsBuilder out) throws IOException {
    try (var book = new HSSFWorkbook(files.getRoot(), false)) {
      var format = new SheetFormat(book.getInternalWorkbook().isUsing1904DateWindowing());
      for (int i = 0; i < book.getNumberOfSheets() && out.roomForSection(); i++) {
        boolean hidden = book.isSheetHidden(i) || book.isSheetVeryHidden(i);
        try {
          HSSFSheet sheet = book.getSheetAt(i);
          rows(sheet, format, out);
          if (sheet.getDrawingPatriarch() != null) {
            shapes(sheet.getDrawingPatriarch(), out, 0);
          }
        } catch (ContentsBuilder.Stopped e) {
          throw e;
        } catch (RuntimeException e) {
          out.note("office-partly");
        }
        if (hidden) {
          out.note("office-hidden");
        }
        out.section(Section.Kind.SHEET, book.getSheetName(i), hidden);
      }
    }
  }

  /** Excel 5 and 95: the text as it stands. */
  static void readOldest(POIFSFileSystem files, ContentsBuilder out) throws IOException {
    var extractor = new OldExcelExtractor(files);
    for (String line : extractor.getText().split("\n", -1)) {
      out.words(line, 0);
    }
    out.note("office-old-text");
    out.section(Section.Kind.BODY, "", false);
  }

  private static void rows(HSSFSheet sheet, SheetFormat format, ContentsBuilder out) {
    var rows = new SheetRows(out);
    for (Row one : sheet) {
      if (rows.full()) {
        break;
      }
      if (one.getZeroHeight()) {
        out.note("office-hidden-lines");
      }
      rows.start(one.getRowNum());
      for (Cell cell : (HSSFRow) one) {
        cell((HSSFCell) cell, format, rows);
        if (sheet.isColumnHidden(cell.getColumnIndex())) {
          out.note("office-hidden-lines");
        }
      }
      rows.end();
    }
    rows.finish();
  }

  private static void cell(HSSFCell cell, SheetFormat format, SheetRows rows) {
    boolean formula = cell.getCellType() == CellType.FORMULA;
    CellType type = formula ? cell.getCachedFormulaResultType() : cell.getCellType();
    String value =
        switch (type) {
          case NUMERIC ->
              format.formatRawCellContents(
                  cell.getNumericCellValue(),
                  cell.getCellStyle().getDataFormat(),
                  cell.getCellStyle().getDataFormatString());
          case STRING -> cell.getRichStringCellValue().getString();
          case BOOLEAN -> cell.getBooleanCellValue() ? "TRUE" : "FALSE";
          case ERROR -> error(cell.getErrorCellValue());
          case FORMULA, BLANK, _NONE -> "";
        };
    if (formula) {
      rows.putFormula(cell.getColumnIndex(), value);
    } else {
      rows.put(cell.getColumnIndex(), value);
    }
  }

  private static String error(byte code) {
    return FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#?";
  }

  private static void shapes(HSSFShapeContainer container, ContentsBuilder out, int depth) {
    List<HSSFShape> shapes = container.getChildren();
    for (HSSFShape shape : shapes) {
      out.check();
      if (shape instanceof HSSFPicture picture) {
        var data = picture.getPictureData();
        if (data != null) {
          out.picture("p" + picture.getPictureIndex(), data::getData);
        }
      } else if (shape instanceof HSSFSimpleShape words && words.getString() != null) {
        String text = words.getString().getString();
        out.words(text == null ? "" : text, 0);
      } else if (shape instanceof HSSFShapeContainer inner && depth < MAX_DEPTH) {
        shapes(inner, out, depth + 1);
      }
    }
  }
}
