package dev.shinseidesk.texts;

import dev.shinseidesk.application.JapaneseDates;
import dev.shinseidesk.application.MessageFact;
import dev.shinseidesk.application.Problem;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** Message bundle of one language ({@code fxml/messages/messages_ja|en}). Immutable, any thread. */
public final class Texts {
  /** The time zone everything is shown in. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);
  private static final DateTimeFormatter WESTERN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);

  private final Locale locale;
  private final ResourceBundle bundle;

  /** Japanese for {@code ja}, English for every other language. */
  public Texts(Locale locale) {
    this.locale = locale.getLanguage().equals("ja") ? Locale.JAPANESE : Locale.ENGLISH;
    this.bundle =
        ResourceBundle.getBundle(
            "fxml.messages.messages",
            this.locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** The language, Japanese or English. */
  public Locale locale() {
    return locale;
  }

  /** The bundle itself, for FXML. */
  public ResourceBundle bundle() {
    return bundle;
  }

  /** Whether the bundle knows this key. */
  public boolean has(String key) {
    return bundle.containsKey(key);
  }

  /**
   * The text of a key with {0}, {1} … filled; a fact that is a {@link MessageFact} is filled with
   * its own words. An apostrophe in the bundle is written doubled only where there are facts.
   *
   * @throws java.util.MissingResourceException when the bundle doesn't know the key
   */
  public String get(String key, Object... facts) {
    String pattern = bundle.getString(key);
    if (facts.length == 0) {
      return pattern;
    }
    Object[] resolved = Arrays.stream(facts).map(this::resolved).toArray();
    return new MessageFormat(pattern, locale).format(resolved);
  }

  /** A {@link MessageFact} becomes its own words; what the bundle doesn't know stays its key. */
  private Object resolved(Object fact) {
    if (fact instanceof String text && MessageFact.decoded(text).isPresent()) {
      MessageFact nested = MessageFact.decoded(text).get();
      return has(nested.key()) ? get(nested.key(), nested.facts()) : nested.key();
    }
    return fact;
  }

  /** The text of a key with a list of facts. */
  public String get(String key, List<String> facts) {
    return get(key, facts.toArray());
  }

  /** What happened. */
  public String what(Problem problem) {
    return get("problem." + problem.key(), problem.facts());
  }

  /** What it means for the application. */
  public String means(Problem problem) {
    return get("problem." + problem.key() + ".means", problem.facts());
  }

  /** What to do next. */
  public String next(Problem problem) {
    return get("problem." + problem.key() + ".next", problem.facts());
  }

  /** All three sentences of a problem, one after the other. */
  public String whole(Problem problem) {
    String gap = locale.equals(Locale.JAPANESE) ? "" : " ";
    return what(problem) + gap + means(problem) + gap + next(problem);
  }

  /** A day: 令和8年11月22日, in English 2026-11-22. */
  public String day(LocalDate day) {
    return locale.equals(Locale.JAPANESE) ? JapaneseDates.format(day) : WESTERN.format(day);
  }

  /** The time of day in Asia/Tokyo: 9:05. */
  public String time(Instant instant) {
    return TIME.format(instant.atZone(ZONE));
  }

  /** A moment in Asia/Tokyo: 令和8年11月22日 9:05, in English 2026-11-22 9:05. */
  public String moment(Instant instant) {
    var there = instant.atZone(ZONE);
    return day(there.toLocalDate()) + " " + TIME.format(there);
  }
}
