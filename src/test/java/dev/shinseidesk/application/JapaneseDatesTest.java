package dev.shinseidesk.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JapaneseDatesTest {
  @ParameterizedTest
  @CsvSource({
    "令和8年11月22日, 2026-11-22",
    "令和元年5月1日, 2019-05-01",
    "平成31年4月30日, 2019-04-30",
    "Ｈ３１．４．３０, 2019-04-30",
    "昭和64年1月7日, 1989-01-07",
    "2026/2/28, 2026-02-28",
    "2026-11-22, 2026-11-22",
    "20261122, 2026-11-22",
  })
  void readsEraAndWestern(String text, LocalDate day) {
    assertThat(JapaneseDates.parse(text)).contains(day);
  }

  @ParameterizedTest
  @CsvSource({"令和8年2月30日", "平成31年5月1日", "昭和64年1月8日", "2026-13-01", "20260231"})
  void refusesDatesThatDoNotExist(String text) {
    assertThat(JapaneseDates.looksLikeDate(text)).isTrue();
    assertThat(JapaneseDates.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"不詳", "令和", "12345", "令和8年"})
  void leavesOtherTextAlone(String text) {
    assertThat(JapaneseDates.looksLikeDate(text)).isFalse();
    assertThat(JapaneseDates.parse(text)).isEmpty();
  }

  @Test
  void whatIsWrittenReadsBack() {
    var random = new Random(20261122);
    for (int i = 0; i < 2_000; i++) {
      LocalDate day = LocalDate.of(1873, 1, 1).plusDays(random.nextInt(60_000));
      assertThat(JapaneseDates.parse(JapaneseDates.format(day))).contains(day);
    }
  }
}
