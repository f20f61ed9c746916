package dev.shinseidesk.casework;

import dev.shinseidesk.application.JapaneseHolidays;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;

/**
 * Days on which the office works: no Saturday, no Sunday, no holiday, not 29 December to 3 January
 * (the offices' own rest), none of the office's closed days. Immutable, any thread.
 *
 * @param closed days on which the office is closed besides
 */
public record BusinessDays(Set<LocalDate> closed) {
  /** Where an office has no closed days of its own. */
  public static final BusinessDays USUAL = new BusinessDays(Set.of());

  private static final MonthDay REST_FROM = MonthDay.of(12, 29);
  private static final MonthDay REST_UNTIL = MonthDay.of(1, 3);

  /** Copies the set. */
  public BusinessDays {
    closed = Set.copyOf(closed);
  }

  /** Whether the office works on a day. */
  public boolean works(LocalDate day) {
    MonthDay date = MonthDay.from(day);
    return day.getDayOfWeek() != DayOfWeek.SATURDAY
        && day.getDayOfWeek() != DayOfWeek.SUNDAY
        && date.isBefore(REST_FROM)
        && date.isAfter(REST_UNTIL)
        && !closed.contains(day)
        && !JapaneseHolidays.isHoliday(day);
  }

  /**
   * The so-many-th business day after a day.
   *
   * @param days 1 or more
   */
  public LocalDate after(LocalDate day, int days) {
    LocalDate at = day;
    int left = Math.max(1, days);
    // an office closed for years on end still gets an answer
    for (int step = 0; left > 0 && step < 4_000; step++) {
      at = at.plusDays(1);
      if (works(at)) {
        left--;
      }
    }
    return at;
  }

  /** Business days after a day up to another one, the latter included; 0 where it isn't later. */
  public int between(LocalDate after, LocalDate until) {
    return (int)
        after.plusDays(1).datesUntil(laterOf(after, until).plusDays(1)).filter(this::works).count();
  }

  private static LocalDate laterOf(LocalDate one, LocalDate other) {
    return other.isAfter(one) ? other : one;
  }
}
