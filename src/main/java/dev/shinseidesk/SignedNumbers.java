package dev.shinseidesk;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers of signed files: they rise with the clock, and never fall below the one before. */
final class SignedNumbers {
  /** Days a signed file holds unless said otherwise: a year, and a month to renew it in. */
  static final int VALID_DAYS = 400;

  /** Days it may hold at most. */
  static final int MOST_DAYS = 4_000;

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT).withZone(ZoneId.of("Asia/Tokyo"));

  private SignedNumbers() {}

  /** The next one: the moment as a number, or one more where the clock went back. */
  static long after(long before, Instant now) {
    return Math.max(before + 1, Long.parseLong(STAMP.format(now)));
  }
}
