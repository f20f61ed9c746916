package dev.shinseidesk.ui.common;

import dev.shinseidesk.application.JapaneseDates;
import dev.shinseidesk.texts.Texts;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Dates in date fields: shown in the window's language, read in era or western form. */
public final class EraDateConverter extends StringConverter<LocalDate> {
  private final Texts texts;

  /** Shows dates in this language. */
  public EraDateConverter(Texts texts) {
    this.texts = texts;
  }

  @Override
  public String toString(@Nullable LocalDate day) {
    return day == null ? "" : texts.day(day);
  }

  /**
   * Reads a date.
   *
   * @throws DateTimeParseException when it is none; the date field then keeps its former one
   */
  @Override
  public @Nullable LocalDate fromString(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    return JapaneseDates.parse(text)
        .orElseThrow(() -> new DateTimeParseException("no date", text, 0));
  }
}
