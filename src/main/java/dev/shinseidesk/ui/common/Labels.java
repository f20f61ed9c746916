package dev.shinseidesk.ui.common;

import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.portal.StatusMeaning;
import dev.shinseidesk.texts.Texts;
import java.util.List;
import java.util.Locale;

/** Words that don't stand in the bundles but in the profiles. */
public final class Labels {
  private Labels() {}

  /** What a clerk reads for a processing status. */
  public static String of(Texts texts, StatusMeaning status) {
    return texts.locale().equals(Locale.JAPANESE) ? status.labelJa() : status.labelEn();
  }

  /** The same by code; a code that the table doesn't know is shown itself. */
  public static String of(Texts texts, List<StatusMeaning> table, StatusCode code) {
    return table.stream()
        .filter(line -> line.code().equals(code))
        .findFirst()
        .map(line -> of(texts, line))
        .orElse(code.value());
  }
}
