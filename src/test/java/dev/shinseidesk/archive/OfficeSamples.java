package dev.shinseidesk.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.sl.usermodel.PictureData;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.util.Units;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Office documents written by POI's own writers. */
final class OfficeSamples {
  private OfficeSamples() {}

  interface Writing {
    void to(ByteArrayOutputStream out) throws IOException;
  }

  static byte[] bytes(Writing writing) {
    var out = new ByteArrayOutputStream();
    try {
      writing.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] docx() {
    return bytes(out -> {
      try (var document = new XWPFDocument()) {
        document.createStyles();
        var title = document.createParagraph().createRun();
        title.setText("就労証明書");
        var table = document.createTable(2, 2);
        table.getRow(0).getCell(0).setText("氏名");
        table.getRow(0).getCell(1).setText("𠮷田　花子");
        table.getRow(1).getCell(0).setText("勤務先");
        table.getRow(1).getCell(1).setText("練習商店");
        var run = document.createParagraph().createRun();
        run.setText("写真");
        run.addPicture(
            new java.io.ByteArrayInputStream(Samples.jpeg(64, 48)),
            org.apache.poi.common.usermodel.PictureType.JPEG,
            "a.jpg",
            Units.toEMU(64),
            Units.toEMU(48));
        document
            .createHeader(org.apache.poi.wp.usermodel.HeaderFooterType.DEFAULT)
            .createParagraph()
            .createRun()
            .setText("様式第1号");
        document.write(out);
      } catch (org.apache.poi.openxml4j.exceptions.InvalidFormatException e) {
        throw new IOException(e);
      }
    });
  }

  static byte[] xlsx() {
    return bytes(out -> {
      try (var book = new XSSFWorkbook()) {
        fill(book);
        book.write(out);
      }
    });
  }

  static byte[] xls() {
    return bytes(out -> {
      try (var book = new HSSFWorkbook()) {
        fill(book);
        book.write(out);
      }
    });
  }

  private static void fill(Workbook book) {
    Sheet sheet = book.createSheet("収入");
    var head = sheet.createRow(0);
    head.createCell(0).setCellValue("氏名");
    head.createCell(1).setCellValue("金額");
    var row = sheet.createRow(3);
    row.createCell(0).setCellValue("𠮷田　花子");
    row.createCell(1).setCellValue(1_234_567);
    row.getCell(1).setCellStyle(style(book, "#,##0"));
    Cell sum = row.createCell(2);
    sum.setCellFormula("B4*2");
    sum.setCellValue(2_469_134);
    Cell day = row.createCell(3);
    day.setCellValue(LocalDate.of(2026, 11, 22));
    day.setCellStyle(style(book, "[$-411]ggge\"年\"m\"月\"d\"日\";@"));
    Cell builtin = row.createCell(4);
    builtin.setCellValue(LocalDate.of(2026, 11, 22));
    CellStyle own = book.createCellStyle();
    own.setDataFormat((short) 58);
    builtin.setCellStyle(own);
    Cell bare = row.createCell(5);
    bare.setCellValue(true);
    int picture = book.addPicture(Samples.jpeg(40, 30), Workbook.PICTURE_TYPE_JPEG);
    var anchor = book.getCreationHelper().createClientAnchor();
    anchor.setCol1(1);
    anchor.setRow1(6);
    anchor.setCol2(3);
    anchor.setRow2(9);
    sheet.createDrawingPatriarch().createPicture(anchor, picture);
    Sheet secret = book.createSheet("控え");
    secret.createRow(0).createCell(0).setCellValue("隠れた値");
    book.setSheetHidden(1, true);
    sheet.getRow(0).setZeroHeight(true);
  }

  private static CellStyle style(Workbook book, String format) {
    CellStyle style = book.createCellStyle();
    style.setDataFormat(book.createDataFormat().getFormat(format));
    return style;
  }

  /** A workbook of as many rows. */
  static byte[] rows(int count) {
    return bytes(out -> {
      try (var book = new org.apache.poi.xssf.streaming.SXSSFWorkbook(50)) {
        var sheet = book.createSheet("長い");
        for (int i = 0; i < count; i++) {
          var row = sheet.createRow(i);
          for (int c = 0; c < 6; c++) {
            row.createCell(c).setCellValue("値" + i + "-" + c);
          }
        }
        book.write(out);
      }
    });
  }

  static byte[] pptx() {
    return bytes(out -> {
      try (var show = new XMLSlideShow()) {
        var slide = show.createSlide();
        slide.createTextBox().setText("説明資料");
        var table = slide.createTable(2, 2);
        table.getCell(0, 0).setText("項目");
        table.getCell(1, 1).setText("値２");
        var picture = show.addPicture(Samples.jpeg(64, 48), PictureData.PictureType.JPEG);
        slide.createPicture(picture);
        var second = show.createSlide();
        second.createTextBox().setText("隠した紙");
        second.setHidden(true);
        show.write(out);
      }
    });
  }

  static byte[] ppt() {
    return bytes(out -> {
      try (var show = new HSLFSlideShow()) {
        var slide = show.createSlide();
        slide.addTitle().setText("説明資料");
        slide.createTextBox().setText("本文です");
        var table = slide.createTable(2, 2);
        table.getCell(0, 0).setText("項目");
        table.getCell(1, 1).setText("値２");
        slide.createPicture(show.addPicture(Samples.jpeg(64, 48), PictureData.PictureType.JPEG));
        show.write(out);
      }
    });
  }

  /** A document whose picture and template stand at an address outside. */
  static byte[] linked(String address) {
    return bytes(out -> {
      try (var document = new XWPFDocument()) {
        document.createParagraph().createRun().setText("外を指す");
        document
            .getPackagePart()
            .addRelationship(
                java.net.URI.create(address),
                TargetMode.EXTERNAL,
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image");
        document.write(out);
      }
    });
  }
}
