package dev.shinseidesk.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.archive.TextEncoding.Trust;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No text is shown as another without a word. */
class TextEncodingTest {
  private static final Map<String, String> CHARSETS =
      Map.of(
          "UTF-8", "UTF-8",
          "windows-31j", "Windows-31J",
          "x-eucJP-Open", "EUC-JP",
          "x-windows-iso2022jp", "ISO-2022-JP",
          "UTF-16LE", "UTF-16LE",
          "UTF-16BE", "UTF-16BE");

  private static final List<String> WORDS =
      List.of(
          "申立書",
          "氏名",
          "山田　花子",
          "東京都港区三田一丁目２番３号",
          "上記のとおり相違ありません。",
          "令和６年３月１日",
          "カタカナ",
          "電話 03-1234-5678",
          "保育の必要性について、",
          "世帯主",
          "就学援助を希望します",
          "\n",
          "父・母",
          "（注）");

  @Test
  void textsOfAFewWordsReadBackInEveryCharacterSet() {
    var random = new Random(20_261_201);
    for (int round = 0; round < 400; round++) {
      var text = new StringBuilder("申立書です\n");
      int words = 2 + random.nextInt(12);
      for (int i = 0; i < words; i++) {
        text.append(WORDS.get(random.nextInt(WORDS.size())));
      }
      for (var charset : CHARSETS.entrySet()) {
        var guess = TextEncoding.guess(text.toString().getBytes(Charset.forName(charset.getKey())));
        assertThat(guess.decoded().text()).as(charset.getValue()).isEqualTo(text.toString());
        assertThat(guess.decoded().encoding()).isEqualTo(charset.getValue());
        assertThat(guess.trust()).isNotEqualTo(Trust.DOUBTFUL);
      }
    }
  }

  /** 書 in these is other bytes, of which some happen to be characters of Windows-31J. */
  @ParameterizedTest
  @ValueSource(strings = {"GBK", "Big5", "x-windows-949"})
  void aTextOfAnotherCountryIsNeverShownAsIfRead(String charset) {
    String text =
        switch (charset) {
          case "GBK" -> "出生证明书 姓名 张伟 性别 男 出生地点 北京市朝阳区";
          case "Big5" -> "戶籍謄本 姓名 陳大文 出生地 臺北市 身分證字號";
          default -> "가족관계증명서 성명 김철수 주소 서울특별시";
        };
    var guess = TextEncoding.guess(text.getBytes(Charset.forName(charset)));
    assertThat(guess.trust() != Trust.SURE || guess.decoded().damaged()).isTrue();
  }

  @Test
  void whatIsGuessedOrDoubtfulIsToldBesideTheText() {
    byte[] euc = "氏名は高橋一郎".getBytes(Charset.forName("EUC-JP"));
    assertThat(Samples.open("文.txt", euc).notes())
        .extracting(ArchiveProblem::key)
        .containsExactly("text-guessed");
    byte[] letters = "氏名　髙橋㈱①".getBytes(Charset.forName("windows-31j"));
    assertThat(Samples.open("文.txt", letters).notes()).isEmpty();
  }

  @Test
  void lettersOfNecAndIbmAreReadInXmlThatSaysShiftJis() {
    String xml = "<?xml version=\"1.0\" encoding=\"NAME\"?><申請><氏名>髙橋㈱①～</氏名></申請>";
    for (var named :
        Map.of("Shift_JIS", "windows-31j", "EUC-JP", "x-eucJP-Open", "Windows-31J", "windows-31j")
            .entrySet()) {
      byte[] bytes =
          xml.replace("NAME", named.getKey()).getBytes(Charset.forName(named.getValue()));
      var opened = (OpenedDocument.Table) Samples.open("申請.xml", bytes);
      assertThat(opened.rows()).as(named.getKey()).contains(List.of("/申請/氏名", "髙橋㈱①～"));
    }
  }

  @Test
  void tabsOfExcelsUnicodeTextSeparateCells() {
    byte[] bytes = "\uFEFF氏名\t金額\r\n髙橋\t\"1,234\"\r\n".getBytes(Charset.forName("UTF-16LE"));
    var opened = (OpenedDocument.Table) Samples.open("一覧.csv", bytes);
    assertThat(opened.header()).containsExactly("氏名", "金額");
    assertThat(opened.rows()).containsExactly(List.of("髙橋", "1,234"));
    assertThat(opened.encoding()).isEqualTo("UTF-16LE");
  }
}
