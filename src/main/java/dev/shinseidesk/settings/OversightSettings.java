package dev.shinseidesk.settings;

import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The trail and what is masked, part of {@code office.json}.
 *
 * @param opens time of day work begins, HH:MM
 * @param closes time of day it ends
 * @param massPerHour searches and openings in an hour a report tells of
 * @param anchorFolder where signed heads go; null for nowhere
 * @param anchorHours how often
 * @param retentionYears years of a line
 * @param sensitiveProcedures codes masked until opened with a reason
 * @param reliefMinutes until what was opened is masked again
 * @param unmaskSeconds a number is shown
 */
public record OversightSettings(
    @Nullable String opens,
    @Nullable String closes,
    @Nullable Integer massPerHour,
    @Nullable String anchorFolder,
    @Nullable Integer anchorHours,
    @Nullable Integer retentionYears,
    @Nullable List<String> sensitiveProcedures,
    @Nullable Integer reliefMinutes,
    @Nullable Integer unmaskSeconds) {
  /** What holds where nothing is set. */
  public static final OversightSettings DEFAULT =
      new OversightSettings(null, null, null, null, null, null, null, null, null);

  /** When work begins. */
  public LocalTime opensAt() {
    return LocalTime.parse(opens == null ? "08:00" : opens);
  }

  /** When it ends. */
  public LocalTime closesAt() {
    return LocalTime.parse(closes == null ? "19:00" : closes);
  }

  /** Searches and openings in an hour. */
  public int mass() {
    return massPerHour == null ? 60 : massPerHour;
  }

  /** Hours between heads. */
  public int hours() {
    return anchorHours == null ? 24 : anchorHours;
  }

  /** Years of a line. */
  public int years() {
    return retentionYears == null ? 7 : retentionYears;
  }

  /** Codes of sensitive procedures. */
  public List<String> sensitive() {
    return sensitiveProcedures == null ? List.of() : List.copyOf(sensitiveProcedures);
  }

  /** Minutes of a release. */
  public int relief() {
    return reliefMinutes == null ? 15 : reliefMinutes;
  }

  /** Seconds a number is shown. */
  public int unmask() {
    return unmaskSeconds == null ? 20 : unmaskSeconds;
  }
}
