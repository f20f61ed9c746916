package dev.shinseidesk.residents;

import dev.shinseidesk.application.InvalidValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates and times of the number-links file, strictly: a day that doesn't exist is refused.
 */
final class LinkTimes {
  private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

  private final List<DateTimeFormatter> dates;
  private final List<DateTimeFormatter> times;
  private final String dateRule;
  private final String timeRule;

  LinkTimes(NumberLinkProfile profile) {
    this.dates = formatters(profile.dateFormats());
    this.times = formatters(profile.timeFormats());
    this.dateRule = String.join(", ", profile.dateFormats());
    this.timeRule = String.join(", ", profile.timeFormats());
  }

  static List<DateTimeFormatter> formatters(List<String> patterns) {
    return patterns.stream()
        .map(pattern ->
            DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT))
        .toList();
  }

  /** A date; null for an empty text. */
  @Nullable LocalDate date(String item, String text) {
    if (text.isEmpty()) {
      return null;
    }
    for (DateTimeFormatter format : dates) {
      try {
        return LocalDate.parse(text, format);
      } catch (DateTimeException e) {
        // the next format may fit
      }
    }
    throw new InvalidValue(item, dateRule);
  }

  /** A moment; a time without an offset is Asia/Tokyo's. */
  Instant moment(String item, String text) {
    for (DateTimeFormatter format : times) {
      try {
        TemporalAccessor read = format.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return read instanceof OffsetDateTime there
            ? there.toInstant()
            : LocalDateTime.from(read).atZone(ZONE).toInstant();
      } catch (DateTimeException e) {
        // the next format may fit
      }
    }
    throw new InvalidValue(item, timeRule);
  }
}
