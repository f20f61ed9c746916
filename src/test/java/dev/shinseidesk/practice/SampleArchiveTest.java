package dev.shinseidesk.practice;

import static dev.shinseidesk.practice.SampleReader.CATALOGUE;
import static dev.shinseidesk.practice.SampleReader.CLOCK;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.JapaneseDates;
import dev.shinseidesk.application.Procedure;
import dev.shinseidesk.application.Procedure.Attachment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What stands in the ZIPs, read with PDFBox, ImageIO, commons-compress and commons-csv. */
class SampleArchiveTest {
  private static final int COUNT = 180;
  private static SampleOffice office;

  @BeforeAll
  static void plan() {
    office = new SampleOffice(4, COUNT, CATALOGUE, CLOCK);
  }

  @Test
  void eachSampleHoldsWhatItSaysAndNothingElseIsWrong() throws Exception {
    Map<SampleDefect, Integer> seen = new EnumMap<>(SampleDefect.class);
    int unflagged = 0;
    long bytes = 0;
    for (SampleApplication sample : office.applications()) {
      byte[] zip = office.zip(sample.receiptNumber());
      bytes += zip.length;
      unflagged += SampleReader.saysUtf8(zip) ? 0 : 1;
      sample.defect().ifPresent(d -> seen.merge(d, 1, Integer::sum));
      check(sample, SampleReader.entries(zip));
    }
    assertThat(seen).hasSize(SampleDefect.values().length);
    assertThat(unflagged).as("names in Windows-31J").isBetween(COUNT / 7, COUNT * 2 / 5);
    assertThat(bytes / COUNT).as("bytes on average").isLessThan(80 * 1024);
  }

  private static void check(SampleApplication sample, Map<String, byte[]> entries)
      throws Exception {
    String number = sample.receiptNumber().value();
    SampleDefect defect = sample.defect().orElse(null);
    assertThat(entries).containsKey("申請書_" + number + ".pdf").containsKey("署名情報.xml");
    byte[] csv = SampleReader.entry(entries, "申請項目_" + number, ".csv");
    List<SampleItem> items = SampleReader.csv(csv);
    List<SampleItem> xml = SampleReader.xml(SampleReader.entry(entries, "申請項目_" + number, ".xml"));
    assertThat(items).isEqualTo(office.items(sample.receiptNumber()));
    assertThat(items.equals(xml)).isEqualTo(defect != SampleDefect.CSV_XML_DIFFER);
    assertThat(csv[0]).as("no BOM").isEqualTo((byte) '"');
    assertThat(new String(csv, UTF_8)).startsWith("\"項目ID\",\"項目名\",\"値\"\r\n");

    byte[] signature = SampleReader.entry(entries, "署名情報", ".xml");
    assertThat(SampleReader.tag(signature, "serial")).isEqualTo(sample.serial().value());
    assertThat(SampleReader.tag(signature, "shimei")).isEqualTo(sample.applicantName());

    String form = SampleReader.text(SampleReader.entry(entries, "申請書_", ".pdf"));
    assertThat(form).contains(number, items.getFirst().value(), sample.applicantName());
    String flat = form.replaceAll("\\s", "");
    long elsewise =
        items.stream().filter(i -> !flat.contains(i.value().replaceAll("\\s", ""))).count();
    assertThat(elsewise).isEqualTo(defect == SampleDefect.PDF_DIFFERS ? 1 : 0);
    checkItems(sample, items, defect);
    checkAttachments(sample, entries, defect);
  }

  private static void checkItems(
      SampleApplication sample, List<SampleItem> items, @Nullable SampleDefect defect) {
    Procedure procedure = CATALOGUE.find(sample.procedure()).orElseThrow();
    int empty = 0;
    int wrong = 0;
    for (int i = 0; i < items.size(); i++) {
      Procedure.Field field = procedure.fields().get(i);
      String value = items.get(i).value();
      if (value.isEmpty()) {
        empty += field.required() ? 1 : 0;
        continue;
      }
      boolean right =
          switch (field.type()) {
            case DATE -> JapaneseDates.parse(value).isPresent();
            case KANA -> value.matches("[ァ-ヶー　]+");
            case POSTAL_CODE -> value.matches("\\d{3}-\\d{4}");
            case ACCOUNT -> value.matches("\\d{7}");
            default -> true;
          };
      if (!right) {
        wrong++;
        assertThat(defect)
            .isEqualTo(
                switch (field.type()) {
                  case DATE -> SampleDefect.IMPOSSIBLE_DATE;
                  case KANA -> SampleDefect.WRONG_KANA;
                  case POSTAL_CODE -> SampleDefect.WRONG_POSTAL_CODE;
                  default -> SampleDefect.WRONG_ACCOUNT;
                });
        assertThat(field.type() != Procedure.FieldType.DATE || JapaneseDates.looksLikeDate(value))
            .isTrue();
      }
    }
    boolean itemDefect =
        defect == SampleDefect.IMPOSSIBLE_DATE
            || defect == SampleDefect.WRONG_KANA
            || defect == SampleDefect.WRONG_POSTAL_CODE
            || defect == SampleDefect.WRONG_ACCOUNT;
    assertThat(wrong).isEqualTo(itemDefect ? 1 : 0);
    assertThat(empty).isEqualTo(defect == SampleDefect.MISSING_REQUIRED_ITEM ? 1 : 0);
  }

  private static void checkAttachments(
      SampleApplication sample, Map<String, byte[]> entries, @Nullable SampleDefect defect)
      throws Exception {
    Procedure procedure = CATALOGUE.find(sample.procedure()).orElseThrow();
    int missing = 0;
    int emptyFiles = 0;
    int unreadable = 0;
    int wrongType = 0;
    int otherNames = 0;
    for (Attachment one : procedure.attachments()) {
      List<Map.Entry<String, byte[]>> files =
          entries.entrySet().stream()
              .filter(e -> e.getKey().startsWith("添付_" + one.name() + "_"))
              .toList();
      missing += one.required() && files.isEmpty() ? 1 : 0;
      for (Map.Entry<String, byte[]> file : files) {
        byte[] bytes = file.getValue();
        if (bytes.length == 0) {
          emptyFiles++;
          continue;
        }
        String type = type(bytes);
        wrongType += file.getKey().endsWith(type) ? 0 : 1;
        boolean read = type.equals(".pdf") ? opensAsPdf(bytes) : opensAsPicture(bytes);
        unreadable += read ? 0 : 1;
        if (one.certificate()) {
          boolean same =
              SampleReader.text(bytes).lines().anyMatch(("氏名　" + sample.applicantName())::equals);
          otherNames += same ? 0 : 1;
        }
      }
    }
    assertThat(missing).isEqualTo(defect == SampleDefect.MISSING_ATTACHMENT ? 1 : 0);
    assertThat(emptyFiles).isEqualTo(defect == SampleDefect.EMPTY_FILE ? 1 : 0);
    assertThat(unreadable).isEqualTo(defect == SampleDefect.UNREADABLE_FILE ? 1 : 0);
    assertThat(wrongType).isEqualTo(defect == SampleDefect.WRONG_TYPE ? 1 : 0);
    if (defect == SampleDefect.NAME_DIFFERS) {
      assertThat(otherNames).isPositive();
    } else {
      assertThat(otherNames).isZero();
    }
  }

  private static String type(byte[] bytes) {
    return switch (bytes[0]) {
      case '%' -> ".pdf";
      case (byte) 0x89 -> ".png";
      case (byte) 0xFF -> ".jpg";
      default -> throw new AssertionError("neither PDF nor PNG nor JPEG");
    };
  }

  private static boolean opensAsPdf(byte[] bytes) {
    try (PDDocument document = Loader.loadPDF(bytes)) {
      return document.getNumberOfPages() > 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean opensAsPicture(byte[] bytes) {
    try {
      return ImageIO.read(new ByteArrayInputStream(bytes)) != null;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void pdfsEmbedTheirFontsAndDrawEveryCharacter() throws Exception {
    boolean fallback = false;
    boolean variant = false;
    List<SampleApplication> all = new ArrayList<>();
    Map<SampleApplication, SampleOffice> offices = new HashMap<>();
    for (long seed = 4; seed < 10; seed++) {
      var some = new SampleOffice(seed, COUNT, CATALOGUE, CLOCK);
      all.addAll(some.applications());
      some.applications().forEach(a -> offices.put(a, some));
    }
    for (SampleApplication sample : all) {
      if (!sample.applicantName().matches(".*[𠮷\\x{E0100}].*")) {
        continue;
      }
      variant |= sample.applicantName().contains("\uDB40\uDD00");
      byte[] pdf =
          SampleReader.entry(
              SampleReader.entries(
                  Objects.requireNonNull(offices.get(sample)).zip(sample.receiptNumber())),
              "申請書_",
              ".pdf");
      assertThat(SampleReader.text(pdf)).contains(sample.applicantName()).doesNotContain("[U+");
      try (PDDocument document = Loader.loadPDF(pdf)) {
        for (PDPage page : document.getPages()) {
          for (var name : page.getResources().getFontNames()) {
            var font = page.getResources().getFont(name);
            assertThat(font.isEmbedded()).isTrue();
            fallback |= font.getName().contains("NotoSans");
          }
        }
      }
    }
    assertThat(variant).as("a name with a variation selector").isTrue();
    assertThat(fallback).as("a name that only the fallback font can draw").isTrue();
  }
}
