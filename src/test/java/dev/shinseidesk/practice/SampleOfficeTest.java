package dev.shinseidesk.practice;

import static dev.shinseidesk.practice.SampleReader.CATALOGUE;
import static dev.shinseidesk.practice.SampleReader.CLOCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shinseidesk.application.AddresseeNumber;
import dev.shinseidesk.application.CertificateSerial;
import dev.shinseidesk.application.JapaneseDates;
import dev.shinseidesk.application.Procedure;
import dev.shinseidesk.application.ProcedureCatalogue;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.residents.NumberLink;
import dev.shinseidesk.residents.NumberLinkFile;
import dev.shinseidesk.residents.NumberLinkProfile;
import dev.shinseidesk.residents.NumberLinkStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleOfficeTest {
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  /** For load tests papers repeat; what identifies an application doesn't. */
  @Test
  void lentPapersRepeatButTheItemsAreTheFilingsOwn() throws Exception {
    var office = new SampleOffice(4, 120, 1, CATALOGUE, CLOCK);
    Map<ProcedureCode, Set<Sha256>> forms = new HashMap<>();
    for (SampleApplication sample : office.applications()) {
      Map<String, byte[]> entries = SampleReader.entries(office.zip(sample.receiptNumber()));
      assertThat(SampleReader.csv(SampleReader.entry(entries, "申請項目_", ".csv")))
          .isEqualTo(office.items(sample.receiptNumber()));
      byte[] form = SampleReader.entry(entries, "申請書_" + sample.receiptNumber(), ".pdf");
      forms.computeIfAbsent(sample.procedure(), p -> new HashSet<>()).add(Sha256.of(form));
    }
    assertThat(forms.values()).allSatisfy(one -> assertThat(one).hasSize(1));
    var again = new SampleOffice(4, 120, 1, CATALOGUE, CLOCK);
    for (SampleApplication sample : again.applications().reversed()) {
      assertThat(again.zip(sample.receiptNumber())).isEqualTo(office.zip(sample.receiptNumber()));
    }
  }

  @Test
  void sameSeedGivesSameBytesInWhicheverOrderAndTimeZone() {
    SampleOffice one = new SampleOffice(7, 40, CATALOGUE, CLOCK);
    Map<ReceiptNumber, Sha256> hashes = new HashMap<>();
    one.applications().forEach(a -> hashes.put(a.receiptNumber(), one.sha256(a.receiptNumber())));
    TimeZone before = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
      SampleOffice other = new SampleOffice(7, 40, CATALOGUE, CLOCK);
      List<SampleApplication> shuffled = new ArrayList<>(other.applications());
      Collections.shuffle(shuffled, new Random(3));
      for (SampleApplication a : shuffled) {
        assertThat(other.sha256(a.receiptNumber()))
            .as("%s %s", a.receiptNumber(), a.procedure())
            .isEqualTo(hashes.get(a.receiptNumber()));
      }
      assertThat(other.applications()).isEqualTo(one.applications());
      assertThat(other.numberLinks()).isEqualTo(one.numberLinks());
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void anotherSeedGivesOtherPeople() {
    assertThat(names(new SampleOffice(1, 40, CATALOGUE, CLOCK)))
        .isNotEqualTo(names(new SampleOffice(2, 40, CATALOGUE, CLOCK)));
  }

  private static List<String> names(SampleOffice office) {
    return office.applications().stream().map(SampleApplication::applicantName).toList();
  }

  @Test
  void oneInSixHasADefectAndEveryKindOccurs() {
    SampleOffice office = new SampleOffice(11, 600, CATALOGUE, CLOCK);
    List<SampleApplication> all = office.applications();
    assertThat(all).hasSize(600);
    assertThat(all.stream().filter(a -> a.defect().isPresent()).count()).isBetween(90L, 110L);
    assertThat(all.stream().flatMap(a -> a.defect().stream()).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(SampleDefect.values());
    assertThat(all.stream().map(SampleApplication::procedure).distinct().count()).isGreaterThan(35);
  }

  @Test
  void filingsAreSpreadOverTheLastSixtyDaysAndOrdered() {
    SampleOffice office = new SampleOffice(5, 300, CATALOGUE, CLOCK);
    LocalDate today = LocalDate.of(2026, 11, 22);
    List<Instant> times = office.applications().stream().map(SampleApplication::filedAt).toList();
    assertThat(times).isSorted();
    assertThat(office.applications().stream().map(SampleApplication::receiptNumber).toList())
        .isSorted()
        .doesNotHaveDuplicates();
    Set<LocalDate> days = new HashSet<>();
    int night = 0;
    for (Instant time : times) {
      days.add(LocalDate.ofInstant(time, TOKYO));
      night += time.atZone(TOKYO).getHour() < 6 ? 1 : 0;
    }
    assertThat(days).allMatch(d -> d.isBefore(today) && !d.isBefore(today.minusDays(60)));
    assertThat(days.size()).isGreaterThan(50);
    assertThat(night).isLessThan(45);
  }

  @Test
  void onlyTwinsAreTheSamePersonAndProcedure() {
    SampleOffice office = new SampleOffice(5, 900, CATALOGUE, CLOCK);
    Map<String, SampleApplication> seen = new HashMap<>();
    for (SampleApplication a : office.applications()) {
      SampleApplication before = seen.put(a.procedure() + a.applicantName(), a);
      if (before != null) {
        assertThat(a.twin()).contains(before.receiptNumber());
        assertThat(before.twin()).contains(a.receiptNumber());
        assertThat(a.defect()).contains(SampleDefect.DUPLICATE_FILING);
        assertThat(before.defect()).isEmpty();
        assertThat(before.sound()).isFalse();
      } else if (a.defect().isPresent()) {
        assertThat(a.defect()).isNotEqualTo(Optional.of(SampleDefect.DUPLICATE_FILING));
      }
    }
  }

  @Test
  void numberLinksKnowEachSoundApplicantAtTheTimeOfFiling(@TempDir Path folder) throws Exception {
    SampleOffice office = new SampleOffice(9, 400, CATALOGUE, CLOCK);
    Path file = folder.resolve("links.csv");
    office.writeNumberLinks(file);
    Links store = new Links();
    long taken =
        new NumberLinkFile(store, NumberLinkProfile.DEFAULT)
            .importFull(file, office.numberLinksAsOf(), dev.shinseidesk.application.Progress.NONE);
    assertThat(taken).isEqualTo(office.numberLinks().size());
    for (SampleApplication a : office.applications()) {
      List<NumberLink> links = store.bySerial(a.serial());
      LocalDate filed = LocalDate.ofInstant(a.filedAt(), TOKYO);
      if (a.defect().equals(Optional.of(SampleDefect.UNKNOWN_SERIAL))) {
        assertThat(links).isEmpty();
        continue;
      }
      assertThat(links).hasSize(1);
      NumberLink link = links.getFirst();
      LocalDate until = link.validUntil();
      LocalDate revoked = link.revokedOn();
      boolean ended =
          (until != null && until.isBefore(filed)) || (revoked != null && !revoked.isAfter(filed));
      assertThat(ended).isEqualTo(a.defect().equals(Optional.of(SampleDefect.ENDED_SERIAL)));
      assertThat(a.addressee())
          .isEqualTo(ended ? Optional.<AddresseeNumber>empty() : Optional.of(link.addressee()));
    }
    assertThat(store.count()).isGreaterThan(900);
  }

  @Test
  void answersFitTheirItemsAndTheFamily() {
    SampleOffice office = new SampleOffice(21, 400, CATALOGUE, CLOCK);
    int rare = 0;
    for (SampleApplication a : office.applications()) {
      Procedure procedure = CATALOGUE.find(a.procedure()).orElseThrow();
      List<SampleItem> items = office.items(a.receiptNumber());
      assertThat(items.stream().map(SampleItem::id).toList())
          .isEqualTo(procedure.fields().stream().map(Procedure.Field::id).toList());
      if (a.defect().isPresent()) {
        continue;
      }
      Map<String, String> byName = new HashMap<>();
      for (int i = 0; i < items.size(); i++) {
        byName.put(items.get(i).name(), items.get(i).value());
        checkShape(procedure.fields().get(i), items.get(i).value());
      }
      rare += a.applicantName().matches(".*[髙﨑𠮷濵邊齋德\\x{E0100}].*") ? 1 : 0;
      LocalDate filed = LocalDate.ofInstant(a.filedAt(), TOKYO);
      LocalDate birth = JapaneseDates.parse(byName.getOrDefault("申請者生年月日", "")).orElseThrow();
      assertThat(birth).isBefore(filed.minusYears(18));
      String child = byName.get("対象児童生年月日");
      if (child != null) {
        LocalDate born = JapaneseDates.parse(child).orElseThrow();
        assertThat(born).isAfter(birth.plusYears(15)).isBefore(filed);
        assertThat(byName.get("対象児童氏名"))
            .startsWith(a.applicantName().substring(0, a.applicantName().indexOf('　')));
      }
      if (a.procedure().value().startsWith("KAIGO")) {
        assertThat(birth.until(filed).getYears()).isGreaterThanOrEqualTo(65);
      }
      if (byName.containsKey("配偶者の有無")) {
        assertThat(byName.getOrDefault("配偶者氏名", "").isEmpty())
            .isEqualTo("無".equals(byName.get("配偶者の有無")));
      }
    }
    assertThat(rare).isGreaterThan(5);
  }

  private static void checkShape(Procedure.Field field, String value) {
    if (value.isEmpty()) {
      assertThat(field.required()).as(field.name()).isFalse();
      return;
    }
    switch (field.type()) {
      case DATE -> assertThat(JapaneseDates.parse(value)).as(field.name()).isPresent();
      case KANA -> assertThat(value).matches("[ァ-ヶー]+　[ァ-ヶー]+");
      case POSTAL_CODE -> assertThat(value).matches("000-\\d{4}");
      case PHONE -> assertThat(value).matches("000[\\d-]+");
      case NUMBER -> assertThat(value).matches("\\d+");
      case ACCOUNT -> assertThat(value).matches("\\d{7}");
      case CHOICE -> assertThat(field.choices()).contains(value);
      case TEXT -> assertThat(value).isNotEqualTo("特になし");
    }
  }

  @Test
  void aCatalogueOfOneRareProcedureStillFillsAnOffice() {
    ProcedureCatalogue one =
        new ProcedureCatalogue(
            "t",
            CATALOGUE.procedures().stream()
                .filter(p -> p.code().value().equals("KENKO-04"))
                .toList());
    SampleOffice office = new SampleOffice(1, 120, one, CLOCK);
    assertThat(office.applications()).hasSize(120);
    assertThat(office.zip(office.applications().getLast().receiptNumber())).isNotEmpty();
  }

  @Test
  void impossibleOrdersAreRefused() {
    assertThatThrownBy(() -> new SampleOffice(1, -1, CATALOGUE, CLOCK))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SampleOffice(1, 1, new ProcedureCatalogue("t", List.of()), CLOCK))
        .isInstanceOf(IllegalArgumentException.class);
    SampleOffice empty = new SampleOffice(1, 0, CATALOGUE, CLOCK);
    assertThat(empty.applications()).isEmpty();
    assertThatThrownBy(() -> empty.zip(new ReceiptNumber("1")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Keeps links in memory, to see what an import would take over. */
  private static final class Links implements NumberLinkStore {
    private final Map<CertificateSerial, List<NumberLink>> links = new HashMap<>();

    @Override
    public List<NumberLink> bySerial(CertificateSerial serial) {
      return links.getOrDefault(serial, List.of());
    }

    @Override
    public void replaceAll(Iterable<NumberLink> all, Instant asOf) {
      all.forEach(l -> links.computeIfAbsent(l.serial(), s -> new ArrayList<>()).add(l));
    }

    @Override
    public Optional<Instant> asOf() {
      return Optional.empty();
    }

    @Override
    public long count() {
      return links.size();
    }
  }
}
