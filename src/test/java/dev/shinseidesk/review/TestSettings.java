package dev.shinseidesk.review;

import java.util.HashMap;

/** The shipped settings with one thing changed. */
final class TestSettings {
  private TestSettings() {}

  static ReviewSettings off(ReviewSettings settings, String rule) {
    return level(settings, rule, ReviewSettings.Level.OFF);
  }

  static ReviewSettings level(ReviewSettings s, String rule, ReviewSettings.Level level) {
    var rules = new HashMap<>(s.rules());
    rules.put(rule, level);
    return new ReviewSettings(
        s.version(),
        rules,
        s.shapes(),
        s.applicantItems(),
        s.births(),
        s.names(),
        s.signature(),
        s.reading(),
        s.duplicateWindowDays(),
        s.maxReasonCharacters());
  }

  static ReviewSettings bounds(ReviewSettings s, int maxOpened) {
    var r = s.reading();
    return new ReviewSettings(
        s.version(),
        s.rules(),
        s.shapes(),
        s.applicantItems(),
        s.births(),
        s.names(),
        s.signature(),
        new ReviewSettings.Reading(
            maxOpened,
            r.maxDocumentBytes(),
            r.maxSignatureBytes(),
            r.maxTextPages(),
            r.maxTextCharacters(),
            r.maxFindingsPerRule()),
        s.duplicateWindowDays(),
        s.maxReasonCharacters());
  }
}
