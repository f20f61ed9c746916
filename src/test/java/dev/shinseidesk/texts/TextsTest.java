package dev.shinseidesk.texts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TextsTest {
  private final Texts ja = new Texts(Locale.JAPANESE);
  private final Texts en = new Texts(Locale.ENGLISH);

  @Test
  void momentsAreShownInTokyoAndEra() {
    Instant lateEvening = Instant.parse("2026-11-22T15:05:00Z");
    assertThat(ja.moment(lateEvening)).isEqualTo("令和8年11月23日 0:05");
    assertThat(en.moment(lateEvening)).isEqualTo("2026-11-23 0:05");
    assertThat(ja.day(LocalDate.of(2019, 5, 1))).isEqualTo("令和元年5月1日");
  }

  @Test
  void aProblemHasThreeSentencesWithItsFacts() {
    var problem = Problem.of(Problem.Kind.USAGE, "console.no-application", "A-1");
    assertThat(ja.whole(problem)).contains("A-1").contains("何も変えていません").contains("sync");
    assertThat(en.what(problem)).contains("A-1");
  }

  @Test
  void everyOtherLanguageGetsEnglish() {
    assertThat(new Texts(Locale.FRENCH).locale()).isEqualTo(Locale.ENGLISH);
    assertThat(new Texts(Locale.JAPAN).locale()).isEqualTo(Locale.JAPANESE);
  }
}
