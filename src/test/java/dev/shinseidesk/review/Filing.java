package dev.shinseidesk.review;

import dev.shinseidesk.application.Applicant;
import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.CertificateSerial;
import dev.shinseidesk.application.MunicipalityCode;
import dev.shinseidesk.application.Procedure;
import dev.shinseidesk.application.Procedure.Attachment;
import dev.shinseidesk.application.Procedure.Field;
import dev.shinseidesk.application.Procedure.FieldType;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.archive.ArchiveLayout;
import dev.shinseidesk.archive.ArchiveLimits;
import dev.shinseidesk.archive.Documents;
import dev.shinseidesk.archive.ZipDocuments;
import dev.shinseidesk.residents.Identification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/**
 * An invented filing, sound until a test breaks it; goes through a real ZIP and its real reader.
 */
final class Filing {
  static final ReviewSettings SETTINGS = new ReviewSettingsReader().shipped();
  static final Instant FILED = Instant.parse("2026-11-20T03:00:00Z");
  static final Instant LINKS = Instant.parse("2026-11-19T15:00:00Z");
  static final String CSV = "申請項目_R1.csv";
  static final String XML = "申請項目_R1.xml";
  static final String CERTIFICATE = "添付_所得課税証明書_1.pdf";
  static final String IDENTITY = "添付_本人確認書類_1.png";
  static final String SIGNATURE = "署名情報.xml";
  static final Documents DOCUMENTS =
      new ZipDocuments(
          ArchiveLimits.DEFAULT,
          new ArchiveLayout(
              "申請書_.*\\.pdf",
              "申請項目_.*\\.csv",
              "申請項目_.*\\.xml",
              "UTF-8",
              "項目ID",
              "項目名",
              "値",
              Map.of(
                  "name",
                  "F010",
                  "kana",
                  "F011",
                  "birthDate",
                  "F012",
                  "postalCode",
                  "F013",
                  "address",
                  "F014",
                  "phone",
                  "F015")));

  static final Procedure PROCEDURE =
      new Procedure(
          new ProcedureCode("P001"),
          "児童手当の認定請求",
          "",
          "子育て",
          List.of(
              field("F010", "申請者氏名", FieldType.TEXT, true),
              new Field("F011", "申請者氏名フリガナ", FieldType.KANA, true, List.of(), 30),
              field("F012", "申請者生年月日", FieldType.DATE, true),
              field("F013", "申請者郵便番号", FieldType.POSTAL_CODE, true),
              field("F014", "申請者住所", FieldType.TEXT, true),
              field("F015", "申請者電話番号", FieldType.PHONE, true),
              field("F020", "対象児童生年月日", FieldType.DATE, false),
              field("F021", "事由の発生年月日", FieldType.DATE, false),
              new Field("F022", "続柄", FieldType.CHOICE, false, List.of("父", "母", "その他")),
              field("F023", "世帯の人数", FieldType.NUMBER, false),
              field("F024", "口座番号", FieldType.ACCOUNT, false)),
          List.of(
              new Attachment("本人確認書類", true, false),
              new Attachment("所得課税証明書", true, true),
              new Attachment("所得課税証明書の説明", false, false)),
          List.of("氏名が一致している", "書類が読み取れる"));

  private static final TrueTypeFont FONT = font();
  private static final Map<String, byte[]> PDFS = new LinkedHashMap<>();

  final Map<String, String> csv = new LinkedHashMap<>();
  final Map<String, String> xml = new LinkedHashMap<>();
  final Map<String, byte[]> entries = new LinkedHashMap<>();
  String number = "R1";
  Instant filedAt = FILED;
  @Nullable CertificateSerial serial = new CertificateSerial("A1");
  Identification identification =
      new Identification.Identified(new dev.shinseidesk.application.AddresseeNumber("1"), LINKS);
  @Nullable Procedure procedure = PROCEDURE;
  List<Application> others = List.of();
  ReviewSettings settings = SETTINGS;
  IntPredicate drawable = c -> true;
  byte @Nullable [] zip;

  Filing() {
    item("F010", "山田　太郎");
    item("F011", "ヤマダ　タロウ");
    item("F012", "平成2年3月4日");
    item("F013", "123-4567");
    item("F014", "みどり野市中央１丁目２番３号");
    item("F015", "090-1234-5678");
    item("F020", "令和6年5月6日");
    item("F021", "令和8年11月1日");
    item("F022", "父");
    item("F023", "3");
    item("F024", "1234567");
    entries.put("申請書_R1.pdf", pdf("申請書"));
    entries.put(CERTIFICATE, pdf("所得課税証明書\n氏名　山田　太郎\n以上"));
    entries.put(IDENTITY, png());
    entries.put(SIGNATURE, signature("A1", "山田　太郎", "みどり野市中央1-2-3", "1990-03-04"));
  }

  /** Without documents: for many filings of which only the items matter. */
  static Filing ofItems() {
    var filing = new Filing();
    filing.entries.clear();
    filing.settings = TestSettings.off(filing.settings, "form-pdf-missing");
    filing.settings = TestSettings.off(filing.settings, "attachment-missing");
    return filing;
  }

  private static Field field(String id, String name, FieldType type, boolean required) {
    return new Field(id, name, type, required, List.of());
  }

  /** Sets an item in CSV and XML alike. */
  Filing item(String id, String value) {
    csv.put(id, value);
    xml.put(id, value);
    return this;
  }

  Filing entry(String name, byte[] bytes) {
    entries.put(name, bytes);
    return this;
  }

  Filing without(String name) {
    entries.remove(name);
    return this;
  }

  byte[] bytes() {
    byte[] given = zip;
    if (given != null) {
      return given;
    }
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      Map<String, byte[]> all = new LinkedHashMap<>(entries);
      if (!csv.isEmpty()) {
        all.put(CSV, csvBytes());
      }
      if (!xml.isEmpty()) {
        all.put(XML, xmlBytes());
      }
      for (var entry : all.entrySet()) {
        var header = new ZipEntry(entry.getKey());
        header.setTimeLocal(LocalDateTime.of(2026, 11, 20, 12, 0)); // the same bytes every time
        zip.putNextEntry(header);
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  Application application() {
    byte[] bytes = bytes();
    return new Application(
        new ReceiptNumber(number),
        new MunicipalityCode("131016"),
        null,
        PROCEDURE.code(),
        PROCEDURE.name(),
        "",
        filedAt,
        filedAt.plusSeconds(60),
        new StatusCode("10"),
        serial,
        new Applicant(
            csv.getOrDefault("F010", ""),
            csv.getOrDefault("F011", ""),
            csv.getOrDefault("F012", ""),
            csv.getOrDefault("F013", ""),
            csv.getOrDefault("F014", ""),
            csv.getOrDefault("F015", "")),
        Sha256.of(bytes),
        bytes.length,
        number + ".zip",
        WorkState.UNREVIEWED);
  }

  List<Finding> findings() {
    byte[] bytes = bytes();
    var report = DOCUMENTS.read(bytes);
    var attachments =
        procedure == null
            ? Map.<Integer, Attachment>of()
            : Attachments.assign(procedure, report.documents());
    var reader =
        new DeskDocumentReader(
            DOCUMENTS,
            bytes,
            settings.reading(),
            d ->
                Optional.ofNullable(attachments.get(d.index())).stream()
                        .anyMatch(Attachment::certificate)
                    ? DocumentReader.Look.TEXT
                    : DocumentReader.Look.READABLE);
    var subject =
        new ReviewSubject(
            application(),
            procedure,
            report,
            DOCUMENTS.form(bytes, report),
            reader,
            new SignatureReader(settings.signature(), settings.reading().maxSignatureBytes())
                .read(report, reader),
            identification,
            others);
    return ReviewRules.standard(settings, drawable).judge(subject);
  }

  List<String> rules() {
    return findings().stream().map(Finding::rule).toList();
  }

  private byte[] csvBytes() {
    List<String> lines = new ArrayList<>(List.of("\"項目ID\",\"項目名\",\"値\""));
    csv.forEach((id, value) ->
        lines.add("\"%s\",\"%s\",\"%s\"".formatted(id, name(id), value.replace("\"", "\"\""))));
    return (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  private byte[] xmlBytes() {
    StringBuilder text =
        new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<shinsei>\n");
    xml.forEach((id, value) ->
        text.append(
            "<komoku id=\"%s\" mei=\"%s\">%s</komoku>\n"
                .formatted(id, name(id), value.replace("&", "&amp;").replace("<", "&lt;"))));
    return text.append("</shinsei>\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String name(String id) {
    return PROCEDURE.fields().stream()
        .filter(f -> f.id().equals(id))
        .map(Field::name)
        .findFirst()
        .orElse("ほかの項目");
  }

  static byte[] signature(String serial, String name, String address, String birth) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <shomei><serial>%s</serial><shimei>%s</shimei><jusho>%s</jusho>
    <seinengappi>%s</seinengappi><seibetsu>1</seibetsu></shomei>
    """
        .formatted(serial, name, address, birth)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** A real PDF of one page with these lines; drawing one takes a while, so each is kept. */
  static synchronized byte[] pdf(String lines) {
    return PDFS.computeIfAbsent(lines, Filing::draw);
  }

  private static TrueTypeFont font() {
    try {
      return new TTFParser()
          .parse(new RandomAccessReadBufferedFile("fxml/fonts/BIZUDPGothic-Regular.ttf"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] draw(String lines) {
    var out = new ByteArrayOutputStream();
    try (var document = new PDDocument()) {
      var font = PDType0Font.load(document, FONT, true);
      var page = new PDPage();
      document.addPage(page);
      try (var content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(font, 12);
        content.newLineAtOffset(50, 700);
        for (String line : lines.lines().toList()) {
          content.showText(line);
          content.newLineAtOffset(0, -20);
        }
        content.endText();
      }
      document.save(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] png() {
    return picture("png");
  }

  static byte[] picture(String format) {
    var out = new ByteArrayOutputStream();
    try {
      var image =
          new java.awt.image.BufferedImage(20, 10, java.awt.image.BufferedImage.TYPE_INT_RGB);
      javax.imageio.ImageIO.write(image, format, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
