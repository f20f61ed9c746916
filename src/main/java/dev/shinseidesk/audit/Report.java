package dev.shinseidesk.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A standing report.
 *
 * @param kind which
 * @param from first day
 * @param until last day
 * @param rows in the order of time
 */
public record Report(Kind kind, LocalDate from, LocalDate until, List<Row> rows) {
  /** Copies the list. */
  public Report {
    rows = List.copyOf(rows);
  }

  /** Which there are. */
  public enum Kind {
    /** Outside office hours. */
    NIGHTS,
    /** On days nobody works. */
    HOLIDAYS,
    /** Many searches and openings of one person within an hour. */
    MASS_SEARCHES,
    /** Protected persons and sensitive procedures, opened or unmasked. */
    PROTECTED
  }

  /**
   * What one person did in one stretch: a night, a day, an hour; one act for {@link
   * Kind#PROTECTED}.
   *
   * @param by 操作者ID
   * @param desk from which desk it began
   * @param from the first line's time
   * @param until the last line's time
   * @param searches lists and searches
   * @param views applications and documents opened
   * @param taken printed, exported, copied, saved
   * @param changes everything else
   * @param subject what it was about, where it is one act; else empty
   * @param reason as given, where one was; else empty
   * @param firstLine number of the first line
   */
  public record Row(
      String by,
      String desk,
      Instant from,
      Instant until,
      long searches,
      long views,
      long taken,
      long changes,
      String subject,
      String reason,
      long firstLine) {}
}
