package dev.shinseidesk.forwarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.InvalidValue;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;

class ItemsCsvTest {
  private static final String HEADER =
      "\"市区町村コード\",\"受付番号\",\"最新フラグ\",\"手続コード\",\"手続名称\",\"手続名称通称\",\"宛名番号\","
          + "\"指定都市_行政区等コード\",\"形式審査年月日\",\"形式審査時刻\",\"削除フラグ\",\"操作者ID\","
          + "\"操作年月日\",\"操作時刻\"\r\n";

  @Test
  void writesTheFourteenItemsInTheTablesOrder() throws DeskException {
    byte[] bytes = new ItemsCsv(CsvStyle.DEFAULT).bytes(Samples.items("R-1"));

    assertThat(new String(bytes, StandardCharsets.UTF_8))
        .isEqualTo(
            HEADER
                + "\"131016\",\"R-1\",\"1\",\"JIDO-01\",\"児童手当の認定請求\",\"児童手当\","
                + "\"123456789012345\",\"101\",\"2026-11-22\",\"09:05:07\",\"0\",\"clerk1\","
                + "\"2026-11-22\",\"10:00:00\"\r\n");
  }

  @Test
  void leavesItemsEmptyThatAreEmpty() throws DeskException {
    CsvStyle bare =
        new CsvStyle("UTF-8", false, CsvStyle.LineEnd.LF, false, CsvStyle.Quoting.NEEDED);

    byte[] bytes = new ItemsCsv(bare).bytes(Samples.items("R-1", "届出", "", null));

    assertThat(new String(bytes, StandardCharsets.UTF_8))
        .isEqualTo("131016,R-1,1,JIDO-01,届出,,,,2026-11-22,09:05:07,0,clerk1,2026-11-22,10:00:00\n");
  }

  @Test
  void writesMarkAndOtherCharacterSetsAsAsked() throws DeskException {
    var marked =
        new ItemsCsv(
            new CsvStyle("UTF-8", true, CsvStyle.LineEnd.CRLF, false, CsvStyle.Quoting.ALL));
    var windows =
        new ItemsCsv(
            new CsvStyle("windows-31j", false, CsvStyle.LineEnd.CRLF, true, CsvStyle.Quoting.ALL));

    assertThat(marked.bytes(Samples.items("R-1"))).startsWith(0xEF, 0xBB, 0xBF);
    assertThat(new String(windows.bytes(Samples.items("R-1")), Charset.forName("windows-31j")))
        .startsWith(HEADER)
        .contains("\"児童手当の認定請求\"");
  }

  @Test
  void refusesACharacterTheCharacterSetLacksInsteadOfReplacingIt() {
    var csv =
        new ItemsCsv(
            new CsvStyle("windows-31j", false, CsvStyle.LineEnd.CRLF, true, CsvStyle.Quoting.ALL));

    for (var wrong : List.of("〜", "𠮷", "\uD842")) {
      DeskException refused =
          catchThrowableOfType(
              DeskException.class, () -> csv.bytes(Samples.items("R-1", "届" + wrong, "", null)));
      assertThat(refused.problem().key()).isEqualTo("channel.unencodable");
      assertThat(refused.problem().facts())
          .containsExactly("手続名称", String.format("U+%04X", wrong.codePointAt(0)), "windows-31j");
    }
  }

  @Test
  void neverReplacesACharacterWhateverTheName() throws DeskException {
    Random random = new Random(42);
    for (CsvStyle.Quoting quoting : CsvStyle.Quoting.values()) {
      var csv = new ItemsCsv(new CsvStyle("UTF-8", false, CsvStyle.LineEnd.CRLF, false, quoting));
      for (int i = 0; i < 500; i++) {
        String name = randomName(random);
        String text =
            new String(csv.bytes(Samples.items("R-1", name, name, null)), StandardCharsets.UTF_8);
        try (var parser = CSVFormat.RFC4180.parse(new StringReader(text))) {
          var record = parser.iterator().next();
          assertThat(record.size()).isEqualTo(14);
          assertThat(record.get(4)).isEqualTo(name);
          assertThat(record.get(5)).isEqualTo(name);
        } catch (java.io.IOException e) {
          throw new AssertionError(e);
        }
      }
    }
  }

  @Test
  void refusesACharacterSetThatCantHoldTheHeaderOrIsNone() {
    assertThatThrownBy(() ->
            new ItemsCsv(
                new CsvStyle("US-ASCII", false, CsvStyle.LineEnd.LF, true, CsvStyle.Quoting.ALL)))
        .isInstanceOf(InvalidValue.class);
    assertThatThrownBy(
            () -> new CsvStyle("UTF-9", false, CsvStyle.LineEnd.LF, true, CsvStyle.Quoting.ALL))
        .isInstanceOf(InvalidValue.class);
    assertThatThrownBy(() ->
            new CsvStyle("windows-31j", true, CsvStyle.LineEnd.LF, true, CsvStyle.Quoting.ALL))
        .isInstanceOf(InvalidValue.class);
  }

  private static String randomName(Random random) {
    var name = new StringBuilder();
    int length = 1 + random.nextInt(20);
    for (int i = 0; i < length; i++) {
      switch (random.nextInt(6)) {
        case 0 -> name.append(',');
        case 1 -> name.append('"');
        case 2 -> name.appendCodePoint(0x20000 + random.nextInt(0x100));
        case 3 -> name.append("葛").appendCodePoint(0xE0100 + random.nextInt(4));
        default -> name.appendCodePoint(0x3041 + random.nextInt(80));
      }
    }
    return name.toString();
  }
}
