package dev.shinseidesk.casework;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.JapaneseHolidays;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessDaysTest {
  /** Holidays as the Cabinet Office published them, substitutes included. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2009|01-01 01-12 02-11 03-20 04-29 05-03 05-04 05-05 05-06 07-20 09-21 09-22 09-23 10-12"
            + " 11-03 11-23 12-23",
        "2016|01-01 01-11 02-11 03-20 03-21 04-29 05-03 05-04 05-05 07-18 08-11 09-19 09-22 10-10"
            + " 11-03 11-23 12-23",
        "2019|01-01 01-14 02-11 03-21 04-29 04-30 05-01 05-02 05-03 05-04 05-05 05-06 07-15 08-11"
            + " 08-12 09-16 09-23 10-14 10-22 11-03 11-04 11-23",
        "2020|01-01 01-13 02-11 02-23 02-24 03-20 04-29 05-03 05-04 05-05 05-06 07-23 07-24 08-10"
            + " 09-21 09-22 11-03 11-23",
        "2021|01-01 01-11 02-11 02-23 03-20 04-29 05-03 05-04 05-05 07-22 07-23 08-08 08-09 09-20"
            + " 09-23 11-03 11-23",
        "2025|01-01 01-13 02-11 02-23 02-24 03-20 04-29 05-03 05-04 05-05 05-06 07-21 08-11 09-15"
            + " 09-23 10-13 11-03 11-23 11-24",
        "2026|01-01 01-12 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-20 08-11 09-21 09-22"
            + " 09-23 10-12 11-03 11-23",
        "2027|01-01 01-11 02-11 02-23 03-21 03-22 04-29 05-03 05-04 05-05 07-19 08-11 09-20 09-23"
            + " 10-11 11-03 11-23"
      })
  void holidaysAreThoseOfTheLaw(int year, String days) {
    List<String> found =
        LocalDate.of(year, 1, 1)
            .datesUntil(LocalDate.of(year + 1, 1, 1))
            .filter(JapaneseHolidays::isHoliday)
            .map(d -> d.toString().substring(5))
            .toList();
    assertThat(String.join(" ", found)).isEqualTo(days);
  }

  @Test
  void theOfficeRestsAtTheTurnOfTheYear() {
    BusinessDays days = BusinessDays.USUAL;
    assertThat(days.works(LocalDate.of(2026, 12, 28))).isTrue();
    assertThat(days.works(LocalDate.of(2026, 12, 29))).isFalse();
    assertThat(days.works(LocalDate.of(2026, 12, 31))).isFalse();
    assertThat(days.works(LocalDate.of(2028, 1, 3))).isFalse();
    assertThat(days.works(LocalDate.of(2028, 1, 4))).isTrue();
    assertThat(days.after(LocalDate.of(2026, 12, 28), 1)).isEqualTo(LocalDate.of(2027, 1, 4));
  }

  @Test
  void tenDaysFromAFridayBeforeGoldenWeek() {
    assertThat(BusinessDays.USUAL.after(LocalDate.of(2026, 4, 24), 10))
        .isEqualTo(LocalDate.of(2026, 5, 14));
  }

  @Test
  void closedDaysOfTheOfficeCount() {
    LocalDate foundation = LocalDate.of(2026, 10, 1);
    var days = new BusinessDays(Set.of(foundation));
    assertThat(days.after(foundation.minusDays(1), 1)).isEqualTo(foundation.plusDays(1));
  }

  @Test
  void afterAndBetweenAgreeForRandomDays() {
    var random = new Random(4_711);
    for (int i = 0; i < 3_000; i++) {
      LocalDate day = LocalDate.of(2010, 1, 1).plusDays(random.nextInt(20_000));
      int count = 1 + random.nextInt(60);
      Set<LocalDate> closed =
          random.ints(random.nextInt(8), 1, 40).mapToObj(day::plusDays).collect(Collectors.toSet());
      var days = new BusinessDays(closed);
      LocalDate end = days.after(day, count);
      assertThat(days.works(end)).as("%s + %d", day, count).isTrue();
      assertThat(days.between(day, end)).as("%s + %d", day, count).isEqualTo(count);
      assertThat(days.between(day, end.minusDays(1))).isEqualTo(count - 1);
      assertThat(days.between(end, day)).isZero();
    }
  }
}
