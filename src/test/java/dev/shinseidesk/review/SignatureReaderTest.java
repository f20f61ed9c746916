package dev.shinseidesk.review;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** 署名情報 is read as it stands, and hostile ones only ever count as unreadable. */
class SignatureReaderTest {
  private static SignatureInfo read(String name, byte[] bytes) {
    byte[] zip = new Filing().without(Filing.SIGNATURE).entry(name, bytes).bytes();
    var report = Filing.DOCUMENTS.read(zip);
    var settings = Filing.SETTINGS;
    return new SignatureReader(settings.signature(), settings.reading().maxSignatureBytes())
        .read(
            report,
            new DeskDocumentReader(
                Filing.DOCUMENTS, zip, settings.reading(), _ -> DocumentReader.Look.READABLE));
  }

  private static SignatureInfo read(String xml) {
    return read(Filing.SIGNATURE, xml.getBytes(UTF_8));
  }

  @Test
  void readsTheItems() {
    var expected = new SignatureInfo.Read(Filing.SIGNATURE, "A1", "髙橋", "東京", "2000-01-31", "1");
    assertThat(read(Filing.SIGNATURE, Filing.signature("A1", " 髙橋\n", "東京", "2000-01-31")))
        .isEqualTo(expected);
    assertThat(
            read(
                """
                <?xml version="1.0"?><!-- c --><s:shomei xmlns:s="u"><s:serial>A1</s:serial>
                <s:shimei><![CDATA[髙]]>橋</s:shimei><s:jusho>東京</s:jusho>
                <s:seinengappi>2000-01-31</s:seinengappi><s:seibetsu>1</s:seibetsu></s:shomei>
                """))
        .isEqualTo(expected);
  }

  @Test
  void readsOtherCharacterSetsTheDocumentNames() {
    byte[] bytes =
        "<?xml version=\"1.0\" encoding=\"Shift_JIS\"?><shomei><shimei>山田</shimei></shomei>"
            .getBytes(Charset.forName("Shift_JIS"));
    assertThat(read(Filing.SIGNATURE, bytes))
        .isEqualTo(new SignatureInfo.Read(Filing.SIGNATURE, "", "山田", "", "", ""));
  }

  @Test
  void readsWithAByteOrderMark() {
    var expected = new SignatureInfo.Read(Filing.SIGNATURE, "", "山田", "", "", "");
    String xml = "\uFEFF<?xml version='1.0' encoding='UTF-8'?><shomei><shimei>山田</shimei></shomei>";
    assertThat(read(xml)).isEqualTo(expected);
    String wide = "\uFEFF<?xml version='1.0' encoding='UTF-16'?><s><shimei>山田</shimei></s>";
    assertThat(read(Filing.SIGNATURE, wide.getBytes(java.nio.charset.StandardCharsets.UTF_16BE)))
        .isEqualTo(expected);
    assertUnreadable("<?xml version='1.0' encoding='no-such'?><s><shimei>山田</shimei></s>");
  }

  @Test
  void findsItInAFolderAndInWideLetters() {
    byte[] bytes = Filing.signature("A1", "山田", "", "");
    assertThat(read("署名/署名情報.xml", bytes)).isInstanceOf(SignatureInfo.Read.class);
    assertThat(read("署名情報．ｘｍｌ", bytes)).isInstanceOf(SignatureInfo.Read.class);
    assertThat(read("古い署名情報.xml", bytes)).isInstanceOf(SignatureInfo.Absent.class);
  }

  @Test
  void refusesDocumentTypesAndEntities() {
    assertUnreadable(
        "<!DOCTYPE s [<!ENTITY x SYSTEM"
            + " \"file:///etc/passwd\">]><shomei><shimei>&x;</shimei></shomei>");
    assertUnreadable(
        "<!DOCTYPE s [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><s><shimei>&b;</shimei></s>");
    assertUnreadable("<!DOCTYPE s><shomei><shimei>山田</shimei></shomei>");
    assertUnreadable("<shomei><shimei>&unknown;</shimei></shomei>");
  }

  @Test
  void refusesWhatIsBrokenOrTooBigOrTooDeep() {
    assertUnreadable("<shomei><shimei>山田</shomei>");
    assertUnreadable("山田");
    assertUnreadable("<shomei/>");
    assertUnreadable("<a>".repeat(50) + "<shimei>山田</shimei>" + "</a>".repeat(50));
    assertUnreadable("<shomei><shimei>山田</shimei>" + " ".repeat(300_000) + "</shomei>");
    assertThat(read(Filing.SIGNATURE, new byte[0])).isInstanceOf(SignatureInfo.Unreadable.class);
  }

  /** Whatever bytes stand there: an answer, and never an exception. */
  @Test
  void neverThrows() {
    byte[] sound = Filing.signature("A1", "山田　太郎", "東京都", "2000-01-31");
    var random = new Random(7);
    for (int i = 0; i < 300; i++) {
      byte[] bytes = sound.clone();
      for (int change = 0; change < 1 + random.nextInt(4); change++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      assertThat(read(Filing.SIGNATURE, bytes)).isNotInstanceOf(SignatureInfo.Absent.class);
    }
  }

  private static void assertUnreadable(String xml) {
    assertThat(read(xml)).isEqualTo(new SignatureInfo.Unreadable(Filing.SIGNATURE));
  }
}
