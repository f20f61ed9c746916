package dev.shinseidesk.residents;

import dev.shinseidesk.application.InvalidValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pattern of a file name: {@code *} any characters, {@code ?} one, {@code {asOf}} what the file
 * stands for: 8 digits (the beginning of that day), 12 (with minutes) or 14 (with seconds), in
 * Asia/Tokyo. Everything else stands for itself.
 *
 * @param pattern 1 to 200 characters without folder signs
 */
public record LinkFileName(String pattern) {
  private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
  private static final String AS_OF = "{asOf}";
  private static final int MOST = 200;
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  /**
   * Checks the form.
   *
   * @throws InvalidValue for an empty or long pattern, folder signs, or {@code {asOf}} twice
   */
  public LinkFileName {
    int first = pattern.indexOf(AS_OF);
    if (pattern.isEmpty()
        || pattern.length() > MOST
        || pattern.matches(".*[/\\\\].*")
        || (first >= 0 && pattern.indexOf(AS_OF, first + 1) >= 0)) {
      throw new InvalidValue("ファイル名の形", "file name with *, ?, {asOf}");
    }
  }

  /** Whether a file of this name is meant. */
  public boolean matches(String name) {
    return matcher(name).matches();
  }

  /** What the name says the file stands for; empty where it doesn't, or is no date. */
  public Optional<Instant> asOf(String name) {
    Matcher matcher = matcher(name);
    if (!pattern.contains(AS_OF) || !matcher.matches()) {
      return Optional.empty();
    }
    String digits = matcher.group(1);
    try {
      return Optional.of(
          LocalDateTime.parse(digits + "0".repeat(14 - digits.length()), FORMAT)
              .atZone(ZONE)
              .toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private Matcher matcher(String name) {
    var regex = new StringBuilder();
    int at = 0;
    while (at < pattern.length()) {
      if (pattern.startsWith(AS_OF, at)) {
        regex.append("([0-9]{14}|[0-9]{12}|[0-9]{8})");
        at += AS_OF.length();
      } else {
        char c = pattern.charAt(at++);
        regex.append(
            switch (c) {
              case '*' -> ".*";
              case '?' -> ".";
              default -> Pattern.quote(String.valueOf(c));
            });
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(name);
  }
}
