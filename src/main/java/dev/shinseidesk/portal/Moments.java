package dev.shinseidesk.portal;

import dev.shinseidesk.portal.PortalProfile.DateEnd;
import dev.shinseidesk.portal.PortalProfile.Formats;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Days and moments as the profile's {@code formats} write them. Immutable, any thread. */
final class Moments {
  private final Formats formats;
  private final ZoneId zone;
  private final DateTimeFormatter date;
  private final DateTimeFormatter moment;

  /**
   * Prepares the patterns.
   *
   * @throws DateTimeException unknown zone
   * @throws IllegalArgumentException not a pattern
   */
  Moments(Formats formats) {
    this.formats = formats;
    this.zone = ZoneId.of(formats.zone());
    this.date = DateTimeFormatter.ofPattern(formats.date(), Locale.ROOT);
    this.moment =
        numeric() || formats.moment().equals("iso")
            ? DateTimeFormatter.ISO_DATE_TIME
            : strict(formats.moment());
  }

  /** Strict, so that 31 February is an error rather than some other day. */
  private static DateTimeFormatter strict(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /** Whether moments are JSON numbers. */
  boolean numeric() {
    return formats.moment().equals("epochSeconds") || formats.moment().equals("epochMillis");
  }

  /** The conditions of a query as the profile writes them, by our names. */
  Map<String, String> conditions(PortalQuery query) {
    Map<String, String> values = new HashMap<>();
    if (query.from() != null) {
      values.put("from", from(query.from()));
    }
    if (query.to() != null) {
      values.put("to", to(query.to()));
    }
    if (query.procedure() != null) {
      values.put("procedure", query.procedure().value());
    }
    if (query.status() != null) {
      values.put("status", query.status().value());
    }
    return values;
  }

  /** The day on which a moment lies. */
  LocalDate day(Instant instant) {
    return instant.atZone(zone).toLocalDate();
  }

  /** First day of a period. */
  String from(LocalDate day) {
    return date.format(day.atStartOfDay(zone));
  }

  /** Last day of a period. */
  String to(LocalDate day) {
    return date.format(
        formats.dateEnd() == DateEnd.EXCLUSIVE
            ? day.plusDays(1).atStartOfDay(zone)
            : day.atTime(LocalTime.of(23, 59, 59)).atZone(zone));
  }

  /**
   * A moment from its number.
   *
   * @throws DateTimeException beyond what a moment can be
   */
  Instant parse(long number) {
    return formats.moment().equals("epochSeconds")
        ? Instant.ofEpochSecond(number)
        : Instant.ofEpochMilli(number);
  }

  /**
   * A moment from its text.
   *
   * @throws DateTimeException not of the pattern, or no such day
   */
  Instant parse(String text) {
    TemporalAccessor parsed =
        moment.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
    return switch (parsed) {
      case OffsetDateTime there -> there.toInstant();
      case LocalDateTime there -> there.atZone(zone).toInstant();
      case LocalDate there -> there.atStartOfDay(zone).toInstant();
      default -> throw new DateTimeException("no moment");
    };
  }

  /** Whether a moment written by the pattern is read back as the same day. */
  boolean readsBack() {
    if (numeric()) {
      return true;
    }
    try {
      var sample = LocalDate.of(2026, 11, 22).atTime(13, 45, 56).atZone(zone);
      return day(parse(moment.format(sample))).equals(sample.toLocalDate());
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** Whether the pattern of days can write one. */
  boolean writes() {
    try {
      return !from(LocalDate.of(2026, 11, 22)).isEmpty();
    } catch (DateTimeException e) {
      return false;
    }
  }
}
