package dev.shinseidesk.archive;

import dev.shinseidesk.application.JapaneseDates;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.model.StylesTable;
import org.jspecify.annotations.Nullable;

/**
 * Cell values as a Japanese workbook shows them. POI knows neither the era in a format nor Excel's
 * built-in Japanese date formats (27 to 36, 50 to 58) and would show a bare number of days. One
 * thread.
 */
final class SheetFormat extends DataFormatter {
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.");
  private static final Pattern ERA = Pattern.compile("[gGeE]");

  private final boolean from1904;

  /**
   * For one workbook.
   *
   * @param from1904 whether its days count from 1904
   */
  SheetFormat(boolean from1904) {
    super(Locale.JAPAN);
    this.from1904 = from1904;
    setUse4DigitYearsInAllDateFormats(true);
  }

  @Override
  public String formatRawCellContents(double value, int index, @Nullable String format) {
    return formatRawCellContents(value, index, format, from1904);
  }

  @Override
  public String formatRawCellContents(
      double value, int index, @Nullable String told, boolean by1904) {
    // POI itself has no words for Excel's built-in Japanese formats
    String format = told == null ? "" : told;
    boolean from = by1904 || from1904;
    if (value >= 0 && value < 2_958_466 && japanese(index, format)) {
      LocalDateTime time = DateUtil.getLocalDateTime(value, from, true);
      if (index == 32 || index == 33 || value < 1) {
        return clock(time);
      }
      boolean plain = index == 14 || index == 22 || index == 30;
      String day =
          plain
              ? time.getYear() + "/" + time.getMonthValue() + "/" + time.getDayOfMonth()
              : JapaneseDates.format(time.toLocalDate());
      boolean hours = value % 1 != 0 && (index == 22 || hours(format));
      return hours ? day + " " + clock(time) : day;
    }
    return super.formatRawCellContents(value, index, format, from);
  }

  /** Gives POI words for the built-in formats it would show as bare numbers. */
  static StylesTable withJapaneseFormats(StylesTable styles) {
    for (short index = 27; index <= 58; index++) {
      boolean builtIn = index <= 36 || index >= 50;
      if (builtIn && styles.getNumberFormatAt(index) == null) {
        styles.putNumberFormat(index, index == 32 || index == 33 ? "h:mm:ss" : "ggge");
      }
    }
    return styles;
  }

  private static boolean hours(String format) {
    return QUOTED.matcher(format).replaceAll("").toLowerCase(Locale.ROOT).contains("h");
  }

  private static boolean japanese(int index, String format) {
    if (index == 14
        || index == 22
        || (index >= 27 && index <= 36)
        || (index >= 50 && index <= 58)) {
      return true;
    }
    String bare = QUOTED.matcher(format).replaceAll("");
    boolean date = bare.matches("(?s).*[gGyYmMdD].*") && !bare.contains("0") && !bare.contains("#");
    return date && !bare.toLowerCase(Locale.ROOT).contains("general") && ERA.matcher(bare).find();
  }

  private static String clock(LocalDateTime time) {
    return String.format(
        Locale.ROOT, "%d:%02d:%02d", time.getHour(), time.getMinute(), time.getSecond());
  }
}
