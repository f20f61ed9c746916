package dev.shinseidesk.review;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shinseidesk.application.AddresseeNumber;
import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.CertificateSerial;
import dev.shinseidesk.residents.Identification;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A way to break a filing.
 *
 * @param rule the only rule that may speak
 * @param word what its Japanese sentence must hold
 */
record Broken(String rule, String word, Consumer<Filing> change) {
  @Override
  public String toString() {
    return rule + " " + word;
  }

  List<Finding> findings() {
    var filing = new Filing();
    change.accept(filing);
    return filing.findings();
  }

  /** Its only page is a placeholder. */
  private static byte[] dynamicForm() {
    return ("%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R /NeedsRendering true"
            + " /AcroForm << /Fields [] /XFA [] >> >> endobj\n"
            + "2 0 obj << /Type /Pages /Count 1 /Kids [3 0 R] >> endobj\n"
            + "3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >> endobj\n"
            + "trailer << /Root 1 0 R /Size 4 >>\nstartxref\n0\n%%EOF\n")
        .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  }

  private static byte[] cutJpeg() {
    byte[] jpeg = Filing.picture("jpg");
    return Arrays.copyOf(jpeg, jpeg.length - 3);
  }

  private static Broken broken(String rule, String word, Consumer<Filing> change) {
    return new Broken(rule, word, change);
  }

  private static Broken item(String rule, String word, String id, String value) {
    return new Broken(
        rule,
        word,
        f -> {
          f.item(id, value);
          if (id.equals("F010")) {
            f.without(Filing.SIGNATURE);
          }
        });
  }

  private static Broken item(String rule, String word, String id, String value, boolean unsigned) {
    return new Broken(
        rule,
        word,
        f -> {
          f.item(id, value);
          if (unsigned) {
            f.without(Filing.SIGNATURE);
          }
        });
  }

  static Stream<Broken> all() {
    return Stream.of(
        broken("procedure-unknown", "P001", f -> f.procedure = null),
        broken("archive-unusable", "R1.zip", f -> f.zip = new byte[] {'n', 'o'}),
        broken("archive-note", "メモ.bin", f -> f.entry("メモ.bin", "何か".getBytes(UTF_8))),
        broken(
            "form-unreadable",
            "申請項目_R1.xml",
            f -> {
              f.xml.clear();
              f.entry(Filing.XML, "<shinsei><komoku".getBytes(UTF_8));
            }),
        broken(
            "items-missing",
            "R1.zip",
            f -> {
              f.csv.clear();
              f.xml.clear();
            }),
        broken("form-pdf-missing", "PDF", f -> f.without("申請書_R1.pdf")),
        item("required-item", "申請者住所", "F014", " 　"),
        broken(
            "required-item",
            Filing.CSV,
            f -> {
              f.csv.remove("F013");
              f.xml.remove("F013");
            }),
        item("date-nonexistent", "令和6年2月30日", "F020", "令和6年2月30日"),
        item("date-nonexistent", "8行目", "F020", "平成32年1月1日"),
        item("date-nonexistent", "2025-02-29", "F021", "2025-02-29"),
        item("date-shape", "来年の春", "F021", "来年の春"),
        item("birth-future", "令和8年11月21日", "F020", "令和8年11月21日"),
        item("child-older", "平成2年3月4日", "F020", "平成2年3月3日"),
        item("kana-script", "ﾔ(U+FF94)", "F011", "ﾔマダ　タロウ"),
        item("kana-script", "や(U+3084)", "F011", "やマダ　タロウ"),
        item("kana-script", "一(U+4E00)", "F011", "シンイチ一"),
        item("postal-code", "123-456", "F013", "123-456"),
        item("phone", "090-1234", "F015", "090-1234"),
        item("phone", "1234567890", "F015", "1234567890"),
        item("number", "三人", "F023", "三人"),
        item("account", "123456", "F024", "123456"),
        item("value-long", "31文字", "F011", "ヤ".repeat(31)),
        item("choice", "父・母・その他", "F022", "叔父"),
        broken("csv-xml-differ", "9行目「令和8年11月1日」", f -> f.xml.put("F021", "令和8年11月2日")),
        broken("csv-xml-differ", "「」", f -> f.csv.remove("F024")),
        broken("attachment-missing", "本人確認書類", f -> f.without(Filing.IDENTITY)),
        broken(
            "attachment-missing",
            "「所得課税証明書」",
            f -> {
              f.without(Filing.CERTIFICATE).entry("添付_所得課税証明書の説明_1.pdf", Filing.pdf("説明"));
            }),
        broken("document-empty", "0バイト", f -> f.entry(Filing.IDENTITY, new byte[0])),
        broken(
            "document-unreadable",
            "PDF",
            f -> f.entry("添付_地図_1.pdf", Arrays.copyOf(Filing.pdf("申請書"), 300))),
        broken(
            "document-unreadable", "PNG", f -> f.entry(Filing.IDENTITY, new byte[] {0, 1, 2, 3})),
        broken(
            "document-unreadable",
            Filing.CERTIFICATE,
            f -> f.entry(Filing.CERTIFICATE, Arrays.copyOf(Filing.pdf("申請書"), 300))),
        broken(
            "document-cut",
            "途中で切れて",
            f -> f.entry(Filing.IDENTITY, Arrays.copyOf(Filing.png(), Filing.png().length - 12))),
        broken("document-cut", "写真.jpg", f -> f.entry("写真.jpg", cutJpeg())),
        broken("document-partly", "XFA", f -> f.entry("添付_地図_1.pdf", dynamicForm())),
        broken("type-differs", "JPEG", f -> f.entry(Filing.IDENTITY, Filing.picture("jpg"))),
        broken("name-differs", "山田　次郎", f -> f.entry(Filing.CERTIFICATE, Filing.pdf("氏名　山田　次郎"))),
        broken(
            "name-differs",
            "署名情報",
            f -> f.entry(Filing.SIGNATURE, Filing.signature("A1", "川田 太郎", "", ""))),
        broken(
            "name-variant",
            "字体だけ",
            f -> {
              f.item("F010", "髙橋　太郎").entry(Filing.CERTIFICATE, Filing.pdf("氏名　高橋　太郎"));
              f.without(Filing.SIGNATURE);
            }),
        broken(
            "name-variant",
            "葛󠄀城",
            f -> {
              f.item("F010", "葛󠄀城　太郎").entry(Filing.CERTIFICATE, Filing.pdf("氏名　葛城　太郎"));
              f.without(Filing.SIGNATURE);
              f.settings = TestSettings.off(f.settings, "character-note");
            }),
        broken(
            "certificate-unread",
            "所得課税証明書",
            f -> f.entry(Filing.CERTIFICATE, Filing.pdf("所得課税証明書"))),
        broken(
            "signature-unreadable",
            "署名情報.xml",
            f -> f.entry(Filing.SIGNATURE, "<shomei>".getBytes(UTF_8))),
        broken("signature-serial-differs", "署名情報.xml", f -> f.serial = serial("B2")),
        broken(
            "signature-birth-differs",
            "1990-03-05",
            f -> f.entry(Filing.SIGNATURE, Filing.signature("A1", "山田太郎", "", "1990-03-05"))),
        broken(
            "signature-address-differs",
            "中央1-2-4",
            f -> f.entry(Filing.SIGNATURE, Filing.signature("A1", "山田太郎", "みどり野市中央1-2-4", ""))),
        broken(
            "serial-unknown",
            "令和8年11月20日現在",
            f -> f.identification = new Identification.Unknown(Filing.LINKS)),
        broken(
            "serial-ended",
            "令和8年10月31日に失効",
            f ->
                f.identification =
                    new Identification.Ended(
                        new AddresseeNumber("1"), LocalDate.of(2026, 10, 31), Filing.LINKS)),
        broken(
            "serial-several",
            "2人",
            f ->
                f.identification =
                    new Identification.Several(
                        List.of(new AddresseeNumber("1"), new AddresseeNumber("2")), Filing.LINKS)),
        broken(
            "serial-missing",
            "シリアル番号がありません",
            f -> {
              f.serial = null;
              f.identification = new Identification.NoSerial(null);
            }),
        broken(
            "duplicate-filing", "R2", f -> f.others = List.of(other("R2", -60), other("R3", 61))),
        item("character-note", "U+E000", "F014", "みどり野市中央\uE0001-2-3", true),
        broken("character-note", "野(U+91CE)", f -> f.drawable = c -> c != '野'),
        broken("documents-unchecked", "1件", f -> f.settings = TestSettings.bounds(f.settings, 2)));
  }

  static Application other(String number, int days) {
    var filing = new Filing();
    filing.number = number;
    filing.filedAt = Filing.FILED.plus(Duration.ofDays(days));
    return filing.application();
  }

  private static CertificateSerial serial(String value) {
    return new CertificateSerial(value);
  }
}
