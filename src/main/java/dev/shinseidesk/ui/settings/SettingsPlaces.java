package dev.shinseidesk.ui.settings;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.ui.settings.SettingsViewModel.Place;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JsonPointer;

/** Finds the place a mistake is about: among its facts stands a JSON pointer. Static and pure. */
final class SettingsPlaces {
  /** A pointer alone, or at the beginning of a fact. */
  private static final Pattern POINTER = Pattern.compile("^#?(/[^\\s（(]*)");

  private SettingsPlaces() {}

  /**
   * The place of a mistake found while a file was checked: in the file its first fact names, which
   * may be another one, or else in this file; the file itself where the mistake names no place.
   */
  static Place of(String checked, Problem problem) {
    String first = problem.facts().isEmpty() ? "" : problem.facts().getFirst();
    String file = first.matches("[\\w.-]+\\.json") ? first : checked;
    for (String fact : problem.facts()) {
      Matcher matcher = POINTER.matcher(fact);
      if (matcher.find()) {
        return new Place(file, JsonPointer.compile(matcher.group(1)));
      }
    }
    return new Place(file, JsonPointer.empty());
  }
}
