package dev.shinseidesk.application;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;

/**
 * 国民の祝日 by the law as it stands (国民の祝日に関する法律), with 振替休日 and 国民の休日, for the years 2007 to 2099;
 * outside them only Sundays and Saturdays are told apart elsewhere. The moved holidays of 2019 to
 * 2021 are in it. What the law will say later, an office sets as its own closed days. Pure.
 */
public final class JapaneseHolidays {
  private static final int FIRST = 2007;
  private static final int LAST = 2099;

  /** Days that were holidays once: accession and enthronement. */
  private static final Set<LocalDate> ONCE =
      Set.of(LocalDate.of(2019, 5, 1), LocalDate.of(2019, 10, 22));

  private JapaneseHolidays() {}

  /** Whether a day is a holiday, substitutes included. */
  public static boolean isHoliday(LocalDate day) {
    if (day.getYear() < FIRST || day.getYear() > LAST) {
      return false;
    }
    return named(day) || substitute(day) || between(day);
  }

  /** A day of the law's list. */
  private static boolean named(LocalDate day) {
    int year = day.getYear();
    int date = day.getDayOfMonth();
    return ONCE.contains(day)
        || switch (day.getMonth()) {
          case JANUARY -> date == 1 || monday(day, 2);
          case FEBRUARY -> date == 11 || (date == 23 && year >= 2020);
          case MARCH -> date == equinox(year, 20.8431);
          case APRIL -> date == 29;
          case MAY -> date >= 3 && date <= 5;
          case JULY ->
              switch (year) {
                case 2020 -> date == 23 || date == 24;
                case 2021 -> date == 22 || date == 23;
                default -> monday(day, 3);
              };
          case AUGUST ->
              switch (year) {
                case 2020 -> date == 10;
                case 2021 -> date == 8;
                default -> year >= 2016 && date == 11;
              };
          case SEPTEMBER -> monday(day, 3) || date == equinox(year, 23.2488);
          case OCTOBER -> year != 2020 && year != 2021 && monday(day, 2);
          case NOVEMBER -> date == 3 || date == 23;
          case DECEMBER -> date == 23 && year <= 2018;
          case JUNE -> false;
        };
  }

  private static boolean monday(LocalDate day, int ordinal) {
    return day.equals(day.with(TemporalAdjusters.dayOfWeekInMonth(ordinal, DayOfWeek.MONDAY)));
  }

  private static int equinox(int year, double base) {
    int years = year - 1980;
    int leaps = years / 4;
    return (int) (base + 0.242194 * years - leaps);
  }

  /** 振替休日: the first day that is no holiday after a holiday on a Sunday. */
  private static boolean substitute(LocalDate day) {
    LocalDate before = day.minusDays(1);
    while (named(before)) {
      if (before.getDayOfWeek() == DayOfWeek.SUNDAY) {
        return true;
      }
      before = before.minusDays(1);
    }
    return false;
  }

  /** 国民の休日: a day between two holidays. */
  private static boolean between(LocalDate day) {
    return named(day.minusDays(1)) && named(day.plusDays(1));
  }
}
