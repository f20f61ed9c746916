package dev.shinseidesk.practice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parameters of a request's query; a parameter without value counts as not given. Immutable. */
final class Search {
  private static final int MOST = 200;
  private static final int USUAL = 100;

  private final Map<String, String> values;

  private Search(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /**
   * Reads a query.
   *
   * @param raw as it came, percent-encoded; null where there is none
   */
  static Search of(@Nullable String raw) throws Refusal {
    Map<String, String> values = new HashMap<>();
    for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      try {
        if (equals > 0 && equals < pair.length() - 1) {
          values.put(
              URLDecoder.decode(pair.substring(0, equals), UTF_8),
              URLDecoder.decode(pair.substring(equals + 1), UTF_8));
        }
      } catch (IllegalArgumentException e) {
        throw Refusal.wrong("検索条件");
      }
    }
    return new Search(values);
  }

  @Nullable String text(String name) {
    return values.get(name);
  }

  @Nullable LocalDate day(String name) throws Refusal {
    String value = values.get(name);
    try {
      return value == null ? null : LocalDate.parse(value);
    } catch (DateTimeException e) {
      throw Refusal.wrong(name);
    }
  }

  int page() throws Refusal {
    return number("page", 1, Integer.MAX_VALUE);
  }

  int perPage() throws Refusal {
    return number("kensu", USUAL, MOST);
  }

  private int number(String name, int usual, int most) throws Refusal {
    String value = values.get(name);
    try {
      int number = value == null ? usual : Integer.parseInt(value);
      if (number < 1 || number > most) {
        throw Refusal.wrong(name);
      }
      return number;
    } catch (NumberFormatException e) {
      throw Refusal.wrong(name);
    }
  }

  /** The part of a list that the page asks for; empty after the last one. */
  <T> List<T> cut(List<T> all) throws Refusal {
    long from = (page() - 1L) * perPage();
    return from >= all.size()
        ? List.of()
        : all.subList((int) from, (int) Math.min(all.size(), from + perPage()));
  }
}
