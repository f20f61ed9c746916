package dev.shinseidesk.review.rules;

import dev.shinseidesk.application.JapaneseDates;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates of which a part isn't known, as registers write them: 昭和20年5月不詳. Static and pure. */
final class UnknownDates {
  private static final Pattern SHAPE =
      Pattern.compile(
          "(?:(?<era>令和|平成|昭和|大正|明治|西暦)?(?<year>元|[0-9]{1,4})年(?:(?<month>[0-9]{1,2})月)?)?"
              + "(?:年月日|月日|日)?(?:不詳|頃|ころ)(?:[0-9不詳年月日頃]{0,12})");

  private UnknownDates() {}

  /** Whether the text says 不詳 or 頃 and the part it knows can be. */
  static boolean isPossible(String text) {
    String plain = Values.squeezed(text);
    Matcher matcher = plain.length() > 40 ? SHAPE.matcher("") : SHAPE.matcher(plain);
    if (!matcher.matches()) {
      return false;
    }
    String year = matcher.group("year");
    if (year == null) {
      return true;
    }
    String era = matcher.group("era");
    String start = era == null || era.equals("西暦") ? year : era + year;
    String month = matcher.group("month");
    int first = month == null ? 1 : Integer.parseInt(month);
    int last = month == null ? 12 : first;
    for (int m = first; m <= last; m++) {
      // An era may begin or end within the month.
      if (JapaneseDates.parse(start + "年" + m + "月1日").isPresent()
          || JapaneseDates.parse(start + "年" + m + "月28日").isPresent()) {
        return true;
      }
    }
    return false;
  }
}
