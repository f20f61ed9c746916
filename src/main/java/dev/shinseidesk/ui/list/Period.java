package dev.shinseidesk.ui.list;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Quick choices for the days of filing. */
public enum Period {
  /** No bound. */
  ALL,
  /** Filed today. */
  TODAY,
  /** Filed today or in the six days before. */
  WEEK,
  /** Filed today or in the 29 days before. */
  MONTH,
  /** Two days chosen by hand. */
  CUSTOM;

  /** First day; null for no bound and for {@link #CUSTOM}. */
  public @Nullable LocalDate from(LocalDate today) {
    return switch (this) {
      case TODAY -> today;
      case WEEK -> today.minusDays(6);
      case MONTH -> today.minusDays(29);
      case ALL, CUSTOM -> null;
    };
  }
}
