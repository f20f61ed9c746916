package dev.shinseidesk.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.texts.Texts;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a clerk reads of a finding. */
class FindingWordsTest {
  /** The words name every fact, in both languages, and every rule has all three sentences. */
  @Test
  void wordsAreThereAndFilled() {
    List<Finding> all = Broken.all().flatMap(broken -> broken.findings().stream()).toList();
    for (Locale locale : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
      var texts = new Texts(locale);
      for (Finding finding : all) {
        for (String ending : List.of("", ".todo", ".why")) {
          assertThat(texts.get("finding." + finding.rule() + ending, finding.facts()))
              .doesNotContainPattern("\\{[0-9]}")
              .doesNotContain("\u001F");
        }
      }
      Set<String> keys = new HashSet<>(StandardRules.keys());
      keys.addAll(Set.of(ReviewRules.RULE_FAILED, ReviewRules.MORE_FINDINGS));
      for (String key : keys) {
        for (String ending : List.of("", ".todo", ".why")) {
          assertThat(texts.has("finding." + key + ending)).as(key + ending).isTrue();
        }
      }
    }
  }

  @Test
  void aReasonIsToldInItsOwnWords() {
    var filing =
        new Filing()
            .entry(
                "添付_地図_1.pdf",
                "%PDF-1.7 and no more".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    Finding finding = filing.findings().getFirst();
    assertThat(new Texts(Locale.JAPANESE).get("finding.document-unreadable", finding.facts()))
        .isEqualTo("ファイル「添付_地図_1.pdf」（PDF）を開けません。PDFが壊れているため、表示できません。");
  }
}
