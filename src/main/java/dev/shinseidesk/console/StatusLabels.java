package dev.shinseidesk.console;

import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.services.DeskServices;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The profile's words for status codes in one language. */
final class StatusLabels {
  private final Map<StatusCode, String> labels = new LinkedHashMap<>();

  StatusLabels(DeskServices services, Locale locale) {
    boolean japanese = locale.equals(Locale.JAPANESE);
    services
        .status()
        .table()
        .forEach(m -> labels.put(m.code(), japanese ? m.labelJa() : m.labelEn()));
  }

  Map<StatusCode, String> all() {
    return labels;
  }

  /** The label, or the code itself where the profile has none. */
  String of(StatusCode code) {
    return labels.getOrDefault(code, code.value());
  }
}
