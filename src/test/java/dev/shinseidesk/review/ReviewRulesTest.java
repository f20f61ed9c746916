package dev.shinseidesk.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.archive.Place;
import dev.shinseidesk.residents.Identification;
import dev.shinseidesk.texts.Texts;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule finds what it is for, only that, and says where; near misses stay unmentioned. */
class ReviewRulesTest {
  @ParameterizedTest
  @MethodSource("dev.shinseidesk.review.Broken#all")
  void findsWhatIsBrokenAndNothingElse(Broken broken) {
    List<Finding> findings = broken.findings();
    assertThat(findings).extracting(Finding::rule).containsOnly(broken.rule());
    String words =
        new Texts(Locale.JAPANESE).get("finding." + broken.rule(), findings.getFirst().facts());
    assertThat(words).contains(broken.word());
  }

  @ParameterizedTest
  @MethodSource("dev.shinseidesk.review.Sound#all")
  void saysNothingOfSoundFilings(Sound sound) {
    var filing = new Filing();
    sound.change().accept(filing);
    assertThat(filing.rules()).isEmpty();
  }

  /** entry-unusable needs an entry that the reader refuses, which no ZIP of ours holds. */
  @Test
  void findsAnEntryThatCannotBeUsed() {
    var filing = new Filing();
    byte[] zip = filing.entry("添付_地図_1.png", Filing.png()).bytes();
    filing.zip = encrypted(zip, "添付_地図_1.png");
    assertThat(filing.rules()).containsExactly("entry-unusable");
    assertThat(filing.findings().getFirst().place()).isEqualTo(Place.document("添付_地図_1.png"));
  }

  @Test
  void everyRuleHasACase() {
    Set<String> tested = new HashSet<>(Set.of("entry-unusable"));
    Broken.all().forEach(b -> tested.add(b.rule()));
    assertThat(tested).isEqualTo(StandardRules.keys());
    assertThat(Filing.SETTINGS.rules().keySet()).isEqualTo(StandardRules.keys());
  }

  @Test
  void tellsTheLineOfTheItem() {
    Finding finding = new Filing().item("F013", "12").findings().getFirst();
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.place()).isEqualTo(new Place(Filing.CSV, null, 5, "申請者郵便番号"));
    assertThat(finding.facts()).containsExactly("申請者郵便番号", Filing.CSV, "5", "12");
  }

  @Test
  void gravestComeFirst() {
    var filing = new Filing().item("F013", "12").item("F014", "みどり野市\uE000");
    filing.serial = null;
    filing.identification = new Identification.NoSerial(null);
    assertThat(filing.findings())
        .extracting(Finding::severity)
        .isSorted()
        .contains(Severity.ERROR, Severity.ALERT, Severity.NOTE);
  }

  @Test
  void severitiesAreSettings() {
    var filing = new Filing().item("F013", "12");
    filing.settings = TestSettings.level(filing.settings, "postal-code", ReviewSettings.Level.NOTE);
    assertThat(filing.findings())
        .singleElement()
        .extracting(Finding::severity)
        .isEqualTo(Severity.NOTE);
    filing.settings = TestSettings.off(filing.settings, "postal-code");
    assertThat(filing.findings()).isEmpty();
  }

  @Test
  void aRuleThatBreaksDownIsAnErrorAndTheOthersStillJudge() {
    ReviewRule broken =
        rule(
            "mine",
            (_, _) -> {
              throw new IllegalStateException("山田");
            });
    ReviewRule sound =
        rule(
            "other",
            (_, out) -> out.accept(new Finding("other", Severity.NOTE, Place.WHOLE, List.of())));
    var findings = new ReviewRules(List.of(broken, sound), 10).judge(subject());
    assertThat(findings).extracting(Finding::rule).containsExactly("rule-failed", "other");
    assertThat(findings.getFirst().severity()).isEqualTo(Severity.ERROR);
    assertThat(findings.getFirst().facts()).containsExactly("mine");
  }

  @Test
  void aFloodOfFindingsIsCounted() {
    ReviewRule flood =
        rule(
            "flood",
            (_, out) -> {
              for (int i = 0; i < 25; i++) {
                out.accept(new Finding("flood", Severity.ERROR, Place.WHOLE, List.of()));
              }
            });
    var findings = new ReviewRules(List.of(flood), 10).judge(subject());
    assertThat(findings).hasSize(11);
    assertThat(findings.getLast().rule()).isEqualTo("more-findings");
    assertThat(findings.getLast().facts()).containsExactly("15", "flood");
  }

  @Test
  void factsStayShort() {
    Finding finding = new Filing().item("F013", "あ".repeat(50_000)).findings().getFirst();
    assertThat(finding.facts()).allMatch(fact -> fact.length() < 300);
  }

  private static ReviewSubject subject() {
    var nothing = Filing.DOCUMENTS.read(new byte[0]);
    return new ReviewSubject(
        new Filing().application(),
        null,
        nothing,
        Filing.DOCUMENTS.form(new byte[0], nothing),
        new DeskDocumentReader(
            Filing.DOCUMENTS,
            new byte[0],
            Filing.SETTINGS.reading(),
            _ -> DocumentReader.Look.READABLE),
        new SignatureInfo.Absent(),
        new Identification.NoSerial(null),
        List.of());
  }

  private static ReviewRule rule(
      String key, java.util.function.BiConsumer<ReviewSubject, Consumer<Finding>> judge) {
    return new ReviewRule() {
      @Override
      public String key() {
        return key;
      }

      @Override
      public void judge(ReviewSubject subject, Consumer<Finding> out) {
        judge.accept(subject, out);
      }
    };
  }

  /** Sets the flag of encryption in both headers of an entry. */
  private static byte[] encrypted(byte[] zip, String name) {
    byte[] changed = zip.clone();
    byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < zip.length - 4; i++) {
      boolean local = zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 3 && zip[i + 3] == 4;
      boolean central = zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2;
      int nameAt = i + (local ? 30 : 46);
      if ((local || central)
          && nameAt + wanted.length <= zip.length
          && Arrays.equals(Arrays.copyOfRange(zip, nameAt, nameAt + wanted.length), wanted)) {
        changed[i + (local ? 6 : 8)] |= 1;
      }
    }
    return changed;
  }
}
