package dev.shinseidesk.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.SpreadsheetText;
import dev.shinseidesk.audit.AuditEvent;
import dev.shinseidesk.audit.AuditTrail;
import dev.shinseidesk.inquiry.ApplicationQuery;
import dev.shinseidesk.ui.fixture.FixtureDesk;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists for spreadsheet programs: all rows, nothing that acts as a formula, nothing lost. */
class ListSheetsTest {
  private static final Operator BY =
      new Operator(new OperatorId("midori"), "緑川", EnumSet.of(Operator.Role.CLERK));
  private static final String PIECES = "=+-@\t\r\n＝＋－＠'\"',;|!a1あ𠮷_x000D_&<>\u0001\u000b ";

  @TempDir Path folder;
  private final List<AuditEvent> recorded = new ArrayList<>();
  private final FixtureDesk desk = new FixtureDesk(1_234);
  private final SheetExport sheets =
      new ListSheets(
          new AuditTrail() {
            @Override
            public void record(AuditEvent event) {
              recorded.add(event);
            }

            @Override
            public <T> T during(AuditEvent event, Act<T> act)
                throws dev.shinseidesk.application.DeskException {
              recorded.add(event);
              return act.run();
            }
          });

  /** Values made of everything that has ever started a formula or broken a file. */
  private static String hostile(Random random) {
    var text = new StringBuilder();
    int[] pieces = PIECES.codePoints().toArray();
    for (int i = random.nextInt(8); i > 0; i--) {
      text.appendCodePoint(pieces[random.nextInt(pieces.length)]);
    }
    return text.toString();
  }

  private Path written(String name, List<String> values) throws Exception {
    Path file = folder.resolve(name);
    var next = values.iterator();
    long rows =
        sheets.write(
            BY,
            desk.applications,
            ApplicationQuery.ALL,
            new SheetExport.Columns(
                List.of("受付番号", "値"), row -> List.of(row.receiptNumber().value(), next.next())),
            file,
            Progress.NONE);
    assertThat(rows).isEqualTo(1_234);
    return file;
  }

  private static List<String> values() {
    var random = new Random(20261127);
    List<String> values = new ArrayList<>();
    for (int i = 0; i < 1_234; i++) {
      values.add(hostile(random));
    }
    return values;
  }

  @Test
  void noCellOfACsvCanActAsAFormulaAndEveryValueComesBack() throws Exception {
    List<String> values = values();
    Path file = written("list.csv", values);
    String text = Files.readString(file);
    assertThat(text).startsWith("\uFEFF");
    try (CSVParser parser = CSVParser.parse(text.substring(1), CSVFormat.RFC4180)) {
      List<CSVRecord> records = parser.getRecords();
      assertThat(records).hasSize(1_235);
      for (int i = 0; i < 1_234; i++) {
        String cell = records.get(i + 1).get(1);
        assertThat(cell).doesNotMatch("(?s)[=+\\-@\\t\\r\\n＝＋－＠].*");
        assertThat(SpreadsheetText.original(cell)).isEqualTo(values.get(i));
      }
    }
  }

  @Test
  void everyCellOfAWorkbookIsTextAndComesBack() throws Exception {
    List<String> values = values();
    Path file = written("list.xlsx", values);
    try (InputStream in = Files.newInputStream(file);
        var workbook = new XSSFWorkbook(in)) {
      assertThat(workbook.getSheetAt(0).getPhysicalNumberOfRows()).isEqualTo(1_235);
      for (int i = 0; i < 1_234; i++) {
        Row row = workbook.getSheetAt(0).getRow(i + 1);
        assertThat(row.getCell(0).getCellType()).isEqualTo(CellType.STRING);
        assertThat(row.getCell(1).getCellType()).isEqualTo(CellType.STRING);
        assertThat(row.getCell(1).getStringCellValue()).isEqualTo(values.get(i));
      }
      assertThat(workbook.getSheetAt(0).getRow(1).getCell(0).getCellStyle().getDataFormatString())
          .isEqualTo("@");
    }
  }

  @Test
  void isRecordedAndNeverOverwrites() throws Exception {
    Path file = written("list.csv", values());
    assertThat(recorded).hasSize(1);
    assertThat(recorded.getFirst().after()).containsEntry("rows", "1234");
    byte[] before = Files.readAllBytes(file);
    assertThatThrownBy(() -> written("list.csv", values())).hasMessageContaining("sheet.exists");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    var stopping =
        new Progress() {
          @Override
          public void report(long done, long total) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    assertThatThrownBy(() ->
            sheets.write(
                BY,
                desk.applications,
                ApplicationQuery.ALL,
                new SheetExport.Columns(List.of("a"), row -> List.of("b")),
                folder.resolve("stopped.xlsx"),
                stopping))
        .hasMessageContaining("sheet.cancelled");
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(file);
    }
  }
}
