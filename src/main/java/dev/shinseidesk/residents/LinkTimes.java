package dev.shinseidesk.residents;

import dev.shinseidesk.application.InvalidValue;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates and times of the number-links file, strictly: a day that doesn't exist is refused.
 * One thread.
 */
final class LinkTimes {
  private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

  private static final DateTimeFormatter WORDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  /** Days of a file repeat; so many are remembered. */
  private static final int KNOWN = 10_000;

  private final Map<String, LocalDate> read = new HashMap<>();
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

  /** A moment for people, in Asia/Tokyo. */
  static String words(Instant at) {
    return WORDS.format(at.atZone(ZONE));
  }

  /** A date; null for an empty text. */
  @Nullable LocalDate date(String item, String text) {
    if (text.isEmpty()) {
      return null;
    }
    LocalDate known = read.get(text);
    if (known != null) {
      return known;
    }
    for (DateTimeFormatter format : dates) {
      try {
        if (fits(format, text)) {
          LocalDate day = LocalDate.parse(text, format);
          if (read.size() >= KNOWN) {
            read.clear();
          }
          read.put(text, day);
          return day;
        }
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
        if (fits(format, text)) {
          TemporalAccessor at = format.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
          return at instanceof OffsetDateTime there
              ? there.toInstant()
              : LocalDateTime.from(at).atZone(ZONE).toInstant();
        }
      } catch (DateTimeException e) {
        // the next format may fit
      }
    }
    throw new InvalidValue(item, timeRule);
  }

  /** Asks without an exception, which a file of a million lines in the second format would pay. */
  private static boolean fits(DateTimeFormatter format, String text) {
    var position = new ParsePosition(0);
    return format.parseUnresolved(text, position) != null
        && position.getErrorIndex() < 0
        && position.getIndex() == text.length();
  }
}
