package dev.shinseidesk.store;

import dev.shinseidesk.application.InvalidValue;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Instants as text of fixed width in UTC, so that they sort as text and come back exactly. */
final class Moments {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private Moments() {}

  /**
   * 30 characters.
   *
   * @throws InvalidValue outside the years 0 to 9999, where the width would not be fixed
   */
  static String text(Instant instant) {
    if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
      throw new InvalidValue("日時", "0000–9999");
    }
    return FORMAT.format(instant);
  }

  static @Nullable String textOrNull(@Nullable Instant instant) {
    return instant == null ? null : text(instant);
  }

  static Instant instant(String text) {
    return Instant.parse(text);
  }

  static @Nullable Instant instantOrNull(@Nullable String text) {
    return text == null ? null : instant(text);
  }
}
