package dev.shinseidesk;

import dev.shinseidesk.archive.ReaderFuzz.Sample;
import dev.shinseidesk.practice.SampleOffice;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Sound documents to damage: two of each kind that the practice office's residents file. */
final class FuzzSamples {
  private static final int APPLICATIONS = 120;
  private static final int EACH = 2;

  private FuzzSamples() {}

  /** The samples of a seed. */
  static List<Sample> make(long seed, Clock clock) {
    var office = new SampleOffice(seed, APPLICATIONS, PracticeRoom.catalogue(), clock);
    Map<String, List<Sample>> kinds = new TreeMap<>();
    try {
      for (var application : office.applications()) {
        if (application.sound()) {
          files(office.zip(application.receiptNumber()), kinds);
        }
      }
      List<Sample> all = new ArrayList<>();
      kinds.values().forEach(all::addAll);
      all.add(new Sample("表.xls", workbook(new HSSFWorkbook())));
      all.add(new Sample("表.xlsx", workbook(new XSSFWorkbook())));
      all.add(new Sample("紙.ppt", slides()));
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void files(byte[] zip, Map<String, List<Sample>> kinds) throws IOException {
    try (var in =
        new ZipInputStream(
            new ByteArrayInputStream(zip), java.nio.charset.Charset.forName("windows-31j"))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String ending = entry.getName().substring(entry.getName().lastIndexOf('.'));
        List<Sample> kept = kinds.computeIfAbsent(ending, e -> new ArrayList<>());
        byte[] bytes = in.readAllBytes();
        if (kept.size() < EACH) {
          kept.add(new Sample("見本" + ending, bytes));
        }
      }
    }
  }

  private static byte[] workbook(Workbook book) throws IOException {
    var out = new ByteArrayOutputStream();
    try (book) {
      var sheet = book.createSheet("収入");
      for (int r = 0; r < 20; r++) {
        var row = sheet.createRow(r);
        row.createCell(0).setCellValue("区分" + r);
        row.createCell(1).setCellValue(r * 1000.5);
        row.createCell(2).setCellFormula("B" + (r + 1) + "*2");
      }
      book.createSheet("控え").createRow(3).createCell(2).setCellValue(true);
      book.write(out);
    }
    return out.toByteArray();
  }

  private static byte[] slides() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var show = new HSLFSlideShow()) {
      var slide = show.createSlide();
      slide.addTitle().setText("説明資料");
      var table = slide.createTable(2, 2);
      table.getCell(0, 0).setText("項目");
      show.createSlide().createTextBox().setText("二枚目");
      show.write(out);
    }
    return out.toByteArray();
  }
}
