package dev.shinseidesk.application;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.chrono.JapaneseDate;
import java.time.chrono.JapaneseEra;
import java.time.temporal.ChronoField;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as people write them on forms: era and western. Static and pure. */
public final class JapaneseDates {
  private static final Map<String, JapaneseEra> ERAS =
      Map.of(
          "令和", JapaneseEra.REIWA,
          "R", JapaneseEra.REIWA,
          "平成", JapaneseEra.HEISEI,
          "H", JapaneseEra.HEISEI,
          "昭和", JapaneseEra.SHOWA,
          "S", JapaneseEra.SHOWA,
          "大正", JapaneseEra.TAISHO,
          "T", JapaneseEra.TAISHO,
          "明治", JapaneseEra.MEIJI,
          "M", JapaneseEra.MEIJI);
  private static final Pattern ERA =
      Pattern.compile(
          "(令和|平成|昭和|大正|明治|[RHSTM])\\s*(元|\\d{1,2})\\s*[年./-]\\s*(\\d{1,2})\\s*[月./-]\\s*(\\d{1,2})\\s*日?");
  private static final Pattern WESTERN =
      Pattern.compile("(\\d{4})\\s*[年./-]\\s*(\\d{1,2})\\s*[月./-]\\s*(\\d{1,2})\\s*日?");
  private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");

  private JapaneseDates() {}

  /** 令和8年11月22日, 令和元年5月1日; days before 明治6年 as ISO, since they have no era here. */
  public static String format(LocalDate day) {
    if (day.isBefore(LocalDate.of(1873, 1, 1))) {
      return day.toString();
    }
    JapaneseDate date = JapaneseDate.from(day);
    int year = date.get(ChronoField.YEAR_OF_ERA);
    return eraName(date.getEra())
        + (year == 1 ? "元" : Integer.toString(year))
        + "年"
        + day.getMonthValue()
        + "月"
        + day.getDayOfMonth()
        + "日";
  }

  /** Whether the text has the shape of a date, existing or not (平成31年6月1日, 2026-02-30). */
  public static boolean looksLikeDate(String text) {
    String s = narrow(text);
    return ERA.matcher(s).matches() || WESTERN.matcher(s).matches() || COMPACT.matcher(s).matches();
  }

  /**
   * Reads a date in era or western form, full or half width.
   *
   * @return empty when the text is no date, the date doesn't exist, or the era had ended or not
   *     begun by then
   */
  public static Optional<LocalDate> parse(String text) {
    String s = narrow(text);
    try {
      Matcher era = ERA.matcher(s);
      if (era.matches()) {
        int year = era.group(2).equals("元") ? 1 : Integer.parseInt(era.group(2));
        JapaneseEra named = ERAS.getOrDefault(era.group(1), JapaneseEra.REIWA);
        return Optional.of(
            LocalDate.from(
                JapaneseDate.of(
                    named, year, Integer.parseInt(era.group(3)), Integer.parseInt(era.group(4)))));
      }
      Matcher western = WESTERN.matcher(s);
      if (!western.matches()) {
        western = COMPACT.matcher(s);
      }
      if (western.matches()) {
        return Optional.of(
            LocalDate.of(
                Integer.parseInt(western.group(1)),
                Integer.parseInt(western.group(2)),
                Integer.parseInt(western.group(3))));
      }
      return Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String eraName(JapaneseEra era) {
    return switch (era.getValue()) {
      case 3 -> "令和";
      case 2 -> "平成";
      case 1 -> "昭和";
      case 0 -> "大正";
      default -> "明治";
    };
  }

  private static String narrow(String text) {
    return Normalizer.normalize(text.strip(), Normalizer.Form.NFKC);
  }
}
